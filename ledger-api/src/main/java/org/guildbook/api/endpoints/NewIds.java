package org.guildbook.api.endpoints;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.UUID;

/**
 * Ids of new things, derived from the request's key: a repeated request asks for the same thing.
 *
 * <p>The layout is that of UUIDv7 with the day of the deed as time stamp, so that index pages fill in order.
 */
final class NewIds {

    private static final int VERSION = 7;

    /** The id that {@code key} gives to the thing with that role, for example {@code payment}. */
    static UUID derive(LocalDate day, String key, String role) {
        ByteBuffer hash = ByteBuffer.wrap(sha256((key + "\n" + role).getBytes(StandardCharsets.UTF_8)));
        long millis = Math.max(0, day.atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli());
        long high = (millis << 16) | (VERSION << 12) | (hash.getLong() & 0x0FFF);
        long low = (hash.getLong() & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L;
        return new UUID(high, low);
    }

    static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private NewIds() {}
}
