package org.guildbook.api.vault;

import java.util.Optional;
import java.util.UUID;
import org.guildbook.decision.Refused;
import org.guildbook.values.CommunityId;
import org.guildbook.values.PartyId;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Files with personal data, for as long as they are worked on; each under a key of its own. */
public final class KeptFiles {

    private final PartyKeys keys;
    private final JdbcClient db;

    KeptFiles(PartyKeys keys, JdbcClient db) {
        this.keys = keys;
        this.db = db;
    }

    /** Keeps the file unless one is kept under the id; refused as {@code vault-record-erased} if one was. */
    public void keep(CommunityId community, UUID id, byte[] file) {
        VaultKey key =
                keys.findOrMake(community, new PartyId(id)).orElseThrow(() -> new Refused("vault-record-erased"));
        db.sql("""
                        INSERT INTO vault.kept_file (community, id, sealed) VALUES (:community, :id, :sealed)
                        ON CONFLICT (community, id) DO NOTHING""")
                .param("community", community.value())
                .param("id", id)
                .param("sealed", key.seal(file, context(community, id)))
                .update();
    }

    /** The file; empty if there is none, or none any more. */
    public Optional<byte[]> find(CommunityId community, UUID id) {
        return keys.find(community, new PartyId(id))
                .flatMap(key -> db.sql("SELECT sealed FROM vault.kept_file WHERE community = :community AND id = :id")
                        .param("community", community.value())
                        .param("id", id)
                        .query(byte[].class)
                        .optional()
                        .map(bytes -> key.open(bytes, context(community, id))));
    }

    /** Destroys the key of the file, then deletes it. */
    public void forget(CommunityId community, UUID id) {
        keys.destroy(community, new PartyId(id));
        db.sql("DELETE FROM vault.kept_file WHERE community = :community AND id = :id")
                .param("community", community.value())
                .param("id", id)
                .update();
    }

    private static String context(CommunityId community, UUID id) {
        return community + "/file/" + id;
    }
}
