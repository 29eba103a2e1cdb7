package org.guildbook.chain;

import java.util.ArrayList;
import java.util.List;

/** Roots and proofs of RFC 6962, of a tree at any of its sizes, from the hashes of its complete subtrees. */
public final class MerkleTree {

    /** Where the hashes come from: a list of leaves, or tiles. */
    @FunctionalInterface
    public interface Subtrees {

        /** The root of the 2^height leaves from {@code index} times 2^height on; height 0 is a leaf hash. */
        byte[] hash(int height, long index);
    }

    private final Subtrees subtrees;

    public MerkleTree(Subtrees subtrees) {
        this.subtrees = subtrees;
    }

    /** The tree over these leaf hashes. */
    public static MerkleTree over(List<byte[]> leafHashes) {
        return new MerkleTree(new Subtrees() {
            @Override
            public byte[] hash(int height, long index) {
                return height == 0
                        ? leafHashes.get(Math.toIntExact(index))
                        : EntryHash.node(hash(height - 1, 2 * index), hash(height - 1, 2 * index + 1));
            }
        });
    }

    /** The root of the first {@code size} leaves. */
    public byte[] root(long size) {
        return size == 0 ? EntryHash.empty() : root(0, size);
    }

    /** The hashes that lead from the leaf at {@code index} to the root of the first {@code size} leaves, bottom first. */
    public List<byte[]> inclusionProof(long index, long size) {
        if (index < 0 || index >= size) {
            throw new IllegalArgumentException("no leaf " + index + " among " + size);
        }
        List<byte[]> proof = new ArrayList<>();
        inclusion(index, 0, size, proof);
        return proof;
    }

    /** The hashes that show the first {@code earlier} leaves, at least one, to be the beginning of the first {@code later}. */
    public List<byte[]> consistencyProof(long earlier, long later) {
        if (earlier < 1 || earlier > later) {
            throw new IllegalArgumentException(earlier + " leaves among " + later);
        }
        List<byte[]> proof = new ArrayList<>();
        consistency(earlier, 0, later, true, proof);
        return proof;
    }

    private byte[] root(long from, long to) {
        long size = to - from;
        if (Long.bitCount(size) == 1) {
            int height = Long.numberOfTrailingZeros(size);
            return subtrees.hash(height, from >> height);
        }
        long split = split(from, to);
        return EntryHash.node(root(from, split), root(split, to));
    }

    private void inclusion(long index, long from, long to, List<byte[]> proof) {
        if (to - from == 1) {
            return;
        }
        long split = split(from, to);
        if (index < split) {
            inclusion(index, from, split, proof);
            proof.add(root(split, to));
        } else {
            inclusion(index, split, to, proof);
            proof.add(root(from, split));
        }
    }

    private void consistency(long earlier, long from, long to, boolean known, List<byte[]> proof) {
        if (earlier == to) {
            if (!known) {
                proof.add(root(from, to));
            }
            return;
        }
        long split = split(from, to);
        if (earlier <= split) {
            consistency(earlier, from, split, known, proof);
            proof.add(root(split, to));
        } else {
            consistency(earlier, split, to, false, proof);
            proof.add(root(from, split));
        }
    }

    /** The left subtree has the largest power of two of leaves below the count of all. */
    private static long split(long from, long to) {
        return from + Long.highestOneBit(to - from - 1);
    }
}
