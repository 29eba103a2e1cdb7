package org.guildbook.chain;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
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
        ByteBuffer rest = ByteBuffer.wrap(bytes);
        List<byte[]> leaves = new ArrayList<>(width);
        while (rest.hasRemaining()) {
            int length = rest.remaining() < Short.BYTES ? -1 : Short.toUnsignedInt(rest.getShort());
            if (length < 0 || length > rest.remaining()) {
                throw new MalformedException("the bundle ends within its leaf " + leaves.size());
            }
            byte[] leaf = new byte[length];
            rest.get(leaf);
            leaves.add(leaf);
        }
        if (leaves.size() < width) {
            throw new MalformedException("a bundle of " + leaves.size() + " leaves, not " + width);
        }
        return leaves.subList(0, width);
    }
}
