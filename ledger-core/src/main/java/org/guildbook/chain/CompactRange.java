package org.guildbook.chain;

import java.util.ArrayList;
import java.util.List;

/** A Merkle tree that only grows: keeps the roots of its complete subtrees, at most 63 hashes, and the size. */
public final class CompactRange {

    private final List<byte[]> subtrees = new ArrayList<>();
    private long size;

    public void append(byte[] leafHash) {
        byte[] hash = leafHash.clone();
        for (long full = size; (full & 1) == 1; full >>= 1) {
            hash = EntryHash.node(subtrees.removeLast(), hash);
        }
        subtrees.add(hash);
        size++;
    }

    public long size() {
        return size;
    }

    /** The root of all leaves so far. */
    public byte[] root() {
        if (size == 0) {
            return EntryHash.empty();
        }
        byte[] root = subtrees.getLast();
        for (int i = subtrees.size() - 2; i >= 0; i--) {
            root = EntryHash.node(subtrees.get(i), root);
        }
        return root.clone();
    }
}
