package org.guildbook.api.vault;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.guildbook.api.vault.PersonalData.Field;
import org.guildbook.decision.Refused;
import org.guildbook.values.CommunityId;
import org.guildbook.values.PartyId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Personal data, each field encrypted under the key of its party. */
public final class Vault {

    private final PartyKeys keys;
    private final JdbcClient db;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Vault(PartyKeys keys, JdbcClient db, TransactionTemplate transaction, Clock clock) {
        this.keys = keys;
        this.db = db;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** Puts these data in place of what was known of the party; refused as {@code vault-record-erased} after an erasure. */
    public void put(CommunityId community, PartyId party, PersonalData data) {
        VaultKey key = keys.findOrMake(community, party).orElseThrow(() -> new Refused("vault-record-erased"));
        transaction.executeWithoutResult(_ -> {
            forget(community, party);
            data.fields().forEach((field, value) -> insert(community, party, field, value, key));
        });
    }

    private void insert(CommunityId community, PartyId party, Field field, String value, VaultKey key) {
        byte[] sealed = key.seal(value.getBytes(StandardCharsets.UTF_8), context(community, party, field));
        db.sql("""
                        INSERT INTO vault.personal_data (community, party, field, sealed, changed_at)
                        VALUES (:community, :party, :field, :sealed, :now)
                        ON CONFLICT (community, party, field)
                        DO UPDATE SET sealed = excluded.sealed, changed_at = excluded.changed_at""")
                .param("community", community.value())
                .param("party", party.value())
                .param("field", field.name())
                .param("sealed", sealed)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }

    /** What is known of the party; empty if nothing is, or nothing any more. */
    public Optional<PersonalData> find(CommunityId community, PartyId party) {
        return keys.find(community, party)
                .map(key -> PersonalData.of(fields(community, party, key)))
                .filter(data -> !data.fields().isEmpty());
    }

    private Map<Field, String> fields(CommunityId community, PartyId party, VaultKey key) {
        Map<Field, String> fields = new EnumMap<>(Field.class);
        db.sql("SELECT field, sealed FROM vault.personal_data WHERE community = :community AND party = :party")
                .param("community", community.value())
                .param("party", party.value())
                .query((row, _) -> {
                    Field field = Field.valueOf(row.getString("field"));
                    byte[] plain = key.open(row.getBytes("sealed"), context(community, party, field));
                    return fields.put(field, new String(plain, StandardCharsets.UTF_8));
                })
                .list();
        return fields;
    }

    /** Destroys the key of the party, then deletes what it had sealed; again, if that was restored. */
    public void erase(CommunityId community, PartyId party) {
        if (!keys.isDestroyed(community, party)) {
            keys.destroy(community, party);
        }
        forget(community, party);
    }

    private void forget(CommunityId community, PartyId party) {
        db.sql("DELETE FROM vault.personal_data WHERE community = :community AND party = :party")
                .param("community", community.value())
                .param("party", party.value())
                .update();
    }

    /** So that no row can stand in for another. */
    private static String context(CommunityId community, PartyId party, Field field) {
        return community + "/" + party + "/" + field;
    }
}
