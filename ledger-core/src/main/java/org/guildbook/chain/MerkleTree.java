package org.guildbook.chain;

import java.util.ArrayList;
import java.util.List;

/** Roots and proofs of RFC 6962 over a list of leaf hashes. */
public final class MerkleTree {

    private MerkleTree() {}

    /** The root of these leaves. */
    public static byte[] root(List<byte[]> leafHashes) {
        CompactRange range = new CompactRange();
        leafHashes.forEach(range::append);
        return range.root();
    }

    /** The hashes that lead from the leaf at {@code index} to the root, bottom first. */
    public static List<byte[]> inclusionProof(int index, List<byte[]> leafHashes) {
        if (index < 0 || index >= leafHashes.size()) {
            throw new IllegalArgumentException("no leaf " + index + " among " + leafHashes.size());
        }
        List<byte[]> proof = new ArrayList<>();
        inclusion(index, leafHashes, proof);
        return proof;
    }

    /** The hashes that show the first {@code earlierSize} leaves to be the beginning of all of them. */
    public static List<byte[]> consistencyProof(int earlierSize, List<byte[]> leafHashes) {
        if (earlierSize < 0 || earlierSize > leafHashes.size()) {
            throw new IllegalArgumentException(earlierSize + " leaves among " + leafHashes.size());
        }
        List<byte[]> proof = new ArrayList<>();
        if (earlierSize > 0) {
            consistency(earlierSize, leafHashes, true, proof);
        }
        return proof;
    }

    private static void inclusion(int index, List<byte[]> leaves, List<byte[]> proof) {
        if (leaves.size() == 1) {
            return;
        }
        int split = Integer.highestOneBit(leaves.size() - 1);
        List<byte[]> left = leaves.subList(0, split);
        List<byte[]> right = leaves.subList(split, leaves.size());
        if (index < split) {
            inclusion(index, left, proof);
            proof.add(root(right));
        } else {
            inclusion(index - split, right, proof);
            proof.add(root(left));
        }
    }

    private static void consistency(int earlier, List<byte[]> leaves, boolean known, List<byte[]> proof) {
        if (earlier == leaves.size()) {
            if (!known) {
                proof.add(root(leaves));
            }
            return;
        }
        int split = Integer.highestOneBit(leaves.size() - 1);
        List<byte[]> left = leaves.subList(0, split);
        List<byte[]> right = leaves.subList(split, leaves.size());
        if (earlier <= split) {
            consistency(earlier, left, known, proof);
            proof.add(root(right));
        } else {
            consistency(earlier - split, right, false, proof);
            proof.add(root(left));
        }
    }
}
