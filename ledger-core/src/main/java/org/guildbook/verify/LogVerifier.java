package org.guildbook.verify;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.guildbook.chain.Checkpoint;
import org.guildbook.chain.ExportManifest;
import org.guildbook.chain.KeyRotation;
import org.guildbook.chain.LogName;
import org.guildbook.chain.LogRestoration;
import org.guildbook.chain.MalformedException;
import org.guildbook.chain.SignedNote;
import org.guildbook.chain.Tile;
import org.guildbook.chain.VerifierKey;
import org.guildbook.timestamp.Authorities;
import org.guildbook.verify.BundleCheck.CheckedBundle;
import org.guildbook.verify.Finding.Kind;

/**
 * Checks a whole published log: who signed its head, that the entries are the ones signed, and that they fit each other.
 *
 * <p>Bundles are read and hashed on all processors, a few ahead; what runs across bundles is followed by one thread.
 */
public final class LogVerifier {

    /** More are not collected. */
    public static final int MAX_FINDINGS = 1_000;

    private static final int JOBS_AHEAD_PER_PROCESSOR = 4;

    /** A job of one bundle would wake the thread that waits for it too often. */
    private static final int MOST_BUNDLES_AT_ONCE = 8;

    private final LogSource source;
    private final Known known;
    private final Progress progress;
    private final List<Finding> findings = new ArrayList<>();
    private final List<String> facts = new ArrayList<>();

    private LogVerifier(LogSource source, Known known, Progress progress) {
        this.source = source;
        this.known = known;
        this.progress = progress;
    }

    /**
     * Checks a log.
     *
     * @throws IOException if the source cannot be read
     */
    public static Report verify(LogSource source, Known known, Progress progress) throws IOException {
        LogVerifier verifier = new LogVerifier(source, known, progress);
        verifier.verify();
        verifier.findings.sort(Comparator.comparingLong(Finding::position));
        return new Report(
                verifier.findings.subList(0, Math.min(MAX_FINDINGS, verifier.findings.size())), verifier.facts);
    }

    /**
     * Checks a log.
     *
     * @param earlier a checkpoint kept from an earlier check, which the log must continue
     * @throws IOException if the source cannot be read
     */
    public static Report verify(LogSource source, TrustedKeys keys, Optional<SignedNote> earlier, Progress progress)
            throws IOException {
        return verify(source, new Known(keys, earlier, Optional.empty(), Authorities.NONE), progress);
    }

    /**
     * Checks an exported log; what was cut off is missing.
     *
     * @throws IOException if the file cannot be read
     */
    public static Report verifyExport(Path file, Known known, Progress progress) throws IOException {
        try (ZipSource source = ZipSource.open(file)) {
            Report report = verify(source, known, progress);
            return source.isWhole()
                    ? report
                    : report.with(new Finding(Kind.MISSING, Finding.WHOLE_LOG, "the end of " + file + " is missing"));
        }
    }

    private void verify() throws IOException {
        Optional<byte[]> bytes = source.read("checkpoint");
        if (bytes.isEmpty()) {
            findings.add(new Finding(Kind.MISSING, Finding.WHOLE_LOG, "checkpoint is missing"));
            return;
        }
        SignedNote note;
        Checkpoint head;
        try {
            note = SignedNote.parse(bytes.get());
            head = Checkpoint.parse(note.text());
            facts.add(head.origin() + ", " + head.size() + " entries");
        } catch (MalformedException e) {
            findings.add(new Finding(Kind.CHECKPOINT, Finding.WHOLE_LOG, String.valueOf(e.getMessage())));
            return;
        }
        if (head.size() == 0) {
            signatures(note, head.origin(), List.of());
            findings.add(new Finding(Kind.MISSING, Finding.WHOLE_LOG, "the log is empty"));
            return;
        }
        boolean opened = isOpened(head);
        try (LogWalk walk = new LogWalk(head, earlierHead(head), known, new TileReader(source), findings)) {
            bundles(head, opened, walk);
            facts.addAll(walk.finish());
            signatures(note, head.origin(), walk.rotations());
            history(head, walk);
            known.fees().ifPresent(fees -> facts.add("added up the money up to position " + fees.position()));
            if (opened) {
                facts.add(walk.shown() + " of " + head.size() + " sealed parts are shown");
            }
        }
    }

    /** Checked last, as the entries say which keys took the place of those one knows; told first. */
    private void signatures(SignedNote note, String origin, List<KeyRotation> rotations) {
        List<Finding> wrong = new ArrayList<>();
        Set<VerifierKey> signedBy =
                known.keys().succeeded(rotations).under(origin).check(note, wrong);
        signedBy.forEach(key -> facts.add("signed by " + key.name() + " (" + key.type() + ")"));
        known.earlier()
                .ifPresent(kept -> known.keys()
                        .andSuccessors(rotations)
                        .under(Checkpoint.parse(kept.text()).origin())
                        .check(kept, wrong));
        findings.addAll(0, wrong);
    }

    /** Whether the log has the name that its entries say, and what became of the earlier checkpoint. */
    private void history(Checkpoint head, LogWalk walk) {
        int incarnation = incarnation(head.origin());
        if (walk.isWhole() && incarnation != walk.restorations().size() + 1) {
            findings.add(new Finding(
                    Kind.CHECKPOINT,
                    Finding.WHOLE_LOG,
                    "the entries tell of " + walk.restorations().size() + " restores, and it is of " + head.origin()));
        }
        known.earlier().map(kept -> Checkpoint.parse(kept.text())).ifPresent(earlier -> {
            long kept = walk.restorations().stream()
                    .filter(each -> each.incarnation() > incarnation(earlier.origin()))
                    .mapToLong(LogRestoration::kept)
                    .min()
                    .orElse(Long.MAX_VALUE);
            if (earlier.size() > kept) {
                findings.add(new Finding(
                        Kind.MISSING,
                        kept,
                        "a restore has given up the entries from here to " + (earlier.size() - 1)
                                + ", which the earlier checkpoint covers"));
            } else if (walk.differs()) {
                findings.add(new Finding(
                        Kind.FORK,
                        Finding.WHOLE_LOG,
                        "its first " + earlier.size() + " entries are not those of the earlier checkpoint"));
            }
        });
    }

    private static int incarnation(String origin) {
        return LogName.of(origin).map(LogName::incarnation).orElse(1);
    }

    private static boolean isLater(String origin, String earlier) {
        return LogName.of(origin)
                .flatMap(name -> LogName.of(earlier)
                        .filter(before -> before.community().equals(name.community())
                                && before.incarnation() < name.incarnation()))
                .isPresent();
    }

    /** Whether the source is an export that shows sealed parts. */
    private boolean isOpened(Checkpoint head) throws IOException {
        Optional<byte[]> bytes = source.read(ExportManifest.PATH);
        if (bytes.isEmpty()) {
            return false;
        }
        try {
            ExportManifest manifest = ExportManifest.parse(bytes.get());
            if (!manifest.origin().equals(head.origin()) || manifest.entries() != head.size()) {
                findings.add(new Finding(
                        Kind.FORM,
                        Finding.WHOLE_LOG,
                        "the manifest is of " + manifest.entries() + " entries of " + manifest.origin()));
            }
            return manifest.openings();
        } catch (MalformedException e) {
            findings.add(new Finding(Kind.FORM, Finding.WHOLE_LOG, String.valueOf(e.getMessage())));
            return false;
        }
    }

    private Optional<Checkpoint> earlierHead(Checkpoint head) {
        if (known.earlier().isEmpty()) {
            return Optional.empty();
        }
        SignedNote earlier = known.earlier().get();
        Checkpoint before = Checkpoint.parse(earlier.text());
        if (isLater(head.origin(), before.origin())) {
            facts.add("compared with the checkpoint of " + before.size() + " entries of " + before.origin());
            return Optional.of(before);
        }
        if (!before.origin().equals(head.origin()) || before.size() > head.size()) {
            findings.add(new Finding(
                    Kind.FORK,
                    Finding.WHOLE_LOG,
                    "the earlier checkpoint is of " + before.origin() + " with " + before.size() + " entries"));
            return Optional.empty();
        }
        facts.add("compared with its checkpoint of " + before.size() + " entries");
        return Optional.of(before);
    }

    private void bundles(Checkpoint head, boolean opened, LogWalk walk) throws IOException {
        int processors = Runtime.getRuntime().availableProcessors();
        long bundles = (head.size() + Tile.FULL - 1) / Tile.FULL;
        long atOnce = Math.clamp(bundles / processors, 1, MOST_BUNDLES_AT_ONCE);
        Deque<Future<List<CheckedBundle>>> ahead = new ArrayDeque<>();
        TileReader tiles = new TileReader(source);
        ThreadLocal<BundleCheck> check =
                ThreadLocal.withInitial(() -> new BundleCheck(tiles, head.origin(), opened, known.fees()));
        try (ExecutorService workers = Executors.newFixedThreadPool(processors)) {
            for (long next = 0; next < bundles || !ahead.isEmpty(); ) {
                while (next < bundles && ahead.size() < processors * JOBS_AHEAD_PER_PROCESSOR) {
                    long from = next;
                    next = Math.min(bundles, from + atOnce);
                    long to = next;
                    ahead.add(workers.submit(() -> check.get().check(from, to, head.size())));
                }
                for (CheckedBundle checked : await(ahead.remove())) {
                    walk.take(checked);
                    progress.checked(checked.first() + checked.bundle().width(), head.size());
                }
                if (findings.size() >= MAX_FINDINGS) {
                    workers.shutdownNow();
                    return;
                }
            }
        }
    }

    private static List<CheckedBundle> await(Future<List<CheckedBundle>> bundles) throws IOException {
        try {
            return bundles.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IOException unreadable) {
                throw unreadable;
            }
            throw new IllegalStateException("a bundle cannot be checked", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }
}
