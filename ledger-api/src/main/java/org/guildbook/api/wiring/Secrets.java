package org.guildbook.api.wiring;

import java.security.SecureRandom;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Random keys of this installation: made once, the same on every node and after every restart. */
final class Secrets {

    private static final int BYTES = 32;

    private final JdbcClient db;

    Secrets(JdbcClient db) {
        this.db = db;
    }

    /** The 32 bytes of that name. */
    byte[] of(String name) {
        byte[] fresh = new byte[BYTES];
        new SecureRandom().nextBytes(fresh);
        db.sql("INSERT INTO app.secret (name, bytes) VALUES (:name, :bytes) ON CONFLICT (name) DO NOTHING")
                .param("name", name)
                .param("bytes", fresh)
                .update();
        return db.sql("SELECT bytes FROM app.secret WHERE name = :name")
                .param("name", name)
                .query(byte[].class)
                .single();
    }
}
