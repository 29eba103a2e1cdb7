package org.guildbook.projections.runtime;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.guildbook.values.Sha256;
import org.springframework.jdbc.core.simple.JdbcClient;

/** SHA-256 over the rows of each table of a read model, in the byte order of their text. */
public final class ReadModelDigest {

    /** By table. */
    public static Map<String, Sha256> of(JdbcClient db, Projection projection) {
        return of(db, projection, ProjectionSchema.NAME);
    }

    static Map<String, Sha256> of(JdbcClient db, Projection projection, String schema) {
        Map<String, Sha256> digests = new LinkedHashMap<>();
        for (String table : projection.tables()) {
            MessageDigest digest = sha256();
            db.sql("SELECT t::text AS line FROM " + schema + "." + table + " t ORDER BY t::text COLLATE \"C\"")
                    .query(row -> {
                        digest.update(row.getString("line").getBytes(StandardCharsets.UTF_8));
                        digest.update((byte) '\n');
                    });
            digests.put(table, Sha256.of(digest.digest()));
        }
        return digests;
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("every Java platform has SHA-256", missing);
        }
    }

    private ReadModelDigest() {}
}
