package org.guildbook.chain;

import java.util.Arrays;

/** Reads lowercase hex digits where they lie, many at a time. */
public final class LowercaseHex {

    private static final byte[] VALUES = new byte[256];

    static {
        Arrays.fill(VALUES, (byte) -1);
        for (int value = 0; value < 16; value++) {
            VALUES[Character.forDigit(value, 16)] = (byte) value;
        }
    }

    private LowercaseHex() {}

    /**
     * Decodes {@code 2 * into.length} digits.
     *
     * @return whether they all are digits; if not, {@code into} holds something
     */
    public static boolean decode(byte[] text, int from, byte[] into) {
        int all = 0;
        for (int i = 0; i < into.length; i++) {
            int high = VALUES[text[from + 2 * i] & 0xff];
            int low = VALUES[text[from + 2 * i + 1] & 0xff];
            all |= high | low;
            into[i] = (byte) (high << 4 | low);
        }
        return all >= 0;
    }

    /** The number that up to 15 digits write; negative if one of them is none. */
    public static long number(byte[] text, int from, int digits) {
        long number = 0;
        int all = 0;
        for (int at = from; at < from + digits; at++) {
            int value = VALUES[text[at] & 0xff];
            all |= value;
            number = number << 4 | value;
        }
        return all < 0 ? -1 : number;
    }
}
