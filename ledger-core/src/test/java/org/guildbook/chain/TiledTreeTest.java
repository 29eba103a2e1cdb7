package org.guildbook.chain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class TiledTreeTest {

    @Test
    void roots_and_proofs_come_out_of_tiles_as_out_of_leaves() {
        int size = 70_000;
        List<byte[]> leaves = leaves(size);
        MerkleTree tree = MerkleTree.over(leaves);
        Map<Tile, byte[]> tiles = tiles(leaves);
        TiledTree subtrees = new TiledTree(size, tile -> Objects.requireNonNull(tiles.get(tile), tile.path()));
        MerkleTree tiled = new MerkleTree(subtrees);
        for (int some : new int[] {1, 255, 256, 257, 65_535, 65_536, 65_537, 69_888, 69_999, 70_000}) {
            byte[] root = tree.root(some);
            assertThat(tiled.root(some)).isEqualTo(root);
            assertThat(MerkleProof.includes(
                            root, some, some - 1, leaves.get(some - 1), tiled.inclusionProof(some - 1, some)))
                    .isTrue();
            assertThat(tiled.consistencyProof(some, size)).containsExactlyElementsOf(tree.consistencyProof(some, size));
            CompactRange range = CompactRange.of(some, subtrees);
            assertThat(range.size()).isEqualTo(some);
            assertThat(range.root()).isEqualTo(root);
        }
    }

    @Test
    void whole_subtrees_are_appended_as_their_leaves_would_be() {
        List<byte[]> leaves = leaves(600);
        CompactRange range = new CompactRange();
        range.append(8, MerkleTree.over(leaves).root(256));
        range.append(8, MerkleTree.over(leaves.subList(256, 512)).root(256));
        leaves.subList(512, 600).forEach(range::append);
        assertThat(range.root()).isEqualTo(MerkleTree.over(leaves).root(600));
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> range.append(8, leaves.getFirst()))
                .withMessageContaining("cannot begin at leaf 600");
    }

    @Test
    void a_bundle_of_entries_is_each_leaf_behind_its_length() {
        List<byte[]> leaves = List.of(new byte[0], "ab".getBytes(StandardCharsets.US_ASCII), new byte[65_535]);
        byte[] bundle = EntryBundle.encode(leaves);
        assertThat(bundle).startsWith(0, 0, 0, 2, 'a', 'b', 0xff, 0xff).hasSize(6 + 2 + 65_535);
        assertThat(EntryBundle.decode(bundle, 3)).containsExactlyElementsOf(leaves);
        assertThat(EntryBundle.decode(bundle, 2)).hasSize(2);
        assertThatExceptionOfType(MalformedException.class).isThrownBy(() -> EntryBundle.decode(bundle, 4));
        assertThatExceptionOfType(MalformedException.class)
                .isThrownBy(() -> EntryBundle.decode(new byte[] {0, 2, 'a'}, 1));
        assertThatExceptionOfType(MalformedException.class).isThrownBy(() -> EntryBundle.decode(new byte[] {0}, 0));
        assertThatExceptionOfType(TooLargeException.class)
                .isThrownBy(() -> EntryBundle.encode(List.of(new byte[65_536])));
    }

    @Test
    void a_tile_of_hashes_is_their_bytes() {
        List<byte[]> hashes = leaves(3);
        byte[] tile = HashTile.encode(hashes);
        assertThat(tile).hasSize(96);
        assertThat(HashTile.decode(tile, 2)).containsExactlyElementsOf(hashes.subList(0, 2));
        assertThatExceptionOfType(MalformedException.class).isThrownBy(() -> HashTile.decode(tile, 4));
        assertThatExceptionOfType(MalformedException.class).isThrownBy(() -> HashTile.decode(new byte[33], 1));
    }

    private static List<byte[]> leaves(int size) {
        List<byte[]> leaves = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            leaves.add(EntryHash.of(ByteBuffer.allocate(4).putInt(i).array()));
        }
        return leaves;
    }

    /** Every tile of the tree, made level by level from the definition. */
    private static Map<Tile, byte[]> tiles(List<byte[]> leaves) {
        Map<Tile, byte[]> tiles = new HashMap<>();
        List<byte[]> hashes = leaves;
        for (int level = 0; !hashes.isEmpty(); level++) {
            List<byte[]> above = new ArrayList<>();
            for (int from = 0; from < hashes.size(); from += Tile.FULL) {
                List<byte[]> part = hashes.subList(from, Math.min(from + Tile.FULL, hashes.size()));
                tiles.put(Tile.of(level, from / Tile.FULL, leaves.size()), HashTile.encode(part));
                if (part.size() == Tile.FULL) {
                    above.add(MerkleTree.over(part).root(Tile.FULL));
                }
            }
            hashes = above;
        }
        return tiles;
    }
}
