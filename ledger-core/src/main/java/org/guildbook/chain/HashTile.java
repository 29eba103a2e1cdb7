package org.guildbook.chain;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The bytes of a tile of hashes: 32 bytes each, one after the other. */
public final class HashTile {

    private HashTile() {}

    public static byte[] encode(List<byte[]> hashes) {
        byte[] bytes = new byte[hashes.size() * EntryHash.BYTES];
        for (int i = 0; i < hashes.size(); i++) {
            System.arraycopy(hashes.get(i), 0, bytes, i * EntryHash.BYTES, EntryHash.BYTES);
        }
        return bytes;
    }

    /**
     * The first {@code width} hashes.
     *
     * @throws MalformedException if there are fewer, or the bytes end within a hash
     */
    public static List<byte[]> decode(byte[] bytes, int width) {
        if (bytes.length % EntryHash.BYTES != 0 || bytes.length < width * EntryHash.BYTES) {
            throw new MalformedException("a tile of " + bytes.length + " bytes does not have " + width + " hashes");
        }
        List<byte[]> hashes = new ArrayList<>(width);
        for (int i = 0; i < width; i++) {
            hashes.add(Arrays.copyOfRange(bytes, i * EntryHash.BYTES, (i + 1) * EntryHash.BYTES));
        }
        return hashes;
    }
}
