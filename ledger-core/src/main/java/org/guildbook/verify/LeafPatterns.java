package org.guildbook.verify;

import java.util.Arrays;

/**
 * Some leaves and the slots in them where others may differ: what was found out about all the rest need not be asked again.
 *
 * <p>Slots are ranges in ascending order: each begins at an even index and ends before the next.
 */
final class LeafPatterns {

    /** No pattern fits. */
    static final int[] NONE = {};

    private static final int KEPT = 4;

    private final byte[][] leaves = new byte[KEPT][0];
    private final int[][] slots = new int[KEPT][];
    private int fitted;
    private int added;

    /** The slots of a pattern that is the leaf {@code [from, to)} but for them, relative to {@code from}. */
    int[] find(byte[] bytes, int from, int to) {
        for (int tried = 0; tried < KEPT; tried++) {
            int pattern = (fitted + tried) % KEPT;
            if (leaves[pattern].length == to - from && fits(leaves[pattern], slots[pattern], bytes, from, to)) {
                fitted = pattern;
                return slots[pattern];
            }
        }
        return NONE;
    }

    private static boolean fits(byte[] leaf, int[] slots, byte[] bytes, int from, int to) {
        int end = 0;
        for (int slot = 0; slot < slots.length; slot += 2) {
            if (!Arrays.equals(leaf, end, slots[slot], bytes, from + end, from + slots[slot])) {
                return false;
            }
            end = slots[slot + 1];
        }
        return Arrays.equals(leaf, end, leaf.length, bytes, from + end, to);
    }

    /** Keeps a pattern, and forgets an old one. */
    void add(byte[] bytes, int from, int to, int[] itsSlots) {
        added = (added + 1) % KEPT;
        leaves[added] = Arrays.copyOfRange(bytes, from, to);
        slots[added] = itsSlots;
    }
}
