package org.guildbook.api.vault;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.guildbook.axon.Receipt;
import org.guildbook.decision.Refused;
import org.guildbook.events.PrivacyEvent.PersonalField;
import org.guildbook.events.PrivacyEvent.VaultRef;
import org.guildbook.values.CommunityId;
import org.guildbook.values.PartyId;
import org.guildbook.values.Sha256;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Personal data, each field encrypted under the key of its party.
 *
 * <p>A record is laid down first and counts once a fact on the ledger names it; until then the one before counts.
 */
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

    /**
     * A field in force, and what its commitment on the ledger opens with.
     *
     * @param salt of the commitment, 64 hex digits; SHA-256 over its bytes and the text is the commitment
     */
    public record Opened(PersonalField field, int version, String salt, Sha256 commitment, String text) {}

    /**
     * Lays the data down, has the fact recorded that names them, and puts them in force; or forgets them, if none was.
     *
     * @param fact submits the command with these references; may throw {@link Refused}
     */
    public Receipt record(
            CommunityId community, PartyId party, PersonalData data, Function<List<VaultRef>, Receipt> fact) {
        List<VaultRef> refs = lay(community, party, data);
        Receipt receipt;
        try {
            receipt = fact.apply(refs);
        } catch (Refused refused) {
            drop(community, party, refs);
            throw refused;
        }
        if (receipt.recorded() && !receipt.repeated()) {
            enforce(community, party, refs);
        } else {
            drop(community, party, refs);
        }
        return receipt;
    }

    /** Lays down a record beside the one in force; refused as {@code vault-record-erased} after an erasure. */
    List<VaultRef> lay(CommunityId community, PartyId party, PersonalData data) {
        VaultKey key = key(community, party);
        return transaction.execute(_ -> {
            int version = db.sql("""
                            INSERT INTO vault.record (community, party, newest) VALUES (:community, :party, 1)
                            ON CONFLICT (community, party) DO UPDATE SET newest = record.newest + 1
                            RETURNING newest""")
                    .param("community", community.value())
                    .param("party", party.value())
                    .query(Integer.class)
                    .single();
            List<VaultRef> refs = new ArrayList<>();
            data.fields().forEach((field, text) -> {
                Place place = new Place(community, party, field, version);
                insert(place, text, key);
                refs.add(new VaultRef(field, version, commitment(salt(key, place), text)));
            });
            return List.copyOf(refs);
        });
    }

    private void insert(Place place, String text, VaultKey key) {
        db.sql("""
                        INSERT INTO vault.personal_data (community, party, field, version, sealed, changed_at)
                        VALUES (:community, :party, :field, :version, :sealed, :now)""")
                .param("community", place.community.value())
                .param("party", place.party.value())
                .param("field", place.field.name())
                .param("version", place.version)
                .param("sealed", key.seal(text.getBytes(StandardCharsets.UTF_8), place.toString()))
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }

    /** Forgets what was laid down and not recorded. */
    void drop(CommunityId community, PartyId party, List<VaultRef> refs) {
        refs.forEach(ref -> db.sql("""
                        DELETE FROM vault.personal_data d
                        WHERE community = :community AND party = :party AND field = :field AND version = :version
                          AND NOT EXISTS (SELECT FROM vault.record r WHERE r.community = d.community
                                          AND r.party = d.party AND r.in_force = d.version)""")
                .param("community", community.value())
                .param("party", party.value())
                .param("field", ref.field().name())
                .param("version", ref.version())
                .update());
    }

    /** A fact names the record: it counts, and all before it are forgotten. A second time, and too late, it changes nothing. */
    public void enforce(CommunityId community, PartyId party, List<VaultRef> refs) {
        int version = refs.stream().mapToInt(VaultRef::version).max().orElse(0);
        transaction.executeWithoutResult(_ -> {
            int changed = db.sql("""
                            UPDATE vault.record SET in_force = :version
                            WHERE community = :community AND party = :party AND coalesce(in_force, 0) < :version""")
                    .param("community", community.value())
                    .param("party", party.value())
                    .param("version", version)
                    .update();
            if (changed > 0) {
                db.sql("""
                                DELETE FROM vault.personal_data
                                WHERE community = :community AND party = :party AND version < :version""")
                        .param("community", community.value())
                        .param("party", party.value())
                        .param("version", version)
                        .update();
            }
        });
    }

    /** What is known of the party; empty if nothing is, or nothing any more. */
    public Optional<PersonalData> find(CommunityId community, PartyId party) {
        return Optional.ofNullable(find(community, List.of(party)).get(party));
    }

    /** What is known of some parties; those of whom nothing is are left out. */
    public Map<PartyId, PersonalData> find(CommunityId community, Collection<PartyId> parties) {
        Map<PartyId, Map<PersonalField, String>> found = new HashMap<>();
        read(community, parties)
                .forEach((party, opened) ->
                        opened.forEach(each -> found.computeIfAbsent(party, _ -> new EnumMap<>(PersonalField.class))
                                .put(each.field(), each.text())));
        Map<PartyId, PersonalData> data = new HashMap<>();
        found.forEach((party, fields) -> data.put(party, PersonalData.of(fields)));
        return data;
    }

    /** Every field in force with the opening of its commitment, for the party itself. */
    public List<Opened> openings(CommunityId community, PartyId party) {
        return read(community, List.of(party)).getOrDefault(party, List.of());
    }

    private Map<PartyId, List<Opened>> read(CommunityId community, Collection<PartyId> parties) {
        Map<PartyId, VaultKey> found = new HashMap<>();
        parties.forEach(party -> keys.find(community, party).ifPresent(key -> found.put(party, key)));
        Map<PartyId, List<Opened>> opened = new HashMap<>();
        db.sql("""
                        SELECT d.party, d.field, d.version, d.sealed FROM vault.personal_data d
                        JOIN vault.record r ON r.community = d.community AND r.party = d.party AND r.in_force = d.version
                        WHERE d.community = :community AND d.party = ANY(:parties) ORDER BY d.field""")
                .param("community", community.value())
                .param("parties", found.keySet().stream().map(PartyId::value).toArray(UUID[]::new))
                .query(row -> {
                    PartyId party = new PartyId(row.getObject("party", UUID.class));
                    Place place = new Place(
                            community, party, PersonalField.valueOf(row.getString("field")), row.getInt("version"));
                    VaultKey key = found.get(party);
                    if (key != null) {
                        opened.computeIfAbsent(party, _ -> new ArrayList<>())
                                .add(open(key, place, row.getBytes("sealed")));
                    }
                });
        return opened;
    }

    private static Opened open(VaultKey key, Place place, byte[] sealed) {
        String text = new String(key.open(sealed, place.toString()), StandardCharsets.UTF_8);
        byte[] salt = salt(key, place);
        return new Opened(place.field, place.version, HexFormat.of().formatHex(salt), commitment(salt, text), text);
    }

    /**
     * What the ledger may keep of a request with personal data, to tell a repetition from another request: nobody can guess the
     * data from it who has not the party's key, and after an erasure nobody has.
     *
     * @param sha256 of the request, 64 hex digits, as the result
     */
    public String blind(CommunityId community, PartyId party, String sha256) {
        return HexFormat.of().formatHex(key(community, party).derive("request/" + sha256));
    }

    /** Whether anything was ever kept of the party; erased data count. */
    public boolean knew(CommunityId community, PartyId party) {
        return keys.find(community, party).isPresent() || keys.isDestroyed(community, party);
    }

    private VaultKey key(CommunityId community, PartyId party) {
        return keys.findOrMake(community, party).orElseThrow(() -> new Refused("vault-record-erased"));
    }

    /** Destroys the key of the party, then deletes what it had sealed; again, if that was restored. */
    public void erase(CommunityId community, PartyId party) {
        if (!keys.isDestroyed(community, party)) {
            keys.destroy(community, party);
        }
        for (String table : List.of("personal_data", "record")) {
            db.sql("DELETE FROM vault." + table + " WHERE community = :community AND party = :party")
                    .param("community", community.value())
                    .param("party", party.value())
                    .update();
        }
        Words.forget(db, community, party);
    }

    /** It follows from the key, so that it is gone when the key is. */
    private static byte[] salt(VaultKey key, Place place) {
        return key.derive("salt/" + place);
    }

    private static Sha256 commitment(byte[] salt, String text) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(salt);
            return Sha256.of(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** Where a field lies; bound to its bytes, so that no row can stand in for another. */
    private record Place(CommunityId community, PartyId party, PersonalField field, int version) {

        @Override
        public String toString() {
            return community + "/" + party + "/" + field + "/" + version;
        }
    }
}
