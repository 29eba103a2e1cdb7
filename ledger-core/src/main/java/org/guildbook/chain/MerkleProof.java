package org.guildbook.chain;

import java.security.MessageDigest;
import java.util.List;

/** Checks inclusion and consistency proofs without having the tree. */
public final class MerkleProof {

    private MerkleProof() {}

    /** Whether the leaf is at {@code index} of the tree of {@code size} leaves with this root. */
    public static boolean includes(byte[] root, long size, long index, byte[] leafHash, List<byte[]> proof) {
        if (index < 0 || index >= size || !areHashes(proof) || leafHash.length != EntryHash.BYTES) {
            return false;
        }
        long node = index;
        long last = size - 1;
        byte[] hash = leafHash;
        for (byte[] sibling : proof) {
            if (last == 0) {
                return false;
            }
            if ((node & 1) == 1 || node == last) {
                hash = EntryHash.node(sibling, hash);
                int levels = (node & 1) == 1 ? 0 : Long.numberOfTrailingZeros(node);
                node >>= levels;
                last >>= levels;
            } else {
                hash = EntryHash.node(hash, sibling);
            }
            node >>= 1;
            last >>= 1;
        }
        return last == 0 && MessageDigest.isEqual(hash, root);
    }

    /**
     * Whether the tree of {@code earlierSize} leaves with {@code earlierRoot} is the beginning of the later tree. With no
     * leaves it would be the beginning of any tree: that is no proof of anything, and refused.
     */
    public static boolean consistent(
            long earlierSize, byte[] earlierRoot, long laterSize, byte[] laterRoot, List<byte[]> proof) {
        if (earlierSize < 1 || earlierSize > laterSize || !areHashes(proof)) {
            return false;
        }
        if (earlierSize == laterSize) {
            return proof.isEmpty() && MessageDigest.isEqual(earlierRoot, laterRoot);
        }
        // The largest complete subtree the earlier tree ends with; if it is that whole tree, its root is known.
        int levels = Long.numberOfTrailingZeros(earlierSize);
        long node = (earlierSize - 1) >> levels;
        long last = (laterSize - 1) >> levels;
        int next = node == 0 ? 0 : 1;
        if (proof.size() < next) {
            return false;
        }
        byte[] earlier = node == 0 ? earlierRoot : proof.getFirst();
        byte[] later = earlier;
        for (byte[] sibling : proof.subList(next, proof.size())) {
            if (last == 0) {
                return false;
            }
            if ((node & 1) == 1 || node == last) {
                earlier = EntryHash.node(sibling, earlier);
                later = EntryHash.node(sibling, later);
                int skipped = (node & 1) == 1 ? 0 : Long.numberOfTrailingZeros(node);
                node >>= skipped;
                last >>= skipped;
            } else {
                later = EntryHash.node(later, sibling);
            }
            node >>= 1;
            last >>= 1;
        }
        return last == 0 && MessageDigest.isEqual(earlier, earlierRoot) && MessageDigest.isEqual(later, laterRoot);
    }

    /** Two nodes of other lengths could join to the same bytes. */
    private static boolean areHashes(List<byte[]> hashes) {
        return hashes.stream().allMatch(hash -> hash.length == EntryHash.BYTES);
    }
}
