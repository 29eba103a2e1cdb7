package org.guildbook.journal;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.UUID;

/**
 * The short keys of the table {@code journal.tag}: hashes, so that a row takes a third of the place and names nobody.
 *
 * <p>Two tags may share a key, if hardly ever: what the index finds is compared with the tags in the sealed bytes.
 */
final class IndexKeys {

    /** What keeps parties apart from tags. */
    static final byte[] PARTY = "party\0".getBytes(StandardCharsets.UTF_8);

    private IndexKeys() {}

    static long tag(UUID community, String tag) {
        return hash(digest(), community, tag);
    }

    /** The keys of tags, in their order. */
    static long[] tags(UUID community, List<String> tags) {
        MessageDigest sha256 = digest();
        return tags.stream().mapToLong(tag -> hash(sha256, community, tag)).toArray();
    }

    /** Apart from every tag, since no tag contains the byte 0. */
    static long party(UUID community, String party) {
        return hash(digest(), community, "party\0" + party);
    }

    /**
     * The key of a tag, or of a party after {@link #PARTY}, without making objects.
     *
     * @param community its 16 bytes
     * @param text UTF-8
     */
    static long of(MessageDigest sha256, byte[] community, byte[] prefix, byte[] text, int from, int to) {
        sha256.update(community);
        sha256.update(prefix);
        sha256.update(text, from, to - from);
        return ByteBuffer.wrap(sha256.digest()).getLong();
    }

    static int type(String type) {
        return ByteBuffer.wrap(digest().digest(type.getBytes(StandardCharsets.UTF_8)))
                .getInt();
    }

    private static long hash(MessageDigest sha256, UUID community, String text) {
        sha256.update(ByteBuffer.allocate(2 * Long.BYTES)
                .putLong(community.getMostSignificantBits())
                .putLong(community.getLeastSignificantBits())
                .flip());
        return ByteBuffer.wrap(sha256.digest(text.getBytes(StandardCharsets.UTF_8)))
                .getLong();
    }

    static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java has no SHA-256", e);
        }
    }
}
