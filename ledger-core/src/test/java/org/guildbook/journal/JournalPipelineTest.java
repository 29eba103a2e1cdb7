package org.guildbook.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.guildbook.testing.Wire.Moment.ASKED;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.guildbook.testing.LedgerDatabase;
import org.guildbook.testing.Wire;
import org.guildbook.testing.Wire.Halt;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.postgresql.ds.PGSimpleDataSource;

/** What becomes of appends that were stamped on top of a batch that is still on its way to the database. */
@Timeout(60)
class JournalPipelineTest {

    @RegisterExtension
    static final LedgerDatabase database = LedgerDatabase.alone();

    /** Enough to wake the sequencer while a batch is in flight. */
    private static final int MANY = 20;

    private final UUID community = UUID.randomUUID();
    private final StampsCounted clock = new StampsCounted();
    private Wire wire;
    private Journal journal;
    private Draft recorded;
    private long recordedAt;

    @BeforeEach
    void open() throws IOException {
        wire = Wire.to(database.server());
        PGSimpleDataSource direct = new PGSimpleDataSource();
        direct.setUrl(wire.url(database));
        journal = Journal.open(direct, JournalSettings.DEFAULTS, clock);
        recorded = fact("first").draft();
        recordedAt = journal.append(Condition.NONE, List.of(recorded)).join().place();
    }

    @AfterEach
    void close() throws IOException {
        journal.close();
        wire.close();
    }

    @Test
    void they_are_committed_next() {
        Halt halt = wire.haltAt(ASKED, "UPDATE journal.head");
        CompletableFuture<Appended> inFlight =
                journal.append(Condition.NONE, List.of(fact("in flight").draft()));
        halt.await();
        List<CompletableFuture<Appended>> onTop = stampOnTop();
        assertThat(journal.committed())
                .as("nothing is read before it is committed")
                .isEqualTo(recordedAt);
        halt.goOn();
        long first = inFlight.join().place();
        assertThat(onTop.stream().map(append -> append.join().place()).toList())
                .first()
                .isEqualTo(first + 1);
        assertThat(journal.head(community).orElseThrow().position()).isEqualTo(1 + MANY);
    }

    @Test
    void they_are_stamped_again_if_another_node_is_faster() {
        Halt halt = wire.haltAt(ASKED, "UPDATE journal.head");
        CompletableFuture<Appended> inFlight =
                journal.append(Condition.NONE, List.of(fact("in flight").draft()));
        halt.await();
        List<CompletableFuture<Appended>> onTop = stampOnTop();
        try (Journal another = Journal.open(database.dataSource(), JournalSettings.DEFAULTS, Clock.systemUTC())) {
            another.append(Condition.NONE, List.of(fact("another node").draft()))
                    .join();
        }
        halt.goOn();
        inFlight.join();
        onTop.forEach(CompletableFuture::join);
        assertThat(journal.head(community).orElseThrow().position()).isEqualTo(2 + MANY);
    }

    @Test
    void they_do_not_suffer_if_the_database_refuses_it() {
        Halt halt = wire.haltAt(ASKED, "UPDATE journal.head");
        Draft twice =
                fact("in flight").eventId(recorded.eventId()).tags("seat:1").draft();
        CompletableFuture<Appended> inFlight = journal.append(Condition.NONE, List.of(twice));
        halt.await();
        CompletableFuture<Appended> sameSeat = journal.append(
                new Condition(journal.committed(), List.of(Drafts.tagged(community, "seat:1"))),
                List.of(fact("same seat").draft()));
        List<CompletableFuture<Appended>> onTop = stampOnTop();
        halt.goOn();
        assertThatExceptionOfType(CompletionException.class)
                .isThrownBy(inFlight::join)
                .withCauseInstanceOf(RefusedDraftException.class);
        assertThat(sameSeat.join().place())
                .as("what stood against it was never recorded")
                .isEqualTo(recordedAt + 1);
        onTop.forEach(CompletableFuture::join);
    }

    @Test
    void they_are_in_conflict_with_it_if_it_stands_against_them() {
        Halt halt = wire.haltAt(ASKED, "UPDATE journal.head");
        CompletableFuture<Appended> inFlight = journal.append(
                Condition.NONE, List.of(fact("in flight").tags("seat:1").draft()));
        halt.await();
        CompletableFuture<Appended> sameSeat = journal.append(
                new Condition(journal.committed(), List.of(Drafts.tagged(community, "seat:1"))),
                List.of(fact("same seat").draft()));
        List<CompletableFuture<Appended>> onTop = stampOnTop();
        halt.goOn();
        inFlight.join();
        assertThatExceptionOfType(CompletionException.class)
                .isThrownBy(sameSeat::join)
                .withCauseInstanceOf(ConflictException.class);
        onTop.forEach(CompletableFuture::join);
    }

    private List<CompletableFuture<Appended>> stampOnTop() {
        int stamps = clock.stamps.get();
        List<CompletableFuture<Appended>> appends = new ArrayList<>();
        for (int i = 0; i < MANY; i++) {
            appends.add(journal.append(
                    Condition.NONE, List.of(fact("on top").parties("ann").draft())));
        }
        Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> clock.stamps.get() > stamps);
        return appends;
    }

    private Drafts fact(String tag) {
        return Drafts.sealed(community, "a.B").tags("what:" + tag);
    }

    /** The sequencer asks for the time whenever it stamps what waits. */
    private static final class StampsCounted extends Clock {

        private final AtomicInteger stamps = new AtomicInteger();

        @Override
        public Instant instant() {
            stamps.incrementAndGet();
            return Instant.now();
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            throw new UnsupportedOperationException("the journal knows no zone");
        }
    }
}
