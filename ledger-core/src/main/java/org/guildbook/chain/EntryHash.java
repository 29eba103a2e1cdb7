package org.guildbook.chain;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.NoSuchProviderException;
import java.util.UUID;

/**
 * The hashes of RFC 6962: of an entry's leaf and of a node of the Merkle tree above it.
 *
 * <p>The leaf hash is also the chain link, so one hash names an entry everywhere.
 */
public final class EntryHash {

    /** Length of every hash, in bytes. */
    public static final int BYTES = 32;

    /** How the name of every community's log begins; its id follows. */
    public static final String ORIGIN_PREFIX = "guildbook.org/log/";

    /** Begins the preimage of a leaf's hash. */
    static final byte LEAF = 0;
    /** Begins the preimage of a node. */
    static final byte NODE = 1;

    private EntryHash() {}

    /** SHA-256(0x00 ‖ leaf). */
    public static byte[] of(byte[] leaf) {
        MessageDigest digest = sha256();
        digest.update(LEAF);
        return digest.digest(leaf);
    }

    /** SHA-256(0x01 ‖ left ‖ right). */
    static byte[] node(byte[] left, byte[] right) {
        MessageDigest digest = sha256();
        digest.update(NODE);
        digest.update(left);
        return digest.digest(right);
    }

    /** SHA-256 of nothing, the root of a tree without leaves. */
    static byte[] empty() {
        return sha256().digest();
    }

    /** The name of a community's log, which is also the name of its key. */
    public static String origin(UUID community) {
        return ORIGIN_PREFIX + community;
    }

    /** What the first entry of a log names as its predecessor: SHA-256 of the origin line with its newline. */
    public static byte[] beforeFirst(UUID community) {
        return sha256().digest((origin(community) + "\n").getBytes(StandardCharsets.US_ASCII));
    }

    /** SHA-256 of the parts, one after the other. */
    static byte[] sha256(byte[]... parts) {
        MessageDigest digest = sha256();
        for (byte[] part : parts) {
            digest.update(part);
        }
        return digest.digest();
    }

    private static MessageDigest sha256() {
        try {
            // By name of the provider: it uses the processor's SHA instructions, others are many times slower.
            return MessageDigest.getInstance("SHA-256", "SUN");
        } catch (NoSuchAlgorithmException | NoSuchProviderException e) {
            throw new IllegalStateException("this Java has no SHA-256", e);
        }
    }
}
