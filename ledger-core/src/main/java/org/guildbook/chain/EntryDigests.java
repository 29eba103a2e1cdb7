package org.guildbook.chain;

import java.security.DigestException;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.NoSuchProviderException;
import java.util.Arrays;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** {@link EntryHash#of} and {@link Seal#of} for one thread that computes very many, of bytes where they lie. */
public final class EntryDigests {

    private static final String SEAL = "HmacSHA256";

    private final MessageDigest sha256;
    private final Mac hmac;
    private final byte[] node = new byte[1 + 2 * EntryHash.BYTES];

    public EntryDigests() {
        try {
            this.sha256 = MessageDigest.getInstance("SHA-256", "SUN");
            this.hmac = Mac.getInstance(SEAL, "SunJCE");
            this.node[0] = EntryHash.NODE;
        } catch (NoSuchAlgorithmException | NoSuchProviderException e) {
            throw new IllegalStateException("this Java has no SHA-256", e);
        }
    }

    /** The hash of the leaf {@code [from, to)}. */
    public byte[] hash(byte[] bytes, int from, int to) {
        sha256.update(EntryHash.LEAF);
        sha256.update(bytes, from, to - from);
        return sha256.digest();
    }

    /**
     * Puts the hash of the leaf {@code [from, to)} into the place of number {@code index} in {@code hashes}.
     *
     * <p>Overwrites the byte before the leaf with the one that the hash begins with: all of it in one run takes less time.
     */
    public void hash(byte[] bytes, int from, int to, byte[] hashes, int index) {
        bytes[from - 1] = EntryHash.LEAF;
        sha256.update(bytes, from - 1, to - from + 1);
        digest(hashes, index);
    }

    /** The root of a full subtree, over hashes that lie one after the other; there must be a power of two of them. */
    public byte[] root(byte[] hashes) {
        byte[] level = hashes.clone();
        for (int nodes = level.length / EntryHash.BYTES / 2; nodes > 0; nodes /= 2) {
            for (int i = 0; i < nodes; i++) {
                System.arraycopy(level, 2 * i * EntryHash.BYTES, node, 1, 2 * EntryHash.BYTES);
                sha256.update(node);
                digest(level, i);
            }
        }
        return Arrays.copyOf(level, EntryHash.BYTES);
    }

    private void digest(byte[] hashes, int index) {
        try {
            sha256.digest(hashes, index * EntryHash.BYTES, EntryHash.BYTES);
        } catch (DigestException e) {
            throw new IllegalArgumentException("no place for hash " + index, e);
        }
    }

    /** The seal of the sealed part {@code [from, to)} under the salt that begins at {@code salt}. */
    public byte[] seal(byte[] bytes, int salt, int from, int to) {
        return seal(new SecretKeySpec(bytes, salt, Seal.SALT_BYTES, SEAL), bytes, from, to);
    }

    /** The seal of the sealed part {@code [from, to)} under a salt from elsewhere. */
    public byte[] seal(byte[] salt, byte[] bytes, int from, int to) {
        return seal(new SecretKeySpec(salt, SEAL), bytes, from, to);
    }

    private byte[] seal(SecretKeySpec salt, byte[] bytes, int from, int to) {
        try {
            hmac.init(salt);
        } catch (InvalidKeyException e) {
            throw new IllegalStateException("a salt is a key", e);
        }
        hmac.update(bytes, from, to - from);
        return hmac.doFinal();
    }
}
