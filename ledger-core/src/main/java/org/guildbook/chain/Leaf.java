package org.guildbook.chain;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.YearMonth;
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

    /** What {@link #micros} says of bytes that are no time. */
    public static final long NO_TIME = Long.MIN_VALUE;

    /** From the first of March of the year 0. */
    private static final int DAYS_BEFORE_1970 = 719_468;

    private static final byte[] TIME = "0000-00-00T00:00:00.000000Z".getBytes(StandardCharsets.US_ASCII);

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

    /**
     * Reads what {@link #time} writes of the years 0 to 9999, many times faster than {@link Instant#parse}.
     *
     * @return microseconds since 1970, or {@link #NO_TIME}
     */
    public static long micros(byte[] bytes, int from, int to) {
        if (to - from != TIME.length) {
            return NO_TIME;
        }
        for (int i = 0; i < TIME.length; i++) {
            boolean fits = TIME[i] == '0' ? isDigit(bytes[from + i]) : bytes[from + i] == TIME[i];
            if (!fits) {
                return NO_TIME;
            }
        }
        int year = number(bytes, from, 4);
        int month = number(bytes, from + 5, 2);
        int day = number(bytes, from + 8, 2);
        int hour = number(bytes, from + 11, 2);
        int minute = number(bytes, from + 14, 2);
        int second = number(bytes, from + 17, 2);
        if (month < 1 || month > 12 || day < 1 || hour > 23 || minute > 59 || second > 59) {
            return NO_TIME;
        }
        if (day > 28 && day > YearMonth.of(year, month).lengthOfMonth()) {
            return NO_TIME;
        }
        long seconds = 60L * (60L * (24L * daysSince1970(year, month, day) + hour) + minute) + second;
        return 1_000_000L * seconds + number(bytes, from + 20, 6);
    }

    /** Counts from the first of March, so that the leap day comes last in its year; every 400 years have as many days. */
    private static long daysSince1970(int year, int month, int day) {
        int sinceMarch = (month + 9) % 12;
        long marchYear = month > 2 ? year : year - 1L;
        long leapDays = Math.floorDiv(marchYear, 4) - Math.floorDiv(marchYear, 100) + Math.floorDiv(marchYear, 400);
        return 365 * marchYear + leapDays + (153 * sinceMarch + 2) / 5 + day - 1 - DAYS_BEFORE_1970;
    }

    private static boolean isDigit(byte b) {
        return b >= '0' && b <= '9';
    }

    private static int number(byte[] bytes, int from, int digits) {
        int number = 0;
        for (int at = from; at < from + digits; at++) {
            number = 10 * number + bytes[at] - '0';
        }
        return number;
    }
}
