package org.guildbook.chain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class MerkleTreeTest {

    private static final HexFormat HEX = HexFormat.of();

    /** The eight leaves that the implementations of Certificate Transparency test with. */
    private static final List<byte[]> LEAVES = Stream.of(
                    "", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f")
            .map(leaf -> EntryHash.of(HEX.parseHex(leaf)))
            .toList();

    private static final List<String> ROOTS = List.of(
            "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
            "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
            "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
            "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
            "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
            "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
            "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
            "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
            "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328");

    @Test
    void roots_are_those_of_certificate_transparency() {
        CompactRange growing = new CompactRange();
        for (int size = 0; size <= LEAVES.size(); size++) {
            assertThat(HEX.formatHex(MerkleTree.over(LEAVES).root(size))).isEqualTo(ROOTS.get(size));
            assertThat(HEX.formatHex(growing.root())).isEqualTo(ROOTS.get(size));
            assertThat(growing.size()).isEqualTo(size);
            if (size < LEAVES.size()) {
                growing.append(LEAVES.get(size));
            }
        }
    }

    @Test
    void inclusion_proofs_are_those_of_certificate_transparency() {
        assertThat(hex(MerkleTree.over(LEAVES).inclusionProof(0, 1))).isEmpty();
        assertThat(hex(MerkleTree.over(LEAVES).inclusionProof(0, 8)))
                .containsExactly(
                        "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7",
                        "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
                        "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4");
        assertThat(hex(MerkleTree.over(LEAVES).inclusionProof(5, 8)))
                .containsExactly(
                        "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
                        "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
                        ROOTS.get(4));
        assertThat(hex(MerkleTree.over(LEAVES).inclusionProof(2, 3))).containsExactly(ROOTS.get(2));
        assertThat(hex(MerkleTree.over(LEAVES).inclusionProof(1, 5)))
                .containsExactly(
                        ROOTS.get(1),
                        "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
                        "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b");
    }

    @Test
    void consistency_proofs_are_those_of_certificate_transparency() {
        assertThat(hex(MerkleTree.over(LEAVES).consistencyProof(1, 1))).isEmpty();
        assertThat(hex(MerkleTree.over(LEAVES).consistencyProof(1, 8)))
                .containsExactly(
                        "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7",
                        "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
                        "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4");
        assertThat(hex(MerkleTree.over(LEAVES).consistencyProof(6, 8)))
                .containsExactly(
                        "0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a",
                        "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
                        ROOTS.get(4));
        assertThat(hex(MerkleTree.over(LEAVES).consistencyProof(2, 5)))
                .containsExactly(
                        "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
                        "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b");
    }

    @Test
    void every_inclusion_proof_verifies_and_every_flipped_bit_fails() {
        Random random = new Random(20260101);
        for (int size = 1; size <= 70; size++) {
            List<byte[]> leaves = randomLeaves(random, size);
            MerkleTree tree = MerkleTree.over(leaves);
            byte[] root = tree.root(size);
            for (int index = 0; index < size; index++) {
                byte[] leaf = leaves.get(index);
                List<byte[]> proof = tree.inclusionProof(index, size);
                assertThat(MerkleProof.includes(root, size, index, leaf, proof)).isTrue();
                assertThat(MerkleProof.includes(flip(random, root), size, index, leaf, proof))
                        .isFalse();
                assertThat(MerkleProof.includes(root, size, index, flip(random, leaf), proof))
                        .isFalse();
                assertThat(MerkleProof.includes(root, size, index + 1, leaf, proof))
                        .isFalse();
                assertThat(MerkleProof.includes(root, size, index, leaf, with(proof, root)))
                        .isFalse();
                for (int step = 0; step < proof.size(); step++) {
                    List<byte[]> flipped = new ArrayList<>(proof);
                    flipped.set(step, flip(random, proof.get(step)));
                    assertThat(MerkleProof.includes(root, size, index, leaf, flipped))
                            .isFalse();
                    assertThat(MerkleProof.includes(root, size, index, leaf, proof.subList(0, step)))
                            .isFalse();
                }
            }
        }
    }

    @Test
    void every_consistency_proof_verifies_and_every_flipped_bit_fails() {
        Random random = new Random(20260102);
        for (int later = 1; later <= 40; later++) {
            List<byte[]> leaves = randomLeaves(random, later);
            MerkleTree tree = MerkleTree.over(leaves);
            byte[] laterRoot = tree.root(later);
            for (int earlier = 1; earlier <= later; earlier++) {
                byte[] earlierRoot = tree.root(earlier);
                List<byte[]> proof = tree.consistencyProof(earlier, later);
                assertThat(MerkleProof.consistent(earlier, earlierRoot, later, laterRoot, proof))
                        .isTrue();
                assertThat(MerkleProof.consistent(earlier, flip(random, earlierRoot), later, laterRoot, proof))
                        .isFalse();
                assertThat(MerkleProof.consistent(earlier, earlierRoot, later, laterRoot, with(proof, laterRoot)))
                        .isFalse();
                assertThat(MerkleProof.consistent(earlier, earlierRoot, later, flip(random, laterRoot), proof))
                        .isFalse();
                for (int step = 0; step < proof.size(); step++) {
                    List<byte[]> flipped = new ArrayList<>(proof);
                    flipped.set(step, flip(random, proof.get(step)));
                    assertThat(MerkleProof.consistent(earlier, earlierRoot, later, laterRoot, flipped))
                            .isFalse();
                    assertThat(MerkleProof.consistent(earlier, earlierRoot, later, laterRoot, proof.subList(0, step)))
                            .isFalse();
                }
            }
        }
    }

    @Test
    void proofs_outside_the_tree_are_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MerkleTree.over(LEAVES).inclusionProof(8, 8));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MerkleTree.over(LEAVES).inclusionProof(-1, 8));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MerkleTree.over(LEAVES).consistencyProof(9, 8));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MerkleTree.over(LEAVES).consistencyProof(0, 8));
        byte[] root = MerkleTree.over(LEAVES).root(8);
        assertThat(MerkleProof.includes(root, 8, -1, root, List.of())).isFalse();
        assertThat(MerkleProof.consistent(9, root, 8, root, List.of())).isFalse();
        assertThat(MerkleProof.consistent(0, MerkleTree.over(LEAVES).root(0), 8, root, List.of()))
                .isFalse();
        assertThat(MerkleProof.consistent(3, root, 8, root, List.of())).isFalse();
    }

    private static List<String> hex(List<byte[]> hashes) {
        return hashes.stream().map(HEX::formatHex).toList();
    }

    private static List<byte[]> randomLeaves(Random random, int size) {
        return Stream.generate(() -> {
                    byte[] leaf = new byte[EntryHash.BYTES];
                    random.nextBytes(leaf);
                    return leaf;
                })
                .limit(size)
                .toList();
    }

    private static List<byte[]> with(List<byte[]> proof, byte[] more) {
        List<byte[]> longer = new ArrayList<>(proof);
        longer.add(more);
        return longer;
    }

    private static byte[] flip(Random random, byte[] hash) {
        byte[] flipped = hash.clone();
        int bit = random.nextInt(8 * hash.length);
        flipped[bit / 8] ^= (byte) (1 << bit % 8);
        return flipped;
    }
}
