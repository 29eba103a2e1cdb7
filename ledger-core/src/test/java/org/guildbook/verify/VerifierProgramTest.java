package org.guildbook.verify;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.SimpleFileServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.guildbook.chain.Ed25519Cosigner;
import org.guildbook.chain.NoteSigner;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VerifierProgramTest {

    private static final String KEY = SampleLog.KEY.key().toString();

    private final SampleLog log = SampleLog.of(300);
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @TempDir
    Path folder;

    @BeforeEach
    void publish() throws IOException {
        log.publish(folder);
    }

    @Test
    void a_clean_folder_ends_with_0_and_shows_progress() {
        assertThat(run("--key", KEY, folder.toString())).isEqualTo(Verdict.CLEAN);
        assertThat(text(out))
                .contains("300 entries", "signed by " + SampleLog.KEY.key().name(), "Clean.");
        assertThat(text(err)).contains("100 % of 300 entries");
        assertThat(Verdict.CLEAN.exitCode()).isZero();
    }

    @Test
    void a_changed_folder_ends_with_2_and_names_kind_and_position() {
        SampleLog.flip(folder.resolve("tile/0/001.p/44"), 32 * 10);
        assertThat(run("--key", KEY, "--quiet", folder.toString())).isEqualTo(Verdict.TAMPERED);
        assertThat(text(out)).contains("HASH at position 266: ", "Tampered with.");
        assertThat(text(err)).isEmpty();
        assertThat(Verdict.TAMPERED.exitCode()).isEqualTo(2);
    }

    @Test
    void a_folder_with_a_file_less_ends_with_3() throws IOException {
        Files.delete(folder.resolve("tile/entries/000"));
        assertThat(run("--key", KEY, folder.toString())).isEqualTo(Verdict.INCOMPLETE);
        assertThat(text(out)).contains("MISSING at position 0: tile/entries/000 is missing", "Incomplete");
        assertThat(Verdict.INCOMPLETE.exitCode()).isEqualTo(3);
    }

    @Test
    void what_cannot_be_run_ends_with_1_and_says_why() throws IOException {
        Path noCheckpoint = Files.writeString(folder.resolve("note"), "nothing");
        for (List<String> wrong : List.of(
                List.<String>of(),
                List.of("--key", KEY),
                List.of(folder.toString()),
                List.of("--key"),
                List.of("--key", "nonsense", folder.toString()),
                List.of("--key", KEY, "--quorum", "1", folder.toString()),
                List.of("--key", KEY, "--quorum", "many", folder.toString()),
                List.of("--key", KEY, "--fast", folder.toString()),
                List.of("--key", KEY, "--fees", noCheckpoint.toString(), folder.toString()),
                List.of("--key", KEY, "--tsa", noCheckpoint.toString(), folder.toString()),
                List.of("fetch", "--url", "http://localhost:1/export"),
                List.of("fetch", "--out", "x", "--key", KEY),
                List.of("witness", "--name", "w"),
                List.of("witness", "--fast", "w"),
                List.of("--key", KEY, folder.toString(), folder.toString()),
                List.of("--key", KEY, "--since", noCheckpoint.toString(), folder.toString()),
                List.of("--key", KEY, folder.resolve("nowhere").toString()),
                List.of("--key", KEY, "http://localhost:1/log"))) {
            err.reset();
            assertThat(run(wrong.toArray(String[]::new))).as("%s", wrong).isEqualTo(Verdict.COULD_NOT_RUN);
            assertThat(text(err)).as("%s", wrong).isNotBlank();
        }
        assertThat(Verdict.COULD_NOT_RUN.exitCode()).isEqualTo(1);
    }

    @Test
    void a_policy_stands_for_keys_and_quorum() throws IOException {
        NoteSigner witness = new Ed25519Cosigner("witness.example/1", new byte[32], InstantSource.system());
        Path policy = Files.writeString(
                folder.resolve("policy"), "log " + KEY + "\nwitness w " + witness.key() + "\nquorum w\n");
        assertThat(run("verify", "--policy", policy.toString(), folder.toString()))
                .isEqualTo(Verdict.TAMPERED);
        assertThat(text(out)).contains("QUORUM");
        Files.write(
                folder.resolve("checkpoint"),
                log.checkpoint().with(witness.sign(log.head().text())).encoded());
        assertThat(run("verify", "--policy", policy.toString(), folder.toString()))
                .isEqualTo(Verdict.CLEAN);
        assertThat(run("--key", KEY, "--policy", policy.toString(), folder.toString()))
                .isEqualTo(Verdict.COULD_NOT_RUN);
        assertThat(run("--policy", folder.resolve("checkpoint").toString(), folder.toString()))
                .isEqualTo(Verdict.COULD_NOT_RUN);
    }

    @Test
    void a_receipt_is_checked_offline() throws IOException {
        Path file = folder.resolve("receipt.json");
        Files.write(file, log.receipt(12).encoded());
        assertThat(run("--key", KEY, file.toString())).isEqualTo(Verdict.CLEAN);
        assertThat(text(out)).contains("entry 12 of ");
        SampleLog.flip(file, 100);
        assertThat(run("--key", KEY, file.toString())).isEqualTo(Verdict.TAMPERED);
    }

    @Test
    void a_kept_checkpoint_is_compared() throws IOException {
        Path kept = folder.resolve("kept");
        Files.write(kept, SampleLog.of(200).checkpoint().encoded());
        assertThat(run("--key", KEY, "--since", kept.toString(), folder.toString()))
                .isEqualTo(Verdict.CLEAN);
        Files.write(
                kept,
                SampleLog.of(200, 3, fields -> fields.put("family", "X"))
                        .checkpoint()
                        .encoded());
        assertThat(run("--key", KEY, "--since", kept.toString(), folder.toString()))
                .isEqualTo(Verdict.TAMPERED);
        assertThat(text(out)).contains("FORK");
    }

    @Test
    void an_address_is_checked_as_a_folder_is() throws IOException {
        HttpServer server = SimpleFileServer.createFileServer(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                folder.toRealPath(),
                SimpleFileServer.OutputLevel.NONE);
        server.start();
        try {
            String address = "http://localhost:" + server.getAddress().getPort() + "/";
            assertThat(run("--key", KEY, address)).isEqualTo(Verdict.CLEAN);
            assertThat(run("verify", "--key", KEY, "--url", address)).isEqualTo(Verdict.CLEAN);
            Files.delete(folder.resolve("tile/0/000"));
            assertThat(run("--key", KEY, address)).isEqualTo(Verdict.INCOMPLETE);
        } finally {
            server.stop(0);
        }
    }

    private Verdict run(String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        try (PrintStream stdout = new PrintStream(out, true, StandardCharsets.UTF_8);
                PrintStream stderr = new PrintStream(err, true, StandardCharsets.UTF_8)) {
            return VerifierProgram.run(all.toArray(String[]::new), stdout, stderr);
        }
    }

    private static String text(ByteArrayOutputStream stream) {
        return stream.toString(StandardCharsets.UTF_8);
    }
}
