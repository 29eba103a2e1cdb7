package org.guildbook.chain;

import java.util.List;

/** The complete subtrees of a published tree, read from its tiles of hashes. */
public final class TiledTree implements MerkleTree.Subtrees {

    /** Gives the bytes of tiles. */
    @FunctionalInterface
    public interface Tiles {

        /** The bytes of a tile, or of a wider one at the same place. */
        byte[] read(Tile tile);
    }

    private final long size;
    private final Tiles tiles;

    /** @param size of the tree when the tiles were published: says how wide the last ones are */
    public TiledTree(long size, Tiles tiles) {
        this.size = size;
        this.tiles = tiles;
    }

    @Override
    public byte[] hash(int height, long index) {
        int level = height / Tile.HEIGHT;
        int within = height % Tile.HEIGHT;
        long first = index << within;
        Tile tile = Tile.of(level, first / Tile.FULL, size);
        List<byte[]> hashes = HashTile.decode(tiles.read(tile), tile.width());
        int from = (int) (first % Tile.FULL);
        return MerkleTree.over(hashes.subList(from, from + (1 << within))).root(1L << within);
    }
}
