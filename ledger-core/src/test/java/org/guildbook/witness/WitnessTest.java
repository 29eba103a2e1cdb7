package org.guildbook.witness;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.guildbook.chain.Checkpoint;
import org.guildbook.chain.Ed25519Cosigner;
import org.guildbook.chain.Ed25519NoteSigner;
import org.guildbook.chain.EntryHash;
import org.guildbook.chain.MerkleTree;
import org.guildbook.chain.NoteSigner;
import org.guildbook.chain.SignedNote;
import org.guildbook.chain.WitnessRequest;
import org.guildbook.signer.SignedHeads;
import org.guildbook.witness.Witness.Answer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class WitnessTest {

    private static final InstantSource CLOCK = InstantSource.fixed(Instant.ofEpochSecond(1_767_225_600));

    private static final NoteSigner LOG = new Ed25519NoteSigner("log.example/one", new byte[32]);

    private static final NoteSigner COSIGNER = new Ed25519Cosigner("witness.example/w1", new byte[32], CLOCK);

    private static final List<byte[]> HASHES = hashes("entry ");

    @TempDir
    Path folder;

    private Witness witness;

    @BeforeEach
    void start() {
        witness = new Witness(List.of(LOG.key()), COSIGNER, new SignedHeads(folder.resolve("heads")));
    }

    @Test
    void a_log_that_grows_is_cosigned_each_time() throws IOException {
        isCosigned(request(0, 3, List.of()), checkpoint(3));
        isCosigned(request(3, 3, List.of()), checkpoint(3));
        isCosigned(request(3, 7, proof(3, 7)), checkpoint(7));
    }

    @Test
    void what_was_cosigned_is_known_after_a_restart() throws IOException {
        isCosigned(request(0, 3, List.of()), checkpoint(3));
        start();
        assertThat(answer(request(0, 5, List.of()))).isEqualTo("409 text/x.tlog.size 3\n");
        isCosigned(request(3, 5, proof(3, 5)), checkpoint(5));
    }

    @Test
    void every_other_checkpoint_is_refused_and_forgotten() throws IOException {
        isCosigned(request(0, 5, List.of()), checkpoint(5));
        List<byte[]> forked = hashes("other ");
        assertThat(answer(request(3, 7, proof(3, 7)))).isEqualTo("409 text/x.tlog.size 5\n");
        assertThat(answer(request(6, 5, List.of()))).startsWith("400 ");
        assertThat(answer(request(5, 7, proof(3, 7)))).startsWith("422 ");
        assertThat(answer(request(5, 7, List.of()))).startsWith("422 ");
        assertThat(answer(request(5, SignedNote.sign(head(forked, 7).text(), LOG), proof(5, 7))))
                .startsWith("422 ");
        assertThat(answer(request(5, SignedNote.sign(head(forked, 5).text(), LOG), List.of())))
                .isEqualTo("409 text/x.tlog.size 5\n");
        isCosigned(request(5, 7, proof(5, 7)), checkpoint(7));
    }

    @Test
    void a_first_checkpoint_has_no_proof() throws IOException {
        assertThat(answer(request(0, 5, proof(3, 5)))).startsWith("422 ");
    }

    @Test
    void only_known_logs_and_their_keys_are_looked_at() throws IOException {
        NoteSigner other = new Ed25519NoteSigner("log.example/two", new byte[32]);
        byte[] seed = new byte[32];
        seed[0] = 1;
        NoteSigner thief = new Ed25519NoteSigner("log.example/one", seed);
        Checkpoint unknown = new Checkpoint("log.example/two", 1, HASHES.getFirst());
        assertThat(answer(request(0, SignedNote.sign(unknown.text(), other), List.of())))
                .startsWith("404 ");
        assertThat(answer(request(0, SignedNote.sign(head(HASHES, 3).text(), thief), List.of())))
                .startsWith("403 ");
        assertThat(witness.addCheckpoint("old 0\n\nnothing".getBytes(StandardCharsets.UTF_8))
                        .status())
                .isEqualTo(400);
        assertThat(witness.addCheckpoint(new byte[0]).status()).isEqualTo(400);
        assertThat(witness.addCheckpoint("old 00\n\na\n".getBytes(StandardCharsets.UTF_8))
                        .status())
                .isEqualTo(400);
    }

    @Test
    void it_is_reached_by_http() throws Exception {
        InetSocketAddress local = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        try (WitnessServer server = WitnessServer.start(witness, local);
                HttpClient client = HttpClient.newHttpClient()) {
            URI address = URI.create("http://localhost:" + server.port() + "/add-checkpoint");
            HttpRequest request = HttpRequest.newBuilder(address)
                    .POST(BodyPublishers.ofByteArray(request(0, 3, List.of())))
                    .build();
            HttpResponse<byte[]> first = client.send(request, BodyHandlers.ofByteArray());
            assertThat(first.statusCode()).isEqualTo(200);
            assertThat(checkpoint(3).valid(first.body(), List.of(COSIGNER.key())))
                    .hasSize(1);
            HttpResponse<byte[]> again = client.send(request, BodyHandlers.ofByteArray());
            assertThat(again.statusCode()).isEqualTo(409);
            assertThat(again.headers().firstValue("Content-Type")).contains("text/x.tlog.size");
            HttpRequest get = HttpRequest.newBuilder(address).build();
            assertThat(client.send(get, BodyHandlers.discarding()).statusCode()).isEqualTo(405);
            HttpRequest elsewhere =
                    HttpRequest.newBuilder(address.resolve("/add-checkpoint/x")).build();
            assertThat(client.send(elsewhere, BodyHandlers.discarding()).statusCode())
                    .isEqualTo(404);
            HttpRequest large = HttpRequest.newBuilder(address)
                    .POST(BodyPublishers.ofByteArray(new byte[WitnessRequest.MAX_BYTES + 1]))
                    .build();
            assertThat(client.send(large, BodyHandlers.discarding()).statusCode())
                    .isEqualTo(413);
        }
    }

    @Test
    @Timeout(60)
    void anyone_can_run_it_and_it_keeps_its_key() throws Exception {
        Path policy = Files.writeString(folder.resolve("policy"), "log " + LOG.key() + "\nquorum none\n");
        String key = runOnce(policy);
        assertThat(key).startsWith("witness.example/w2+");
        assertThat(runOnce(policy)).isEqualTo(key);
        Files.writeString(policy, "nonsense\n");
        assertThat(runOnce(policy)).isEmpty();
    }

    /** Starts the program on a free port and interrupts it once it has told its key; returns the key. */
    private String runOnce(Path policy) throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PrintStream print = new PrintStream(out, true, StandardCharsets.UTF_8);
        List<String> arguments = List.of(
                "--name",
                "witness.example/w2",
                "--policy",
                policy.toString(),
                "--folder",
                folder.resolve("w2").toString(),
                "--port",
                "0");
        Thread program = Thread.ofPlatform().start(() -> {
            try {
                WitnessProgram.run(arguments, print, System.err);
            } catch (IOException e) {
                System.err.println(e.getMessage());
            }
        });
        while (out.size() == 0 && program.isAlive()) {
            Thread.sleep(10);
        }
        program.interrupt();
        program.join();
        return out.toString(StandardCharsets.UTF_8).strip();
    }

    private void isCosigned(byte[] request, SignedNote note) throws IOException {
        Answer answer = witness.addCheckpoint(request);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(note.valid(answer.body(), List.of(COSIGNER.key())))
                .singleElement()
                .satisfies(signature -> assertThat(signature.cosignedAt()).isEqualTo(1_767_225_600));
    }

    private String answer(byte[] request) throws IOException {
        Answer answer = witness.addCheckpoint(request);
        return answer.status() + " " + answer.type() + " " + new String(answer.body(), StandardCharsets.UTF_8);
    }

    private static byte[] request(long oldSize, int size, List<byte[]> proof) {
        return request(oldSize, checkpoint(size), proof);
    }

    private static byte[] request(long oldSize, SignedNote checkpoint, List<byte[]> proof) {
        return new WitnessRequest(oldSize, proof, checkpoint).encoded();
    }

    private static SignedNote checkpoint(int size) {
        return SignedNote.sign(head(HASHES, size).text(), LOG);
    }

    private static Checkpoint head(List<byte[]> hashes, int size) {
        return new Checkpoint("log.example/one", size, MerkleTree.over(hashes).root(size));
    }

    private static List<byte[]> proof(long earlier, long later) {
        return MerkleTree.over(HASHES).consistencyProof(earlier, later);
    }

    private static List<byte[]> hashes(String text) {
        List<byte[]> hashes = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            hashes.add(EntryHash.of((text + i).getBytes(StandardCharsets.UTF_8)));
        }
        return hashes;
    }
}
