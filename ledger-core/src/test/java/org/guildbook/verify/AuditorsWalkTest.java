package org.guildbook.verify;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.SimpleFileServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.InstantSource;
import java.util.UUID;
import org.guildbook.chain.Ed25519NoteSigner;
import org.guildbook.chain.EntryHash;
import org.guildbook.chain.Tile;
import org.guildbook.journal.Journal;
import org.guildbook.journal.JournalSettings;
import org.guildbook.publish.Publishing;
import org.guildbook.publish.Tips;
import org.guildbook.signer.GuardedSigner;
import org.guildbook.testing.LedgerDatabase;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** What {@code docs/auditing.md} gives an auditor: its verifier in Python, exactly as it stands there, and what findings mean. */
class AuditorsWalkTest {

    @RegisterExtension
    static final LedgerDatabase database = LedgerDatabase.audited();

    private static final Path PAGE = Path.of("..", "docs", "auditing.md");
    private static final String BEGIN = "```python\n";

    private static final UUID COMMUNITY = UUID.randomUUID();

    @TempDir
    static Path work;

    private static String key = "";

    @TempDir
    Path copy;

    @BeforeAll
    static void publish() throws IOException {
        String page = Files.readString(PAGE);
        int begin = page.indexOf(BEGIN) + BEGIN.length();
        Files.writeString(work.resolve("verify.py"), page.substring(begin, page.indexOf("```\n", begin)));
        try (Journal journal = Journal.open(database.dataSource(), JournalSettings.DEFAULTS, Clock.systemUTC());
                GuardedSigner signer =
                        GuardedSigner.open(work.resolve("signer"), "secret".toCharArray(), InstantSource.system())) {
            Tips.append(journal, COMMUNITY, 300);
            Publishing.publish(journal, signer, work, work.resolve("place"), InstantSource.system());
            key = signer.keys(EntryHash.origin(COMMUNITY)).getFirst().toString();
        }
    }

    @BeforeEach
    void copyLog() throws IOException {
        Path log = work.resolve(COMMUNITY.toString());
        SampleLog.write(copy.resolve("checkpoint"), Files.readAllBytes(log.resolve("checkpoint")));
        for (long index = 0; index < 2; index++) {
            String bundle = Tile.of(Tile.ENTRIES, index, 300).path();
            SampleLog.write(copy.resolve(bundle), Files.readAllBytes(log.resolve(bundle)));
        }
    }

    @Test
    void a_published_log_is_clean_as_folder_and_by_its_address() throws Exception {
        assertThat(verify(copy.toString(), key))
                .isEqualTo("0: Clean: 300 entries of " + EntryHash.origin(COMMUNITY) + ", signed by "
                        + key.split("\\+", 3)[1]);
        HttpServer server = SimpleFileServer.createFileServer(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                copy.toRealPath(),
                SimpleFileServer.OutputLevel.NONE);
        server.start();
        try {
            assertThat(verify("http://localhost:" + server.getAddress().getPort(), key))
                    .startsWith("0: Clean");
        } finally {
            server.stop(0);
        }
    }

    @Test
    void a_tile_that_has_become_full_meanwhile_is_read_instead() throws Exception {
        Files.move(copy.resolve("tile/entries/001.p/44"), copy.resolve("tile/entries/001"));
        assertThat(verify(copy.toString(), key)).startsWith("0: Clean");
    }

    @Test
    void changed_files_are_rejected() throws Exception {
        SampleLog.flip(copy.resolve("tile/entries/000"), 600);
        assertThat(verify(copy.toString(), key)).startsWith("2: Tampered with: chain at ");
        SampleLog.flip(copy.resolve("tile/entries/000"), 600);

        byte[] last = Files.readAllBytes(copy.resolve("tile/entries/001.p/44"));
        SampleLog.flip(copy.resolve("tile/entries/001.p/44"), last.length - 10);
        assertThat(verify(copy.toString(), key)).isEqualTo("2: Tampered with: root of the tree");
        Files.write(copy.resolve("tile/entries/001.p/44"), last);

        SampleLog.flip(copy.resolve("checkpoint"), 60);
        assertThat(verify(copy.toString(), key)).startsWith("2: Tampered with: ");
        SampleLog.flip(copy.resolve("checkpoint"), 60);
        assertThat(verify(copy.toString(), key)).startsWith("0: Clean");
    }

    @Test
    void another_history_is_rejected_whoever_signed_it() throws Exception {
        String another = new Ed25519NoteSigner(EntryHash.origin(COMMUNITY), new byte[32])
                .key()
                .toString();
        assertThat(verify(copy.toString(), another)).isEqualTo("2: Tampered with: signature of the checkpoint");
        String ofAnotherLog = SampleLog.KEY.key().toString();
        assertThat(verify(copy.toString(), ofAnotherLog)).startsWith("2: Tampered with: the key is not one of ");
        SampleLog.of(300).publish(copy);
        assertThat(verify(copy.toString(), ofAnotherLog)).startsWith("0: Clean");
        SampleLog.of(300, 7, fields -> fields.put("family", "X")).publishTiles(copy);
        assertThat(verify(copy.toString(), ofAnotherLog)).isEqualTo("2: Tampered with: root of the tree");
        SampleLog.of(300, 7, fields -> fields.put("position", 8)).publish(copy);
        assertThat(verify(copy.toString(), ofAnotherLog)).isEqualTo("2: Tampered with: chain at 7");
    }

    @Test
    void the_page_explains_every_verdict_and_finding() throws IOException {
        String page = Files.readString(PAGE);
        for (Verdict verdict : Verdict.values()) {
            assertThat(page).contains("\n| " + verdict.exitCode() + " | ");
        }
        for (Finding.Kind kind : Finding.Kind.values()) {
            assertThat(page).contains("`" + kind + "`");
        }
    }

    @Test
    void what_is_not_there_is_not_clean() throws Exception {
        Files.delete(copy.resolve("tile/entries/000"));
        assertThat(verify(copy.toString(), key)).startsWith("1: ");
    }

    /** Exit code and what was printed. */
    private static String verify(String log, String key) throws IOException, InterruptedException {
        Process python = new ProcessBuilder("python3", work.resolve("verify.py").toString(), log, key)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String printed = new String(python.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return python.waitFor() + ": " + printed.strip();
    }
}
