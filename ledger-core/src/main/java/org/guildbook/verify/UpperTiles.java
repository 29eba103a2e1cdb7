package org.guildbook.verify;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.guildbook.chain.HashTile;
import org.guildbook.chain.MalformedException;
import org.guildbook.chain.MerkleTree;
import org.guildbook.chain.Tile;
import org.guildbook.verify.Finding.Kind;

/** Compares the published tiles of level 1 and above with the roots that come out of the entries. */
final class UpperTiles {

    private final TileReader tiles;
    private final List<Finding> findings;
    private final List<List<byte[]>> levels = new ArrayList<>();
    private final List<Long> indexes = new ArrayList<>();

    UpperTiles(TileReader tiles, List<Finding> findings) {
        this.tiles = tiles;
        this.findings = findings;
    }

    /** Takes the root of the next full tile of the level below. */
    void add(int level, byte[] root) throws IOException {
        if (levels.size() < level) {
            levels.add(new ArrayList<>());
            indexes.add(0L);
        }
        List<byte[]> hashes = levels.get(level - 1);
        hashes.add(root);
        if (hashes.size() == Tile.FULL) {
            compare(level);
            byte[] above = MerkleTree.over(hashes).root(Tile.FULL);
            hashes.clear();
            indexes.set(level - 1, indexes.get(level - 1) + 1);
            add(level + 1, above);
        }
    }

    /** Compares the last, partial tiles. */
    void finish() throws IOException {
        for (int level = 1; level <= levels.size(); level++) {
            if (!levels.get(level - 1).isEmpty()) {
                compare(level);
            }
        }
    }

    private void compare(int level) throws IOException {
        List<byte[]> hashes = levels.get(level - 1);
        Tile tile = new Tile(level, indexes.get(level - 1), hashes.size());
        long first = tile.index() * Tile.FULL;
        int height = Tile.HEIGHT * level;
        Optional<byte[]> bytes = tiles.read(tile, findings);
        try {
            List<byte[]> published = bytes.isEmpty() ? hashes : HashTile.decode(bytes.get(), tile.width());
            for (int i = 0; i < hashes.size(); i++) {
                if (!Arrays.equals(hashes.get(i), published.get(i))) {
                    findings.add(new Finding(
                            Kind.HASH,
                            (first + i) << height,
                            "the " + (1L << height) + " entries from here do not have the root in " + tile.path()));
                }
            }
        } catch (MalformedException e) {
            findings.add(new Finding(Kind.FORM, first << height, tile.path() + ": " + e.getMessage()));
        }
    }
}
