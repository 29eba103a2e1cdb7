package org.guildbook.verify;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.guildbook.chain.EntryBundle;
import org.guildbook.chain.EntryHash;
import org.guildbook.chain.HashTile;
import org.guildbook.chain.MalformedException;
import org.guildbook.chain.MerkleTree;
import org.guildbook.chain.Tile;
import org.guildbook.verify.BundleCheck.CheckedBundle;
import org.guildbook.verify.Finding.Kind;
import org.guildbook.verify.LeafCheck.CheckedLeaf;

/** Checks up to 256 entries by themselves and against the tile of their hashes; many of these run at a time. */
final class BundleCheck implements Callable<CheckedBundle> {

    private final TileReader tiles;
    private final String origin;
    private final Tile bundle;

    BundleCheck(TileReader tiles, String origin, Tile bundle) {
        this.tiles = tiles;
        this.origin = origin;
        this.bundle = bundle;
    }

    /**
     * What the bundle holds; nothing if it is missing.
     *
     * @param root of its subtree, of a full bundle only
     */
    record CheckedBundle(
            Tile bundle, List<byte[]> hashes, byte[] root, List<CheckedLeaf> leaves, List<Finding> findings) {

        long first() {
            return bundle.index() * Tile.FULL;
        }

        boolean isMissing() {
            return hashes.isEmpty();
        }
    }

    @Override
    public CheckedBundle call() throws IOException {
        long first = bundle.index() * Tile.FULL;
        List<Finding> findings = new ArrayList<>();
        List<byte[]> hashes = new ArrayList<>();
        List<CheckedLeaf> leaves = new ArrayList<>();
        for (byte[] leaf : leaves(findings)) {
            long position = first + hashes.size();
            CheckedLeaf checked = LeafCheck.check(leaf, position, origin);
            if (!hashes.isEmpty()) {
                follows(checked, hashes.getLast(), leaves.getLast(), findings);
            }
            findings.addAll(checked.findings());
            hashes.add(EntryHash.of(leaf));
            leaves.add(checked);
        }
        compare(hashes, findings);
        byte[] root = hashes.size() == Tile.FULL ? MerkleTree.over(hashes).root(Tile.FULL) : new byte[0];
        return new CheckedBundle(bundle, hashes, root, leaves, findings);
    }

    private List<byte[]> leaves(List<Finding> findings) throws IOException {
        Optional<byte[]> bytes = tiles.read(bundle, findings);
        try {
            return bytes.isEmpty() ? List.of() : EntryBundle.decode(bytes.get(), bundle.width());
        } catch (MalformedException e) {
            findings.add(new Finding(Kind.FORM, bundle.index() * Tile.FULL, bundle.path() + ": " + e.getMessage()));
            return List.of();
        }
    }

    /** Whether an entry continues the one before it. */
    static void follows(CheckedLeaf leaf, byte[] hashBefore, CheckedLeaf before, List<Finding> findings) {
        if (!leaf.prev().equals(HexFormat.of().formatHex(hashBefore))) {
            findings.add(new Finding(Kind.PREV, leaf.position(), "prev is not the hash of the entry before"));
        }
        // Of one length and form, so that they compare as text.
        if (leaf.at().compareTo(before.at()) < 0) {
            findings.add(new Finding(Kind.TIME, leaf.position(), leaf.at() + " after " + before.at()));
        }
    }

    private void compare(List<byte[]> hashes, List<Finding> findings) throws IOException {
        Tile tile = new Tile(0, bundle.index(), bundle.width());
        Optional<byte[]> bytes = tiles.read(tile, findings);
        if (bytes.isEmpty() || hashes.isEmpty()) {
            return;
        }
        try {
            List<byte[]> published = HashTile.decode(bytes.get(), tile.width());
            for (int i = 0; i < hashes.size(); i++) {
                if (!Arrays.equals(hashes.get(i), published.get(i))) {
                    findings.add(new Finding(
                            Kind.HASH,
                            bundle.index() * Tile.FULL + i,
                            "the entry does not have the hash in " + tile.path()));
                }
            }
        } catch (MalformedException e) {
            findings.add(new Finding(Kind.FORM, bundle.index() * Tile.FULL, tile.path() + ": " + e.getMessage()));
        }
    }
}
