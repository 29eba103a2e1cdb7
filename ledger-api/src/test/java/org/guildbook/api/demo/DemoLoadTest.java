package org.guildbook.api.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.guildbook.LedgerCore;
import org.guildbook.api.demo.DemoProgress.Look;
import org.guildbook.api.demo.DemoProgress.State;
import org.guildbook.axon.RecordedEvents;
import org.guildbook.journal.Journal;
import org.guildbook.journal.JournalSchema;
import org.guildbook.journal.JournalSettings;
import org.guildbook.journal.Subscription;
import org.guildbook.testing.LedgerDatabase;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The small demo on a real database, told at one go and with interruptions. */
class DemoLoadTest {

    private static final DemoProperties PROPERTIES = new DemoProperties(true, 60, 7);
    private static final DemoCast CAST = DemoCast.of(PROPERTIES);
    private static final LocalDate UNTIL = LocalDate.of(2026, 11, 21);
    private static final Clock CLOCK =
            Clock.fixed(UNTIL.atTime(12, 0).atZone(DemoStory.TIME_ZONE).toInstant(), ZoneOffset.UTC);
    private static final List<DemoStep> STEPS = DemoStory.tell(CAST, UNTIL, PROPERTIES.seed());

    /** Loaded once without interruption: what the others are compared with. */
    @RegisterExtension
    static final LedgerDatabase reference = LedgerDatabase.audited();

    private static List<String> referenceFacts = List.of();
    private static Look referenceEnd = new Look(State.WAITING, 0, 0);

    @RegisterExtension
    static final LedgerDatabase interrupted = LedgerDatabase.audited();

    /** One start of the application, as far as the demo is concerned. */
    private static final class Start implements AutoCloseable {

        private final Journal journal;
        private final LedgerCore core;
        private final DemoLoads loads;
        private final DemoProgress progress = new DemoProgress(State.WAITING);
        private final DemoLoader loader;

        Start(LedgerDatabase database) {
            JournalSchema.migrate(database.dataSource());
            Flyway.configure()
                    .dataSource(database.dataSource())
                    .schemas("app")
                    .locations("classpath:db/app")
                    .load()
                    .migrate();
            journal = Journal.open(database.dataSource(), JournalSettings.DEFAULTS, CLOCK);
            core = LedgerCore.start(journal, CLOCK, _ -> {});
            loads = new DemoLoads(JdbcClient.create(database.dataSource()));
            loader = new DemoLoader(core.ledger(), CAST.community(), loads, progress);
        }

        DemoLoads.Load saved() {
            return loads.begin(CAST.community(), PROPERTIES, UNTIL);
        }

        void load() throws InterruptedException {
            DemoLoads.Load from = saved();
            loader.load(DemoStory.tell(CAST, from.toldUntil(), PROPERTIES.seed()), from.nextStep());
        }

        void loadUntil(long entries) throws InterruptedException {
            try (Subscription _ = journal.onCommit(() -> {
                if (journal.committed() >= entries) {
                    loader.stop();
                }
            })) {
                load();
            }
        }

        /** What was recorded, in an order of its own: steps that do not need each other are recorded in any order. */
        List<String> facts() {
            List<String> facts = journal.page(0, Journal.MAX_PAGE_ENTRIES).stream()
                    .map(entry -> RecordedEvents.from(entry).fact().toString())
                    .sorted()
                    .toList();
            assertThat(facts).hasSize(Math.toIntExact(journal.committed()));
            return facts;
        }

        @Override
        public void close() {
            core.close();
            journal.close();
        }
    }

    @BeforeAll
    static void loadReference() throws InterruptedException {
        try (Start start = new Start(reference)) {
            start.load();
            referenceFacts = start.facts();
            referenceEnd = start.progress.now();
        }
    }

    @BeforeEach
    void beginWithAnEmptyDatabase() throws SQLException {
        try (Connection connection = interrupted.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("DROP SCHEMA IF EXISTS journal CASCADE");
            statement.execute("DROP SCHEMA IF EXISTS app CASCADE");
        }
        JournalSchema.migrate(interrupted.dataSource());
    }

    @Test
    void a_small_demo_is_recorded_to_its_last_step() {
        assertThat(referenceEnd).isEqualTo(new Look(State.COMPLETE, STEPS.size(), STEPS.size()));
        assertThat(referenceFacts).hasSizeGreaterThanOrEqualTo(STEPS.size());
    }

    @Test
    void an_interrupted_demo_goes_on_at_the_next_start_and_ends_with_the_same_facts() throws InterruptedException {
        interruptHalfway();
        try (Start next = new Start(interrupted)) {
            assertThat(next.saved().nextStep()).isBetween(1, STEPS.size() - 1);
            next.load();
            assertThat(next.progress.now().state()).isEqualTo(State.COMPLETE);
            assertThat(next.facts()).isEqualTo(referenceFacts);
        }
    }

    @Test
    void a_demo_that_lost_its_place_submits_all_again_and_ends_with_the_same_facts() throws InterruptedException {
        interruptHalfway();
        try (Start next = new Start(interrupted)) {
            next.loads.save(CAST.community(), 0);
            next.load();
            assertThat(next.progress.now().state()).isEqualTo(State.COMPLETE);
            assertThat(next.facts()).isEqualTo(referenceFacts);
        }
    }

    private static void interruptHalfway() throws InterruptedException {
        try (Start first = new Start(interrupted)) {
            first.loadUntil(referenceFacts.size() / 2);
            assertThat(first.progress.now().state()).isEqualTo(State.RUNNING);
            assertThat(first.facts()).hasSizeLessThan(referenceFacts.size());
        }
    }
}
