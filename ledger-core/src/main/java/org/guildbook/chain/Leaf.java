package org.guildbook.chain;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
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

    // Where eight characters begin that are looked at together.
    private static final int YEAR_MONTH = 0;
    private static final int MONTH_DAY = 3;
    private static final int CLOCK = 11;
    private static final int FRACTION = 19;

    private static final VarHandle WORDS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long HIGH_HALVES = 0xf0f0_f0f0_f0f0_f0f0L;
    private static final byte[] MORE = new byte[TIME.length];

    static {
        for (int i = 0; i < TIME.length; i++) {
            MORE[i] = (byte) (TIME[i] == '0' ? 0xf - 9 : 0xf);
        }
    }

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
        long yearMonth = pairs(bytes, from, YEAR_MONTH);
        long monthDay = pairs(bytes, from, MONTH_DAY);
        long clock = pairs(bytes, from, CLOCK);
        long fraction = pairs(bytes, from, FRACTION);
        if ((yearMonth | monthDay | clock | fraction) < 0) {
            return NO_TIME;
        }
        int year = 100 * pair(yearMonth, 0) + pair(yearMonth, 2);
        int month = pair(yearMonth, 5);
        int day = pair(monthDay, 5);
        int hour = pair(clock, 0);
        int minute = pair(clock, 3);
        int second = pair(clock, 6);
        if (month < 1 || month > 12 || day < 1 || hour > 23 || minute > 59 || second > 59) {
            return NO_TIME;
        }
        if (day > 28 && day > YearMonth.of(year, month).lengthOfMonth()) {
            return NO_TIME;
        }
        long seconds = 60L * (60L * (24L * daysSince1970(year, month, day) + hour) + minute) + second;
        return 1_000_000L * seconds + 10_000L * pair(fraction, 1) + 100L * pair(fraction, 3) + pair(fraction, 5);
    }

    /** Counts from the first of March, so that the leap day comes last in its year; every 400 years have as many days. */
    private static long daysSince1970(int year, int month, int day) {
        int sinceMarch = (month + 9) % 12;
        long marchYear = month > 2 ? year : year - 1L;
        long leapDays = Math.floorDiv(marchYear, 4) - Math.floorDiv(marchYear, 100) + Math.floorDiv(marchYear, 400);
        return 365 * marchYear + leapDays + (153 * sinceMarch + 2) / 5 + day - 1 - DAYS_BEFORE_1970;
    }

    /** Takes each of eight characters and the one behind it for a number; negative if they do not have the form. */
    private static long pairs(byte[] bytes, int from, int place) {
        long digits = (long) WORDS.get(bytes, from + place) ^ (long) WORDS.get(TIME, place);
        // What is more than a digit, or more than 0 elsewhere, reaches the higher half of its byte.
        boolean fits = ((digits | digits + (long) WORDS.get(MORE, place)) & HIGH_HALVES) == 0;
        return fits ? 10 * digits + (digits >>> Byte.SIZE) : -1;
    }

    private static int pair(long pairs, int index) {
        return (int) (pairs >>> (Byte.SIZE * index)) & 0xff;
    }
}
