package org.guildbook.chain;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Reads lowercase hex digits where they lie, eight at a time. */
public final class LowercaseHex {

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle INTS = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle BIG_ENDIAN = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);

    // A byte eight times over.
    private static final long ONES = 0x0101_0101_0101_0101L;
    private static final long HIGH_HALVES = 0xf0f0_f0f0_f0f0_f0f0L;
    private static final long ZEROS = '0' * ONES;

    /** What is between 9 and a in ASCII. */
    private static final int GAP = 'a' - '9' - 1;

    private static final long EVERY_SECOND = 0x00ff_00ff_00ff_00ffL;

    private LowercaseHex() {}

    /**
     * Decodes {@code 2 * into.length} digits; the length is a multiple of four.
     *
     * @return whether they all are digits; if not, {@code into} holds something
     */
    public static boolean decode(byte[] text, int from, byte[] into) {
        long all = 0;
        for (int at = 0; at < into.length; at += Integer.BYTES) {
            long number = number((long) LONGS.get(text, from + 2 * at));
            all |= number;
            BIG_ENDIAN.set(into, at, (int) number);
        }
        return all >= 0;
    }

    /** The number that eight digits write; negative if one of them is none. */
    public static long number(byte[] text, int from) {
        return number((long) LONGS.get(text, from));
    }

    /** The number that four digits write, and four more elsewhere; negative if one of them is none. */
    public static long number(byte[] text, int from, int further) {
        return number(Integer.toUnsignedLong((int) INTS.get(text, from))
                | ((long) (int) INTS.get(text, further) << Integer.SIZE));
    }

    /** Works on all digits at once, the first in the lowest byte. */
    private static long number(long digits) {
        long letters = (digits >>> 6) & ONES;
        // At most 24, so that no sum below runs over into the next byte.
        long values = (digits & ~HIGH_HALVES) + 9 * letters;
        boolean right = digits == values + ZEROS + GAP * letters
                && (values & HIGH_HALVES) == 0
                && (((values + 6 * ONES) >>> 4) & ONES) == letters;
        long bytes = (values << 4) | (values >>> Byte.SIZE);
        return right ? Integer.toUnsignedLong(Integer.reverseBytes((int) Long.compress(bytes, EVERY_SECOND))) : -1;
    }
}
