package org.guildbook.chain;

import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.NoSuchProviderException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** {@link EntryHash#of} and {@link Seal#of} for one thread that computes very many, of bytes where they lie. */
public final class EntryDigests {

    private static final String SEAL = "HmacSHA256";

    private final MessageDigest sha256;
    private final Mac hmac;

    public EntryDigests() {
        try {
            this.sha256 = MessageDigest.getInstance("SHA-256", "SUN");
            this.hmac = Mac.getInstance(SEAL, "SunJCE");
        } catch (NoSuchAlgorithmException | NoSuchProviderException e) {
            throw new IllegalStateException("this Java has no SHA-256", e);
        }
    }

    /** The hash of the leaf {@code [from, to)}. */
    public byte[] hash(byte[] bytes, int from, int to) {
        sha256.update((byte) 0);
        sha256.update(bytes, from, to - from);
        return sha256.digest();
    }

    /** The seal of the sealed part {@code [from, to)} under the salt that begins at {@code salt}. */
    public byte[] seal(byte[] bytes, int salt, int from, int to) {
        try {
            hmac.init(new SecretKeySpec(bytes, salt, Seal.SALT_BYTES, SEAL));
        } catch (InvalidKeyException e) {
            throw new IllegalStateException("a salt is a key", e);
        }
        hmac.update(bytes, from, to - from);
        return hmac.doFinal();
    }
}
