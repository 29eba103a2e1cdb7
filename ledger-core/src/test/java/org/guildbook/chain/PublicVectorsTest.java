package org.guildbook.chain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What others publish to test implementations with, right and wrong, kept under {@code docs/vectors}. */
class PublicVectorsTest {

    private static final Path VECTORS = Path.of("..", "docs", "vectors");

    private static final JsonMapper JSON = new JsonMapper();

    /** What is canonical to RFC 8785 is so to us, or refused. */
    @TestFactory
    Stream<DynamicTest> canonical_json() {
        return each("canonical-json.json", vector -> {
            String input = vector.get("input").stringValue();
            byte[] output = vector.get("output").stringValue().getBytes(StandardCharsets.UTF_8);
            Object value = JSON.readValue(input, Object.class);
            if (vector.has("refused")) {
                assertThatExceptionOfType(NotCanonicalException.class).isThrownBy(() -> CanonicalReader.read(output));
                assertThatExceptionOfType(NotCanonicalException.class).isThrownBy(() -> CanonicalJson.write(value));
            } else {
                assertThat(CanonicalJson.write(value)).isEqualTo(output);
                assertThat(CanonicalJson.write(CanonicalReader.read(output))).isEqualTo(output);
            }
            byte[] written = input.getBytes(StandardCharsets.UTF_8);
            if (!Arrays.equals(written, output)) {
                assertThatExceptionOfType(NotCanonicalException.class).isThrownBy(() -> CanonicalReader.read(written));
            }
        });
    }

    @TestFactory
    Stream<DynamicTest> trees() {
        return each("merkle-tree.json", vector -> {
            List<byte[]> hashes = strings(vector.get("leaves"))
                    .map(HexFormat.of()::parseHex)
                    .map(EntryHash::of)
                    .toList();
            assertThat(hashes).containsExactlyElementsOf(list(vector.get("hashes")));
            MerkleTree tree = MerkleTree.over(hashes);
            byte[] root = tree.root(hashes.size());
            assertThat(root).isEqualTo(bytes(vector.get("root")));
            for (int leaf = 0; leaf < hashes.size(); leaf++) {
                List<byte[]> proof = tree.inclusionProof(leaf, hashes.size());
                assertThat(MerkleProof.includes(root, hashes.size(), leaf, hashes.get(leaf), proof))
                        .isTrue();
            }
        });
    }

    @TestFactory
    Stream<DynamicTest> inclusion_proofs() {
        return each(
                "merkle-inclusion.json",
                vector -> assertThat(MerkleProof.includes(
                                bytes(vector.get("root")),
                                vector.get("treeSize").bigIntegerValue().longValue(),
                                vector.get("leafIdx").bigIntegerValue().longValue(),
                                bytes(vector.get("leafHash")),
                                list(vector.get("proof"))))
                        .isEqualTo(!vector.get("wantErr").booleanValue()));
    }

    @TestFactory
    Stream<DynamicTest> consistency_proofs() {
        return each(
                "merkle-consistency.json",
                vector -> assertThat(MerkleProof.consistent(
                                vector.get("size1").bigIntegerValue().longValue(),
                                bytes(vector.get("root1")),
                                vector.get("size2").bigIntegerValue().longValue(),
                                bytes(vector.get("root2")),
                                list(vector.get("proof"))))
                        .isEqualTo(!vector.get("wantErr").booleanValue()));
    }

    @TestFactory
    Stream<DynamicTest> signed_notes() {
        return each("signed-note.json", vector -> {
            byte[] bytes = vector.get("note").stringValue().getBytes(StandardCharsets.UTF_8);
            List<VerifierKey> keys =
                    strings(vector.get("keys")).map(VerifierKey::parse).toList();
            JsonNode outcome = vector.get("outcome");
            if (outcome.isArray()) {
                SignedNote note = SignedNote.parse(bytes);
                assertThat(note.verify(keys).stream().map(VerifierKey::toString))
                        .containsExactlyElementsOf(strings(outcome).toList());
                assertThat(note.encoded()).isEqualTo(bytes);
            } else if (outcome.stringValue().equals("malformed")) {
                assertThatExceptionOfType(MalformedException.class).isThrownBy(() -> SignedNote.parse(bytes));
            } else {
                SignedNote note = SignedNote.parse(bytes);
                assertThatExceptionOfType(BadSignatureException.class).isThrownBy(() -> note.verify(keys));
            }
        });
    }

    @TestFactory
    Stream<DynamicTest> signatures_that_we_make() {
        return each("note-signing.json", vector -> {
            NoteSigner signer = new Ed25519NoteSigner(
                    vector.get("name").stringValue(),
                    HexFormat.of().parseHex(vector.get("seed").stringValue()));
            assertThat(signer.key()).hasToString(vector.get("key").stringValue());
            SignedNote note = SignedNote.sign(vector.get("text").stringValue(), signer);
            assertThat(new String(note.encoded(), StandardCharsets.UTF_8))
                    .isEqualTo(vector.get("note").stringValue());
        });
    }

    @TestFactory
    Stream<DynamicTest> verifier_keys() {
        return each("verifier-key.json", vector -> {
            String key = vector.get("key").stringValue();
            if (vector.get("valid").booleanValue()) {
                assertThat(VerifierKey.parse(key)).hasToString(key);
            } else {
                assertThatExceptionOfType(MalformedException.class).isThrownBy(() -> VerifierKey.parse(key));
            }
        });
    }

    @TestFactory
    Stream<DynamicTest> checkpoints() {
        return each("checkpoint.json", vector -> {
            String text = vector.get("text").stringValue();
            if (vector.has("origin")) {
                Checkpoint checkpoint = Checkpoint.parse(text);
                assertThat(checkpoint.origin()).isEqualTo(vector.get("origin").stringValue());
                assertThat(checkpoint.size()).isEqualTo(vector.get("size").longValue());
                assertThat(checkpoint.root()).isEqualTo(bytes(vector.get("root")));
                assertThat(text).startsWith(checkpoint.text());
            } else {
                assertThatExceptionOfType(MalformedException.class).isThrownBy(() -> Checkpoint.parse(text));
            }
        });
    }

    @TestFactory
    Stream<DynamicTest> tile_paths() {
        return each("tile-path.json", vector -> {
            String path = vector.get("path").stringValue();
            if (vector.has("level")) {
                Tile tile = Tile.parse(path);
                assertThat(tile)
                        .isEqualTo(new Tile(
                                vector.get("level").intValue(),
                                vector.get("index").longValue(),
                                vector.get("width").intValue()));
                assertThat(tile.path()).isEqualTo(path);
            } else {
                assertThatExceptionOfType(MalformedException.class).isThrownBy(() -> Tile.parse(path));
            }
        });
    }

    /** Of each level: how many tiles are full, and how wide the one behind them is. */
    @TestFactory
    Stream<DynamicTest> tiles_of_a_size() {
        return each("tile-size.json", vector -> {
            for (JsonNode level : vector.get("hashes")) {
                long hashes =
                        Tile.hashes(level.get(0).intValue(), vector.get("size").longValue());
                assertThat(hashes / Tile.FULL).isEqualTo(level.get(1).longValue());
                assertThat(hashes % Tile.FULL).isEqualTo(level.get(2).longValue());
            }
        });
    }

    @TestFactory
    Stream<DynamicTest> proofs_of_inclusion_as_text() {
        return each("tlog-proof.json", vector -> {
            byte[] bytes = vector.get("proof").stringValue().getBytes(StandardCharsets.UTF_8);
            if (vector.has("index")) {
                TlogProof proof = TlogProof.parse(bytes);
                assertThat(proof.index()).isEqualTo(vector.get("index").longValue());
                assertThat(proof.extra()).isEqualTo(vector.has("extra") ? bytes(vector.get("extra")) : new byte[0]);
                assertThat(proof.hashes()).containsExactlyElementsOf(list(vector.get("hashes")));
                assertThat(proof.checkpoint().encoded())
                        .asString(StandardCharsets.UTF_8)
                        .isEqualTo(vector.get("checkpoint").stringValue());
                assertThat(proof.encoded()).isEqualTo(bytes);
            } else {
                assertThatExceptionOfType(MalformedException.class).isThrownBy(() -> TlogProof.parse(bytes));
            }
        });
    }

    private static Stream<DynamicTest> each(String file, Consumer<JsonNode> check) {
        List<DynamicTest> tests = new ArrayList<>();
        for (JsonNode vector : JSON.readTree(VECTORS.resolve(file))) {
            String name = vector.properties().iterator().next().getValue().asString();
            tests.add(dynamicTest("«" + name + "»", () -> check.accept(vector)));
        }
        return tests.stream();
    }

    private static Stream<String> strings(JsonNode array) {
        return array.valueStream().map(JsonNode::stringValue);
    }

    private static List<byte[]> list(JsonNode array) {
        return array.isNull()
                ? List.of()
                : array.valueStream().map(PublicVectorsTest::bytes).toList();
    }

    private static byte[] bytes(JsonNode base64) {
        return base64.isNull() ? new byte[0] : Base64.getDecoder().decode(base64.stringValue());
    }
}
