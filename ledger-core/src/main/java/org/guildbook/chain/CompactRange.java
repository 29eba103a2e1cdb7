package org.guildbook.chain;

import java.util.ArrayList;
import java.util.List;

/** A Merkle tree that only grows: keeps the roots of its complete subtrees, at most 63 hashes, and the size. */
public final class CompactRange {

    private final List<byte[]> subtrees = new ArrayList<>();
    private long size;

    /** The first {@code size} leaves of a tree. */
    public static CompactRange of(long size, MerkleTree.Subtrees tree) {
        CompactRange range = new CompactRange();
        for (long bit = Long.highestOneBit(size); bit > 0; bit >>= 1) {
            if ((size & bit) != 0) {
                int height = Long.numberOfTrailingZeros(bit);
                range.append(height, tree.hash(height, range.size >> height));
            }
        }
        return range;
    }

    /** The same tree, which grows on its own. */
    public CompactRange copy() {
        CompactRange copy = new CompactRange();
        copy.subtrees.addAll(subtrees);
        copy.size = size;
        return copy;
    }

    public void append(byte[] leafHash) {
        append(0, leafHash);
    }

    /** Appends 2^height leaves by the root of their subtree; the size so far must be a multiple of that. */
    public void append(int height, byte[] subtree) {
        long full = size >> height;
        if (full << height != size) {
            throw new IllegalArgumentException("a subtree of height " + height + " cannot begin at leaf " + size);
        }
        byte[] hash = subtree.clone();
        for (; (full & 1) == 1; full >>= 1) {
            hash = EntryHash.node(subtrees.removeLast(), hash);
        }
        subtrees.add(hash);
        size += 1L << height;
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
