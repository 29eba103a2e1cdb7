package org.guildbook.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.sql.Connection;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.guildbook.testing.LedgerDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Several journals on one database, as several nodes of the application would have. */
class JournalNodesTest {

    @RegisterExtension
    static final LedgerDatabase database = LedgerDatabase.audited();

    private final UUID community = UUID.randomUUID();

    @Test
    void concurrent_writers_of_two_nodes_leave_no_gap() throws Exception {
        int writers = 8;
        long appends = 50;
        try (Journal one = open();
                Journal two = open();
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> done = new ArrayList<>();
            for (int writer = 0; writer < writers; writer++) {
                Journal journal = writer % 2 == 0 ? one : two;
                String party = "party" + writer % 3;
                done.add(threads.submit(() -> LongStream.range(0, appends)
                        .forEach(_ -> journal.append(
                                        Condition.NONE,
                                        List.of(Drafts.open(community, "dues.PaymentRecorded")
                                                .parties(party)
                                                .tags("payer:" + party)
                                                .numbered("RC", 6)
                                                .draft()))
                                .join())));
            }
            for (Future<?> each : done) {
                each.get();
            }
            assertThat(one.head(community).orElseThrow().position()).isEqualTo(writers * appends - 1);
        }
    }

    @Test
    void of_appends_with_the_same_condition_on_two_nodes_exactly_one_succeeds() {
        try (Journal one = open();
                Journal two = open()) {
            for (int round = 0; round < 30; round++) {
                String tag = "seat:" + round;
                Condition free = new Condition(0, List.of(Drafts.tagged(community, tag)));
                AtomicInteger taken = new AtomicInteger();
                List<CompletableFuture<?>> appends = new ArrayList<>();
                for (int i = 0; i < 10; i++) {
                    Journal journal = i % 2 == 0 ? one : two;
                    appends.add(journal.append(
                                    free,
                                    List.of(Drafts.sealed(community, "a.B")
                                            .tags(tag)
                                            .draft()))
                            .handle((_, failure) -> {
                                if (failure == null) {
                                    taken.incrementAndGet();
                                } else {
                                    assertThat(failure).isInstanceOf(ConflictException.class);
                                }
                                return failure;
                            }));
                }
                appends.forEach(CompletableFuture::join);
                assertThat(taken.get()).isEqualTo(1);
            }
        }
    }

    @Test
    void a_node_that_appends_nothing_follows_the_other() throws InterruptedException {
        try (Journal writing = open();
                Journal reading = open()) {
            CountDownLatch seen = new CountDownLatch(1);
            reading.onCommit(seen::countDown);
            Appended appended = writing.append(
                            Condition.NONE,
                            List.of(Drafts.sealed(community, "a.B")
                                    .tags("member:a")
                                    .draft()))
                    .join();
            assertThat(seen.await(10, TimeUnit.SECONDS)).isTrue();
            assertThat(reading.committed()).isEqualTo(appended.place());
            assertThat(reading.read(List.of(Drafts.tagged(community, "member:a")), 0, appended.place()))
                    .hasSize(1);
        }
    }

    @Test
    void a_node_that_lost_the_connection_it_listens_on_hears_what_it_missed() throws Exception {
        try (Journal writing = open();
                Journal reading = Journal.open(
                        database.dataSource(), JournalProcessMain.polling(Duration.ofMinutes(10)), Clock.systemUTC())) {
            CountDownLatch seen = new CountDownLatch(1);
            try (Connection killer = database.dataSource().getConnection();
                    Statement statement = killer.createStatement()) {
                statement.execute("SELECT pg_terminate_backend(pid, 5000) FROM pg_locks WHERE locktype = 'advisory'"
                        + " AND database = (SELECT oid FROM pg_database WHERE datname = current_database())");
            }
            reading.onCommit(seen::countDown);
            writing.append(
                            Condition.NONE,
                            List.of(Drafts.sealed(community, "a.B").draft()))
                    .join();
            assertThat(seen.await(30, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void a_node_far_behind_starts_its_window_anew() throws InterruptedException {
        try (Journal writing = open();
                Journal reading = Journal.open(database.dataSource(), NodeSettings.ofWindow(3), Clock.systemUTC())) {
            CountDownLatch seen = new CountDownLatch(1);
            reading.onCommit(seen::countDown);
            long before = writing.committed();
            Draft[] drafts = IntStream.range(0, 10)
                    .mapToObj(i ->
                            Drafts.sealed(community, "a.B").tags("member:" + i).draft())
                    .toArray(Draft[]::new);
            writing.append(Condition.NONE, List.of(drafts)).join();
            assertThat(seen.await(10, TimeUnit.SECONDS)).isTrue();
            assertThat(reading.page(before, 100)).hasSize(10);
            assertThatExceptionOfType(CompletionException.class)
                    .isThrownBy(reading.append(
                            new Condition(before, List.of(Drafts.tagged(community, "member:0"))),
                            List.of(Drafts.sealed(community, "a.B").draft()))::join)
                    .withCauseInstanceOf(ConflictException.class);
            reading.append(
                            new Condition(before + 1, List.of(Drafts.tagged(community, "member:0"))),
                            List.of(Drafts.sealed(community, "a.B").draft()))
                    .join();
        }
    }

    private static Journal open() {
        return Journal.open(database.dataSource(), JournalSettings.DEFAULTS, Clock.systemUTC());
    }
}
