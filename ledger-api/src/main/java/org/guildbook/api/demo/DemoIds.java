package org.guildbook.api.demo;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;

/** Ids that follow from the seed: version 7 in shape, ordered by number, the same at every start. */
final class DemoIds {

    /** 2025-01-01T00:00:00Z; part of the ids, so that it must not follow the clock. */
    private static final long EPOCH_MILLIS = 1_735_689_600_000L;

    private final String prefix;

    /** Another size is another community. */
    DemoIds(long seed, int members) {
        this.prefix = seed + "/" + members;
    }

    /** The id of the thing of that kind and number. */
    UUID of(String kind, int number) {
        byte[] digest = sha256(prefix + "/" + kind + "/" + number);
        ByteBuffer random = ByteBuffer.wrap(digest);
        long high = ((EPOCH_MILLIS + number) << 16) | 0x7000L | (random.getShort() & 0x0fffL);
        long low = (random.getLong() & 0x3fff_ffff_ffff_ffffL) | 0x8000_0000_0000_0000L;
        return new UUID(high, low);
    }

    /** Stands for a document nobody has to see, for example minutes or a bank's reference. */
    byte[] document(String name) {
        return sha256(prefix + "/document/" + name);
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
