package org.guildbook.chain;

import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.security.NoSuchProviderException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Binds the sealed bytes of an entry to its leaf: HMAC-SHA-256(salt, sealed).
 *
 * <p>Whoever holds salt and sealed bytes can prove them; without the salt nobody can guess them from the seal, and once
 * both are destroyed the seal says nothing.
 */
public final class Seal {

    /** Length of the salt, drawn at random for each entry. */
    public static final int SALT_BYTES = 32;

    /** Longest sealed part. */
    public static final int MAX_SEALED_BYTES = 262_144;

    private static final String ALGORITHM = "HmacSHA256";

    private Seal() {}

    /**
     * The sealed bytes, if they fit.
     *
     * @throws TooLargeException beyond {@link #MAX_SEALED_BYTES}
     */
    public static byte[] withinLimit(byte[] sealed) {
        if (sealed.length > MAX_SEALED_BYTES) {
            throw new TooLargeException("sealed part", sealed.length, MAX_SEALED_BYTES);
        }
        return sealed;
    }

    /** The seal, 32 bytes. */
    public static byte[] of(byte[] salt, byte[] sealed) {
        if (salt.length != SALT_BYTES) {
            throw new IllegalArgumentException("a salt has 32 bytes, not " + salt.length);
        }
        try {
            Mac mac = Mac.getInstance(ALGORITHM, "SunJCE");
            mac.init(new SecretKeySpec(salt, ALGORITHM));
            return mac.doFinal(sealed);
        } catch (NoSuchAlgorithmException | NoSuchProviderException | InvalidKeyException e) {
            throw new IllegalStateException("this Java has no HMAC-SHA-256", e);
        }
    }
}
