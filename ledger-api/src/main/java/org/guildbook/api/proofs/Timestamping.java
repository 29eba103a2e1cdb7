package org.guildbook.api.proofs;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.guildbook.axon.Ledger;
import org.guildbook.axon.Submission;
import org.guildbook.chain.Checkpoint;
import org.guildbook.community.StampCheckpoint;
import org.guildbook.events.Tags;
import org.guildbook.journal.Criterion;
import org.guildbook.journal.Journal;
import org.guildbook.journal.StoredEntry;
import org.guildbook.projections.chapters.Communities;
import org.guildbook.projections.chapters.Communities.Community;
import org.guildbook.timestamp.BadTimestampException;
import org.guildbook.timestamp.Timestamp;
import org.guildbook.timestamp.TimestampAuthority;
import org.guildbook.values.CommunityId;
import org.guildbook.values.PartyId;
import org.guildbook.values.Sha256;
import org.guildbook.values.Tag;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Has the newest checkpoint of each log stamped by an authority now and then, and records the stamp in the log. */
public final class Timestamping implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Timestamping.class);

    private static final String FACT = "community.CheckpointStamped";

    private final Journal journal;
    private final Ledger ledger;
    private final ProofFolder folder;
    private final Communities communities;
    private final TimestampAuthority authority;
    private final Duration every;
    private final Clock clock;
    private final Map<CommunityId, String> failures = new ConcurrentHashMap<>();
    private final CountDownLatch closing = new CountDownLatch(1);

    Timestamping(
            Journal journal,
            Ledger ledger,
            ProofFolder folder,
            Communities communities,
            TimestampAuthority authority,
            Duration every,
            Clock clock) {
        this.journal = journal;
        this.ledger = ledger;
        this.folder = folder;
        this.communities = communities;
        this.authority = authority;
        this.every = every;
        this.clock = clock;
    }

    /** Looks for logs that are due until closed; only while this node signs, so that one node asks. */
    void start(SigningNode node, Duration check) {
        Thread.ofVirtual().name("timestamping").start(() -> {
            try {
                while (!closing.await(check.toMillis(), TimeUnit.MILLISECONDS)) {
                    if (node.publisher().isPresent()) {
                        round();
                    }
                }
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
        });
    }

    /** Stamps every log that is due. */
    public void round() {
        for (Community community : communities.all()) {
            CommunityId id = community.community();
            try {
                stamp(community);
                failures.remove(id);
            } catch (IOException | BadTimestampException | CompletionException e) {
                LOG.warn("no time stamp for the log of {}: {}", id, e.toString());
                failures.put(id, String.valueOf(e.getMessage()));
            }
        }
    }

    private void stamp(Community community) throws IOException {
        Optional<Checkpoint> newest =
                folder.of(community.community().value()).covered().map(covered -> covered.head());
        if (newest.isEmpty() || !isDue(community.community(), newest.get())) {
            return;
        }
        Checkpoint head = newest.get();
        Timestamp stamp = authority.stamp(head.text());
        ledger.submit(
                        community.community(),
                        new StampCheckpoint(
                                PartyId.SYSTEM,
                                head.size(),
                                Sha256.of(head.root()),
                                Base64.getEncoder().encodeToString(stamp.encoded()),
                                LocalDate.now(clock.withZone(community.timeZone()))),
                        Submission.from("timestamps"))
                .join();
    }

    /** Whether there are entries that no stamp covers, but for the last stamp itself, and that one is old enough. */
    private boolean isDue(CommunityId community, Checkpoint head) {
        Tag tag = Tags.community(community);
        List<StoredEntry> stamps = journal.read(
                List.of(new Criterion(community.value(), Set.of(tag.key() + ":" + tag.value()), Set.of(FACT))),
                0,
                journal.committed());
        if (stamps.isEmpty()) {
            return true;
        }
        StoredEntry last = stamps.getLast();
        Instant due = last.at().plus(every);
        return !clock.instant().isBefore(due) && head.size() > last.position() + 1;
    }

    /** The logs for which the last attempt failed, and why. */
    Map<CommunityId, String> failures() {
        return Map.copyOf(failures);
    }

    @Override
    public void close() {
        closing.countDown();
    }
}
