package org.guildbook.chain;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The bytes of a bundle of entries: each leaf behind its length in two bytes, big-endian. */
public final class EntryBundle {

    /** Longest bundle. */
    public static final int MAX_BYTES = Tile.FULL * (Short.BYTES + Leaf.MAX_BYTES);

    private EntryBundle() {}

    public static byte[] encode(List<byte[]> leaves) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (byte[] leaf : leaves) {
            if (leaf.length > Leaf.MAX_BYTES) {
                throw new TooLargeException("leaf", leaf.length, Leaf.MAX_BYTES);
            }
            bytes.write(leaf.length >> Byte.SIZE);
            bytes.write(leaf.length);
            bytes.writeBytes(leaf);
        }
        return bytes.toByteArray();
    }

    /**
     * The first {@code width} leaves.
     *
     * @throws MalformedException if there are fewer, or the bytes end within a leaf
     */
    public static List<byte[]> decode(byte[] bytes, int width) {
        int[] ranges = ranges(bytes, bytes.length, width);
        List<byte[]> leaves = new ArrayList<>(width);
        for (int leaf = 0; leaf < width; leaf++) {
            leaves.add(Arrays.copyOfRange(bytes, ranges[2 * leaf], ranges[2 * leaf + 1]));
        }
        return leaves;
    }

    /**
     * Where the first {@code width} leaves of the bundle {@code [0, to)} lie: the first begins at index 0 of the answer and ends before 1, and so on.
     *
     * @throws MalformedException if there are fewer, or the bytes end within a leaf
     */
    public static int[] ranges(byte[] bytes, int to, int width) {
        int[] ranges = new int[2 * width];
        int leaves = 0;
        for (int at = 0; at < to; leaves++) {
            int from = at + Short.BYTES;
            int length = from > to ? Leaf.MAX_BYTES : (bytes[at] & 0xff) << Byte.SIZE | (bytes[at + 1] & 0xff);
            at = from + length;
            if (at > to) {
                throw new MalformedException("the bundle ends within its leaf " + leaves);
            }
            if (leaves < width) {
                ranges[2 * leaves] = from;
                ranges[2 * leaves + 1] = at;
            }
        }
        if (leaves < width) {
            throw new MalformedException("a bundle of " + leaves + " leaves, not " + width);
        }
        return ranges;
    }
}
