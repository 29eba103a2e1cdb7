package org.guildbook.api.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.guildbook.api.http.Http.COMMUNITY;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.StreamSupport;
import org.guildbook.api.http.Http.Answer;
import org.guildbook.api.proofs.ProofFolder;
import org.guildbook.chain.Checkpoint;
import org.guildbook.chain.EntryBundle;
import org.guildbook.chain.MerkleProof;
import org.guildbook.chain.SignedNote;
import org.guildbook.chain.Tile;
import org.guildbook.chain.VerifierKey;
import org.guildbook.values.Sha256;
import org.guildbook.verify.VerifierProgram;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;

@ExtendWith(RunningGuildbook.class)
class PublishedLogTest {

    private static final long VERIFIER_WAIT_SECONDS = 60;

    private static final String LOG = COMMUNITY + "/log";

    @Test
    void the_verifier_finds_the_log_of_the_running_application_clean(Http http) throws Exception {
        covered(http);
        assertThat(verifierOn(http)).isZero();
    }

    @Test
    void the_verifier_finds_one_changed_byte(Http http, ConfigurableApplicationContext application) throws Exception {
        Checkpoint head = covered(http);
        Path bundle = application
                .getBean(ProofFolder.class)
                .published()
                .resolve(TestUsers.COMMUNITY.toString())
                .resolve(Tile.of(Tile.ENTRIES, 0, head.size()).path());
        byte[] bytes = Files.readAllBytes(bundle);
        byte[] changed = bytes.clone();
        changed[200] ^= 1;
        Files.write(bundle, changed);
        try {
            assertThat(verifierOn(http)).isEqualTo(2);
        } finally {
            Files.write(bundle, bytes);
        }
        assertThat(verifierOn(http)).isZero();
    }

    /** The program itself, in a process of its own; returns its exit code. */
    private static int verifierOn(Http http) throws IOException, InterruptedException {
        String key = key(http).toString();
        Process verifier = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        VerifierProgram.class.getName(),
                        "--key",
                        key,
                        "--quiet",
                        http.request(LOG).build().uri().toString())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        assertThat(verifier.waitFor(VERIFIER_WAIT_SECONDS, TimeUnit.SECONDS)).isTrue();
        return verifier.exitValue();
    }

    static VerifierKey key(Http http) {
        return VerifierKey.parse(http.get(null, LOG + "/key")
                .expect(200)
                .text()
                .lines()
                .findFirst()
                .orElseThrow());
    }

    /** The newest checkpoint, once it covers what is recorded. */
    static Checkpoint covered(Http http) {
        long recorded = http.get(null, COMMUNITY + "/head")
                        .expect(200)
                        .json()
                        .path("position")
                        .asLong()
                + 1;
        return await().until(() -> checkpoint(http), head -> head.size() >= recorded);
    }

    private static Checkpoint checkpoint(Http http) {
        Answer answer = http.get(null, LOG + "/checkpoint");
        return answer.status() == 404
                ? new Checkpoint("none yet", 0, new byte[32])
                : Checkpoint.parse(SignedNote.parse(answer.expect(200).text().getBytes(StandardCharsets.UTF_8))
                        .text());
    }

    @Test
    void files_say_what_they_are_and_how_long_they_keep(Http http) {
        Checkpoint head = covered(http);
        Answer checkpoint = http.get(null, LOG + "/checkpoint").expect(200);
        assertThat(checkpoint.header("Content-Type")).isEqualTo("text/plain;charset=UTF-8");
        assertThat(checkpoint.header("Cache-Control")).isEqualTo("max-age=1, public");
        assertThat(checkpoint.header("ETag")).isNotEmpty();
        assertThat(SignedNote.parse(checkpoint.response().body()).verify(List.of(key(http))))
                .hasSize(1);

        Tile bundle = Tile.of(Tile.ENTRIES, 0, head.size());
        Answer entries = http.get(null, LOG + "/" + bundle.path()).expect(200);
        assertThat(entries.header("Content-Type")).isEqualTo("application/octet-stream");
        assertThat(entries.header("Cache-Control")).isEqualTo("max-age=31536000, public, immutable");
        assertThat(EntryBundle.decode(entries.response().body(), bundle.width()).getFirst())
                .isEqualTo(
                        http.get(null, COMMUNITY + "/entries/0/leaf").response().body());
        http.send(http.request(LOG + "/" + bundle.path()).header("If-None-Match", entries.header("ETag")))
                .expect(304);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "tile/0/1",
                "tile/0/000.p/256",
                "tile/0/000.p/0",
                "tile/0/x000/001",
                "tile/64/000",
                "tile/entries/",
                "tile/entries/000/000",
                "tile/",
                "tile/0/x9999999999999999999/000"
            })
    void what_is_no_tile_is_refused(String path, Http http) {
        assertThat(http.get(null, LOG + "/" + path).expect(400).problem()).isEqualTo("invalid-parameters");
    }

    @ParameterizedTest
    @ValueSource(strings = {"tile/0/999", "tile/5/000", "tile/entries/x001/000", "tile/0/001.p/255"})
    void tiles_beyond_the_log_are_not_found(String path, Http http) {
        assertThat(http.get(null, LOG + "/" + path).expect(404).problem()).isEqualTo("not-found");
    }

    @ParameterizedTest
    @ValueSource(strings = {"checkpoint", "key", "tile/0/000"})
    void an_unknown_community_is_refused_by_name(String path, Http http) {
        String other = "/v1/communities/00000000-0000-1000-0000-00000000dead/log/";
        assertThat(http.get(null, other + path).expect(404).problem()).isEqualTo("unknown-community");
    }

    @Test
    void every_entry_is_proven_to_be_under_the_checkpoint(Http http) {
        Checkpoint head = covered(http);
        for (long position : new long[] {0, 1, head.size() / 2, head.size() - 1}) {
            JsonNode proven = http.get(null, COMMUNITY + "/entries/" + position + "/inclusion")
                    .expect(200)
                    .json();
            SignedNote note =
                    SignedNote.parse(proven.path("checkpoint").asString().getBytes(StandardCharsets.UTF_8));
            note.verify(List.of(key(http)));
            Checkpoint signed = Checkpoint.parse(note.text());
            assertThat(signed.size()).isEqualTo(proven.path("size").asLong());
            assertThat(MerkleProof.includes(
                            signed.root(), signed.size(), position, hash(proven, "hash"), hashes(proven)))
                    .isTrue();
        }
    }

    @Test
    void the_log_is_proven_to_have_only_grown(Http http) {
        Checkpoint head = covered(http);
        JsonNode proven =
                http.get(null, COMMUNITY + "/consistency?from=5").expect(200).json();
        assertThat(proven.path("to").asLong()).isGreaterThanOrEqualTo(head.size());
        assertThat(MerkleProof.consistent(
                        5,
                        hash(proven, "fromRoot"),
                        proven.path("to").asLong(),
                        hash(proven, "toRoot"),
                        hashes(proven)))
                .isTrue();
        JsonNode whole = http.get(null, COMMUNITY + "/consistency?from=1&to=" + head.size())
                .expect(200)
                .json();
        assertThat(hash(whole, "toRoot")).isEqualTo(head.root());
    }

    @ParameterizedTest
    @CsvSource({
        "consistency?from=0, invalid-parameters",
        "consistency?from=-1&to=3, invalid-parameters",
        "consistency?from=3&to=2, invalid-parameters",
        "consistency?from=1&to=0, invalid-parameters",
        "consistency?from=1&to=9223372036854775807, invalid-parameters",
        "consistency?from=one, invalid-parameters",
        "consistency, invalid-parameters",
        "entries/x/inclusion, invalid-parameters",
        "entries/-1/inclusion, not-found",
        "entries/999999/inclusion, not-found"
    })
    void proofs_of_what_is_not_there_are_refused_by_name(String question, String refusal, Http http) {
        assertThat(http.get(null, COMMUNITY + "/" + question).problem()).isEqualTo(refusal);
    }

    private static byte[] hash(JsonNode proven, String field) {
        return new Sha256(proven.path(field).asString()).bytes();
    }

    private static List<byte[]> hashes(JsonNode proven) {
        return StreamSupport.stream(proven.path("proof").spliterator(), false)
                .map(hash -> new Sha256(hash.asString()).bytes())
                .toList();
    }
}
