package org.guildbook.projections.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import org.guildbook.LedgerCore;
import org.guildbook.events.LedgerEvent;
import org.guildbook.events.Recorded;
import org.guildbook.journal.Head;
import org.guildbook.projections.ReadModels;
import org.guildbook.projections.testing.JournalledFacts;
import org.guildbook.projections.testing.SeededCommunity;
import org.guildbook.testing.LedgerDatabase;
import org.guildbook.values.CommunityId;
import org.guildbook.values.Sha256;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Read models that follow a real journal through real processors. */
class FollowingTest {

    @RegisterExtension
    static final LedgerDatabase DATABASE = LedgerDatabase.audited();

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private JournalledFacts ledger;
    private JdbcClient db;

    @BeforeEach
    void open() {
        ledger = new JournalledFacts(DATABASE.dataSource());
        db = JdbcClient.create(DATABASE.dataSource());
        db.sql("CREATE TABLE IF NOT EXISTS projection.seen (community uuid, position bigint, fact text)")
                .update();
    }

    @AfterEach
    void close() {
        ledger.close();
        db.sql("TRUNCATE projection.seen, projection.token_entry, projection.progress, projection.as_of")
                .update();
        ReadModels.all()
                .forEach(projection -> db.sql("TRUNCATE "
                                + String.join(
                                        ", ",
                                        projection.tables().stream()
                                                .map(table -> "projection." + table)
                                                .toList()))
                        .update());
    }

    @Test
    void rebuilt_equals_live_byte_for_byte_and_the_mark_is_the_head() {
        SeededCommunity community = new SeededCommunity(1);
        List<LedgerEvent> facts = community.facts(40, 150, 150);
        Processors processors = new Processors(DATABASE.dataSource(), ledger.journal(), ReadModels.all());
        try (LedgerCore _ = LedgerCore.start(ledger.journal(), Clock.systemUTC(), processors::follow)) {
            for (int from = 0; from < facts.size(); from += 37) {
                ledger.append(community.id(), facts.subList(from, Math.min(facts.size(), from + 37)));
            }
            Map<Projection, Map<String, Sha256>> digests = new HashMap<>();
            Head head = ledger.journal().head(community.id().value()).orElseThrow();
            for (Projection projection : ReadModels.all()) {
                String name = projection.name();
                assertThat(processors.awaiting().await(name, community.id(), head.position(), PATIENCE))
                        .as(name)
                        .isTrue();
                assertThat(Marks.asOf(db, name, community.id()))
                        .as(name)
                        .isEqualTo(new AsOf(head.position(), Sha256.of(head.hash()), head.at()));
                RebuildCheck.Comparison comparison = processors.check().of(projection);
                assertThat(comparison.place()).isEqualTo(ledger.journal().committed());
                assertThat(comparison.rebuilt()).as(name).isEqualTo(comparison.live());
                digests.put(projection, comparison.live());
            }
            assertThat(processors.rebuild().run(processors.projections(), _ -> {}))
                    .isEqualTo(ledger.journal().committed());
            digests.forEach((projection, before) -> assertThat(ReadModelDigest.of(db, projection))
                    .as(projection.name())
                    .isEqualTo(before));
            assertThat(processors.states()).allSatisfy(state -> {
                assertThat(state.running()).isTrue();
                assertThat(state.lagEntries()).isZero();
            });
            long last = ledger.append(community.id(), new SeededCommunity(2).facts(3, 3, 3))
                    .getLast()
                    .position();
            assertThat(processors.awaiting().await("memberhistory", community.id(), last, PATIENCE))
                    .as("lives on after the rebuild")
                    .isTrue();
        }
    }

    @Test
    void a_fact_that_cannot_be_applied_stops_its_read_model_and_is_not_lost_after_the_repair() throws Exception {
        SeededCommunity community = new SeededCommunity(3);
        List<LedgerEvent> facts = community.facts(3, 5, 5);
        CountDownLatch failed = new CountDownLatch(2);
        AtomicBoolean broken = new AtomicBoolean(true);
        Seen seen = new Seen() {
            @Override
            public void apply(List<Recorded> page, JdbcOperations db) {
                super.apply(page, db);
                if (broken.get() && page.stream().anyMatch(recorded -> recorded.position() >= 7)) {
                    failed.countDown();
                    throw new IllegalStateException("cannot apply position 7");
                }
            }
        };
        Processors processors = new Processors(DATABASE.dataSource(), ledger.journal(), List.of(seen));
        try (LedgerCore _ = LedgerCore.start(ledger.journal(), Clock.systemUTC(), processors::follow)) {
            ledger.append(community.id(), facts.subList(0, 5));
            assertThat(processors.awaiting().await("seen", community.id(), 4, PATIENCE))
                    .isTrue();
            long last = ledger.append(community.id(), facts.subList(5, facts.size()))
                    .getLast()
                    .position();
            assertThat(failed.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
            List<Long> before = seen(community.id());
            assertThat(before).startsWith(0L, 1L, 2L, 3L, 4L).allMatch(position -> position < 7);
            assertThat(Marks.asOf(db, "seen", community.id()).position()).isEqualTo(before.getLast());
            assertThat(processors.states().getFirst().lagEntries()).isPositive();
            broken.set(false);
            assertThat(processors.awaiting().await("seen", community.id(), last, PATIENCE))
                    .isTrue();
            assertThat(seen(community.id())).hasSize((int) last + 1).doesNotHaveDuplicates();
        }
    }

    @Test
    void rows_and_token_commit_together_when_the_connection_dies_between_them() {
        SeededCommunity community = new SeededCommunity(4);
        AtomicBoolean killed = new AtomicBoolean();
        Seen seen = new Seen() {
            @Override
            public void apply(List<Recorded> page, JdbcOperations db) {
                super.apply(page, db);
                if (killed.compareAndSet(false, true)) {
                    db.queryForObject("SELECT pg_terminate_backend(pg_backend_pid())", Boolean.class);
                }
            }
        };
        Processors processors = new Processors(DATABASE.dataSource(), ledger.journal(), List.of(seen));
        try (LedgerCore _ = LedgerCore.start(ledger.journal(), Clock.systemUTC(), processors::follow)) {
            long last = ledger.append(community.id(), community.facts(5, 10, 10))
                    .getLast()
                    .position();
            assertThat(processors.awaiting().await("seen", community.id(), last, PATIENCE))
                    .isTrue();
            assertThat(killed).isTrue();
            assertThat(seen(community.id())).hasSize((int) last + 1).doesNotHaveDuplicates();
        }
    }

    @Test
    void a_read_model_that_had_read_everything_follows_again_after_it_could_not_reach_its_token() throws Exception {
        SeededCommunity community = new SeededCommunity(5);
        List<LedgerEvent> facts = community.facts(3, 5, 5);
        Processors before = new Processors(DATABASE.dataSource(), ledger.journal(), List.of(new Seen()));
        try (LedgerCore _ = LedgerCore.start(ledger.journal(), Clock.systemUTC(), before::follow)) {
            ledger.append(community.id(), facts.subList(0, 5));
            assertThat(before.awaiting().await("seen", community.id(), 4, PATIENCE))
                    .isTrue();
        }
        Processors processors = new Processors(DATABASE.dataSource(), ledger.journal(), List.of(new Seen()));
        try (LedgerCore _ = LedgerCore.start(ledger.journal(), Clock.systemUTC(), processors::follow)) {
            until(() -> db.sql("SELECT count(owner) FROM projection.token_entry")
                            .query(Integer.class)
                            .single()
                    == 1);
            db.sql("ALTER TABLE projection.token_entry RENAME TO token_entry_away")
                    .update();
            until(() -> processors.states().getFirst().stuck());
            db.sql("ALTER TABLE projection.token_entry_away RENAME TO token_entry")
                    .update();
            until(() -> !processors.states().getFirst().stuck());
            long last = ledger.append(community.id(), facts.subList(5, facts.size()))
                    .getLast()
                    .position();
            assertThat(processors.awaiting().await("seen", community.id(), last, PATIENCE))
                    .isTrue();
        }
    }

    private static void until(BooleanSupplier done) throws InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!done.getAsBoolean()) {
            assertThat(System.nanoTime()).as("not within " + PATIENCE).isLessThan(deadline);
            Thread.sleep(20);
        }
    }

    @Test
    void a_wait_for_a_position_that_never_comes_ends() {
        Processors processors = new Processors(DATABASE.dataSource(), ledger.journal(), List.of(new Seen()));
        CommunityId nobody = new CommunityId(UUID.randomUUID());
        assertThat(processors.awaiting().await("seen", nobody, 0, Duration.ofMillis(250)))
                .isFalse();
    }

    private List<Long> seen(CommunityId community) {
        return new ArrayList<>(db.sql("SELECT position FROM projection.seen WHERE community = ? ORDER BY position")
                .param(community.value())
                .query((row, _) -> row.getLong("position"))
                .list());
    }

    /** The simplest read model: every fact once. */
    private static class Seen implements Projection {

        @Override
        public String name() {
            return "seen";
        }

        @Override
        public List<String> tables() {
            return List.of("seen");
        }

        @Override
        public void apply(List<Recorded> page, JdbcOperations db) {
            Rows rows = new Rows("community uuid", "position bigint", "fact text");
            page.forEach(recorded -> rows.add(
                    recorded.community(),
                    recorded.position(),
                    recorded.fact().getClass().getSimpleName()));
            rows.insert(db, "seen", "");
        }
    }
}
