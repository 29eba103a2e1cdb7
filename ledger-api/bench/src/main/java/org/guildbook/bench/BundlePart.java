package org.guildbook.bench;

import com.zaxxer.hikari.HikariDataSource;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.guildbook.chain.EntryHash;
import org.guildbook.chain.VerifierKey;
import org.guildbook.journal.Journal;
import org.guildbook.journal.JournalSettings;
import org.guildbook.publish.LogExport;
import org.guildbook.publish.PublishedFiles;
import org.guildbook.publish.Publisher;
import org.guildbook.publish.PublisherSettings;
import org.guildbook.signer.GuardedSigner;
import org.guildbook.verify.Known;
import org.guildbook.verify.LogVerifier;
import org.guildbook.verify.Report;
import org.guildbook.verify.TrustedKeys;
import org.guildbook.verify.Verdict;
import org.springframework.util.FileSystemUtils;

/** Verifying an exported log in full, beside SHA-256 of the bytes of the same file on as many cores. */
final class BundlePart implements Part {

    private static final int CORES = Runtime.getRuntime().availableProcessors();

    private static final int READ_BYTES = 1 << 20;

    private static final UUID COMMUNITY = Community.ID.value();

    @Override
    public String name() {
        return "bundle";
    }

    @Override
    public void run(Lab lab) {
        try {
            Path folder = Files.createTempDirectory("bundle");
            try (Bundles bundles = bundles(lab, folder)) {
                compare(lab, bundles);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * One log, exported twice.
     *
     * @param open what anyone may see
     * @param opened with salts and sealed parts
     */
    private record Bundles(Path folder, int entries, TrustedKeys keys, Path open, Path opened)
            implements AutoCloseable {

        @Override
        public void close() throws IOException {
            FileSystemUtils.deleteRecursively(folder);
        }
    }

    private static Bundles bundles(Lab lab, Path folder) throws IOException {
        FilledLog log = lab.million();
        try (HikariDataSource dataSource = lab.server().open(log.database(), Tips.CONNECTIONS);
                Journal journal = Journal.open(dataSource, JournalSettings.DEFAULTS, log.clock());
                GuardedSigner signer =
                        GuardedSigner.open(folder.resolve("signer"), "bench".toCharArray(), Clock.systemUTC())) {
            lab.progress("publishing");
            Path published = folder.resolve("public");
            publish(journal, signer, published, folder.resolve("place"));
            lab.progress("exporting");
            PublishedFiles files = new PublishedFiles(published, COMMUNITY);
            List<VerifierKey> keys = signer.keys(EntryHash.origin(COMMUNITY));
            Path open = folder.resolve("open.zip");
            Path opened = folder.resolve("opened.zip");
            export(files, Optional.empty(), open);
            export(files, Optional.of(LogExport.from(journal, COMMUNITY, _ -> true)), opened);
            return new Bundles(folder, (int) journal.committed(), new TrustedKeys(keys, List.of(), 0), open, opened);
        }
    }

    private static void publish(Journal journal, GuardedSigner signer, Path published, Path place) {
        try (Publisher publisher =
                Publisher.start(journal, signer, published, place, PublisherSettings.DEFAULTS, Clock.systemUTC())) {
            while (publisher.uncovered() > 0) {
                Thread.sleep(Duration.ofMillis(100));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    private static void export(PublishedFiles files, Optional<LogExport.Openings> openings, Path file)
            throws IOException {
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), READ_BYTES)) {
            files.export(files.covered().orElseThrow().note(), "", openings).write(out, 0);
        }
    }

    private static void compare(Lab lab, Bundles bundles) {
        Job verify = verify("verifying the export", bundles, bundles.open());
        Job hash = hash("SHA-256 of its bytes", bundles, bundles.open());
        Job verifyOpened = verify("verifying it with all sealed parts", bundles, bundles.opened());
        Job hashOpened = hash("SHA-256 of those bytes", bundles, bundles.opened());
        Map<Contender, Series> series = lab.turns().once(List.of(verify, hash, verifyOpened, hashOpened));
        Table table = new Table("on %d cores".formatted(CORES), "entries per second", "±", "JVM µs");
        series.values()
                .forEach(each -> table.row(
                        each.name(),
                        Table.count(each.perSecond()),
                        Table.percent(each.spread()),
                        Table.decimal(each.median(Round::jvmMicrosPerUnit), 2)));
        Series verified = Turns.of(series, verify);
        Series opened = Turns.of(series, verifyOpened);
        lab.figure("verify.bundle.per_second", verified.perSecond());
        lab.figure("verify.bundle.ratio_vs_sha256", verified.ratio(Turns.of(series, hash), Round::perSecond));
        lab.figure("verify.bundle.opened.per_second", opened.perSecond());
        lab.figure(
                "verify.bundle.opened.ratio_vs_sha256", opened.ratio(Turns.of(series, hashOpened), Round::perSecond));
        lab.write("## Verifying an export\n\nA log of %,d entries as one file, read anew by each.\n\n%s"
                .formatted(bundles.entries(), table.markdown()));
    }

    private static Job verify(String name, Bundles bundles, Path file) {
        return new Job(name, bundles.entries(), () -> {
            Report report = LogVerifier.verifyExport(file, Known.of(bundles.keys()), (_, _) -> {});
            if (report.verdict() != Verdict.CLEAN) {
                throw new IllegalStateException(
                        "the export does not verify: " + report.findings().getFirst());
            }
        });
    }

    private static Job hash(String name, Bundles bundles, Path file) {
        return new Job(name, bundles.entries(), () -> {
            AtomicLong next = new AtomicLong();
            try (FileChannel channel = FileChannel.open(file)) {
                Crew.run(CORES, () -> {
                    MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
                    ByteBuffer bytes = ByteBuffer.allocate(READ_BYTES);
                    while (channel.read(bytes, next.getAndAdd(READ_BYTES)) > 0) {
                        sha256.update(bytes.flip());
                        bytes.clear();
                    }
                    sha256.digest();
                });
            }
        });
    }
}
