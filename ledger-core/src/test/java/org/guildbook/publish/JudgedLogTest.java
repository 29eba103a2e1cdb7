package org.guildbook.publish;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.guildbook.chain.Checkpoint;
import org.guildbook.chain.Ed25519Cosigner;
import org.guildbook.chain.EntryHash;
import org.guildbook.chain.MerkleTree;
import org.guildbook.chain.NoteSigner;
import org.guildbook.chain.SignedNote;
import org.guildbook.chain.TiledTree;
import org.guildbook.chain.TlogProof;
import org.guildbook.chain.VerifierKey;
import org.guildbook.journal.Journal;
import org.guildbook.journal.JournalSettings;
import org.guildbook.signer.DurableFile;
import org.guildbook.signer.GuardedSigner;
import org.guildbook.testing.LedgerDatabase;
import org.guildbook.timestamp.TestAuthority;
import org.guildbook.verify.LogSource;
import org.guildbook.verify.LogVerifier;
import org.guildbook.verify.TrustedKeys;
import org.guildbook.verify.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** From the database to the verifier; what is published is left under {@code target/judged} for {@code .ci/judges/run}. */
class JudgedLogTest {

    @RegisterExtension
    static final LedgerDatabase database = LedgerDatabase.audited();

    private static final InstantSource CLOCK = InstantSource.fixed(Instant.ofEpochSecond(1_767_225_600));

    private static final Path JUDGED = Path.of("target", "judged");

    private final UUID community = UUID.randomUUID();

    @TempDir
    Path folder;

    @Test
    void a_log_is_published_signed_and_found_clean() throws IOException {
        try (Journal journal = Journal.open(database.dataSource(), JournalSettings.DEFAULTS, Clock.systemUTC());
                GuardedSigner signer = GuardedSigner.open(folder.resolve("signer"), "secret".toCharArray(), CLOCK)) {
            PublishedLogs logs = new PublishedLogs(
                    journal,
                    signer,
                    folder.resolve("public"),
                    folder.resolve("place"),
                    DurableFile::replace,
                    PublisherSettings.DEFAULTS,
                    CLOCK);
            logs.resume();
            SignedNote earlier = publish(journal, logs, 300);
            SignedNote latest = publish(journal, logs, 400);

            List<VerifierKey> keys = signer.keys(EntryHash.origin(community));
            LogSource source = LogSource.folder(published());
            assertThat(LogVerifier.verify(
                                    source, new TrustedKeys(keys, List.of(), 0), Optional.of(earlier), (_, _) -> {})
                            .verdict())
                    .isEqualTo(Verdict.CLEAN);
            leaveFor(earlier, latest, keys.getFirst());
        }
    }

    private SignedNote publish(Journal journal, PublishedLogs logs, int entries) throws IOException {
        Tips.append(journal, community, entries);
        while (logs.follow()) {
            // One checkpoint for all of them.
        }
        logs.publish(false);
        return new LogFolder(published(), DurableFile::replace).checkpoint().orElseThrow();
    }

    private Path published() {
        return folder.resolve("public").resolve(community.toString());
    }

    private void leaveFor(SignedNote earlier, SignedNote latest, VerifierKey key) throws IOException {
        deleteOld(JUDGED);
        copy(published(), JUDGED.resolve("log"));
        Checkpoint head = Checkpoint.parse(latest.text());
        MerkleTree tree =
                new MerkleTree(new TiledTree(head.size(), new LogFolder(published(), DurableFile::replace)::read));
        for (long index : List.of(0L, 300L, head.size() - 1)) {
            write(
                    index + ".tlog-proof",
                    new TlogProof(index, tree.inclusionProof(index, head.size()), latest).encoded());
        }
        NoteSigner witness = new Ed25519Cosigner("witness.example/w1", new byte[32], CLOCK);
        write("cosigned", latest.with(witness.sign(latest.text())).encoded());
        try (TestAuthority authority = new TestAuthority("Judged")) {
            write("stamped", latest.text().getBytes(StandardCharsets.UTF_8));
            write("stamp", authority.client().stamp(latest.text()).encoded());
            write("tsa.pem", authority.pem().getBytes(StandardCharsets.US_ASCII));
        }
        write("earlier", earlier.encoded());
        write("key", key.toString().getBytes(StandardCharsets.US_ASCII));
        write("witness", witness.key().toString().getBytes(StandardCharsets.US_ASCII));
        write("log-ed25519.pem", Files.readAllBytes(folder.resolve("signer/keys/log-ed25519.pem")));
    }

    private static void deleteOld(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }

    private static void write(String name, byte[] bytes) throws IOException {
        Files.createDirectories(JUDGED);
        Files.write(JUDGED.resolve(name), bytes);
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path target = to.resolve(from.relativize(file).toString());
                Files.createDirectories(Objects.requireNonNull(target.getParent()));
                Files.copy(file, target, StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }
}
