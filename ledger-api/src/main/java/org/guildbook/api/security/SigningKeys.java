package org.guildbook.api.security;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import java.text.ParseException;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The key the built-in issuer signs with, kept in the database so that tokens outlive a restart. */
final class SigningKeys {

    private static final int BITS = 2048;

    private final JdbcClient db;

    SigningKeys(JdbcClient db) {
        this.db = db;
    }

    /** The key of this installation; made at the first start, the same for every node. */
    RSAKey key() {
        return db.sql("SELECT jwk FROM app.signing_key WHERE only_one")
                .query(String.class)
                .optional()
                .map(SigningKeys::parse)
                .orElseGet(this::first);
    }

    private RSAKey first() {
        try {
            RSAKey made = new RSAKeyGenerator(BITS)
                    .keyID(UUID.randomUUID().toString())
                    .generate();
            db.sql("INSERT INTO app.signing_key (jwk) VALUES (:jwk) ON CONFLICT DO NOTHING")
                    .param("jwk", made.toJSONString())
                    .update();
        } catch (JOSEException e) {
            throw new IllegalStateException("every Java platform makes RSA keys of " + BITS + " bits", e);
        }
        // Another node may have been faster: whatever stands in the database is the key.
        return parse(db.sql("SELECT jwk FROM app.signing_key WHERE only_one")
                .query(String.class)
                .single());
    }

    private static RSAKey parse(String jwk) {
        try {
            return RSAKey.parse(jwk);
        } catch (ParseException e) {
            throw new IllegalStateException("app.signing_key does not hold an RSA key", e);
        }
    }
}
