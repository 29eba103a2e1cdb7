package org.guildbook.publish;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.guildbook.chain.KeyRotation;
import org.guildbook.chain.LogName;
import org.guildbook.journal.Journal;
import org.guildbook.journal.Subscription;
import org.guildbook.signer.CheckpointSigner;
import org.guildbook.signer.DurableFile;
import org.guildbook.signer.SigningIncidentException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the published logs up with the journal: one thread that wakes with every commit.
 *
 * <p>A failure of disk or database is logged, and tried again after a while from what the files say; an incident
 * ({@link SigningIncidentException}) stops the log it concerns until restart.
 */
public final class Publisher implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Publisher.class);

    private static final Duration CLOSE_GRACE = Duration.ofSeconds(10);

    /** A silent log is looked at so many times in the length of a heartbeat. */
    private static final int HEARTBEAT_CHECKS = 10;

    private final Journal journal;
    private final PublishedLogs logs;
    private final PublisherSettings settings;
    private final Semaphore wake = new Semaphore(0);
    private final Subscription commits;
    private final Thread thread;
    private volatile long covered;
    private volatile Optional<Instant> oldestSigned = Optional.empty();
    private volatile Optional<Exception> failure = Optional.empty();
    private volatile boolean closing;

    private Publisher(Journal journal, PublishedLogs logs, PublisherSettings settings) {
        this.journal = journal;
        this.logs = logs;
        this.settings = settings;
        this.commits = journal.onCommit(wake::release);
        this.thread = Thread.ofPlatform().name("publisher").daemon().unstarted(this::run);
    }

    /**
     * Starts publishing.
     *
     * @param folder public; one folder for each community in it
     * @param placeFile where to keep how far it came; not public, and not in {@code folder}
     */
    public static Publisher start(
            Journal journal,
            CheckpointSigner signer,
            Path folder,
            Path placeFile,
            PublisherSettings settings,
            InstantSource clock) {
        PublishedLogs logs =
                new PublishedLogs(journal, signer, folder, placeFile, DurableFile::replace, settings, clock);
        Publisher publisher = new Publisher(journal, logs, settings);
        publisher.thread.start();
        return publisher;
    }

    /** Entries, of all logs together, that no published checkpoint covers yet. */
    public long uncovered() {
        return Math.max(0, journal.committed() - covered);
    }

    /** The communities whose log is no longer published, and why. */
    public Map<UUID, SigningIncidentException> incidents() {
        return logs.incidents();
    }

    /**
     * When the log that has been silent longest was signed; empty until each was signed once. It is never much older than a
     * heartbeat, unless something is wrong.
     */
    public Optional<Instant> oldestSigned() {
        return oldestSigned;
    }

    /** Why the last round failed; empty if it did not. */
    public Optional<Exception> failure() {
        return failure;
    }

    /** The name under which a log is signed. */
    public LogName name(UUID community) {
        return Incarnations.name(journal, community);
    }

    /** The keys that a log has named to sign it, in the order of their entries. */
    public List<KeyRotation> rotations(UUID community) {
        return KeysInForce.rotations(journal, community);
    }

    private void run() {
        boolean resumed = false;
        while (!closing) {
            try {
                if (!resumed) {
                    logs.resume();
                    resumed = true;
                }
                round();
                failure = Optional.empty();
                if (!logs.heartbeat()) {
                    oldestSigned = logs.oldestSigned();
                    wake.tryAcquire(settings.heartbeat().toMillis() / HEARTBEAT_CHECKS, TimeUnit.MILLISECONDS);
                }
                Thread.sleep(settings.pause());
                wake.drainPermits();
            } catch (InterruptedException _) {
                closing = true;
            } catch (IOException | RuntimeException e) {
                LOG.error("publishing failed and is tried again", e);
                failure = Optional.of(e);
                resumed = false;
                rest();
            }
        }
    }

    /** All that is there by now; checkpoints in between, so that a long way is shown in steps. */
    private void round() throws IOException {
        boolean more = true;
        while (more && !closing) {
            long until = System.nanoTime() + settings.pause().toNanos();
            do {
                more = logs.follow();
            } while (more && System.nanoTime() < until && !closing);
            logs.publish(more);
            covered = logs.place();
        }
    }

    private void rest() {
        try {
            Thread.sleep(settings.retry());
        } catch (InterruptedException _) {
            closing = true;
        }
    }

    /** Ends after the step at hand. */
    @Override
    public void close() {
        commits.close();
        closing = true;
        wake.release();
        try {
            if (!thread.join(CLOSE_GRACE)) {
                thread.interrupt();
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
