package org.guildbook.chain;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/** The open bytes of an entry: one line of canonical JSON, the preimage of {@link EntryHash#of}. */
public final class Leaf {

    /** Longest leaf: its length fits the two bytes that a tile of entries gives it. */
    public static final int MAX_BYTES = 65_535;

    /** The value of the field {@code v}. */
    public static final int VERSION = 1;

    private static final DateTimeFormatter MICROSECONDS = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private Leaf() {}

    /**
     * The leaf, if it fits.
     *
     * @throws TooLargeException beyond {@link #MAX_BYTES}
     */
    public static byte[] withinLimit(byte[] leaf) {
        if (leaf.length > MAX_BYTES) {
            throw new TooLargeException("leaf", leaf.length, MAX_BYTES);
        }
        return leaf;
    }

    /** Writes a time with exactly six decimals; it must be truncated to microseconds. */
    public static String time(Instant at) {
        if (!at.equals(at.truncatedTo(ChronoUnit.MICROS))) {
            throw new IllegalArgumentException("finer than microseconds: " + at);
        }
        return MICROSECONDS.format(at);
    }
}
