package org.guildbook.projections.year;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.guildbook.LedgerCore;
import org.guildbook.axon.RecordedEvents;
import org.guildbook.encoding.EventCatalogue;
import org.guildbook.journal.Journal;
import org.guildbook.journal.JournalSettings;
import org.guildbook.projections.ReadModels;
import org.guildbook.projections.runtime.Processors;
import org.guildbook.projections.runtime.Projection;
import org.guildbook.projections.runtime.ProjectionSchema;
import org.guildbook.testing.Decisions;
import org.guildbook.testing.LedgerDatabase;
import org.guildbook.testing.Noon;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The ledger as the application wires it, with a clock that the test moves, and everything that can befall it. */
final class Machine implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private static final int PAGE_ENTRIES = 1_000;

    private final LedgerDatabase database;
    private final Noon noon;
    private final JdbcClient db;
    private Journal journal;
    private Processors processors;
    private LedgerCore core;

    Machine(LedgerDatabase database, LocalDate day) {
        this.database = database;
        this.noon = new Noon(day);
        this.db = JdbcClient.create(database.dataSource());
        ProjectionSchema.migrate(database.dataSource());
        journal = Journal.open(database.dataSource(), JournalSettings.DEFAULTS, noon);
        processors = new Processors(database.dataSource(), journal, ReadModels.all());
        core = start();
    }

    private LedgerCore start() {
        return LedgerCore.start(
                journal,
                noon,
                LedgerCore.automations(journal, processors::withTokens).andThen(processors::follow));
    }

    LedgerCore core() {
        return core;
    }

    JdbcClient db() {
        return db;
    }

    Processors processors() {
        return processors;
    }

    Journal journal() {
        return journal;
    }

    void day(LocalDate day) {
        noon.moveTo(day);
    }

    /** The application is stopped and started; if it forgets, every fact is delivered to the automations again. */
    void reopen(boolean forgetting) {
        close();
        if (forgetting) {
            db.sql("DELETE FROM projection.token_entry WHERE processor_name LIKE 'When%'")
                    .update();
        }
        journal = Journal.open(database.dataSource(), JournalSettings.DEFAULTS, noon);
        processors = new Processors(database.dataSource(), journal, ReadModels.all());
        core = start();
    }

    /** The database dies as by a loss of power, and is started again. */
    void kill() {
        try {
            database.server().kill();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        database.server().restart();
        database.dropConnections();
    }

    /** Every connection is cut, in the middle of whatever it does. */
    void cut() {
        db.sql("""
                        SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity
                        WHERE datname = current_database() AND pid <> pg_backend_pid()""").query(Long.class).single();
        database.dropConnections();
    }

    void rebuild() {
        processors.rebuild().all(_ -> {});
    }

    /** The daily run; while it is cut it leaves things undone, which the next one does. */
    void dailyRunCut() {
        CompletableFuture<Integer> run =
                CompletableFuture.supplyAsync(() -> core.daily().run());
        cut();
        // What the journal itself could not read ends the run; the application's timer would come again.
        run.exceptionally(_ -> 0).join();
    }

    void twoDailyRunsAtOnce() {
        CompletableFuture<Integer> other =
                CompletableFuture.supplyAsync(() -> core.daily().run());
        core.daily().run();
        other.join();
    }

    /** Waits until the log says what the diary says, no less and no more. */
    void awaitLog(Diary diary) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (journal.committed() < diary.size() && System.nanoTime() < deadline) {
            sleep(2);
        }
        if (journal.committed() != diary.size()) {
            throw new AssertionError("the log differs from the diary: " + difference(diary.counted(), log()));
        }
    }

    /** How many facts the log holds of each kind on each day, as {@link Diary#counted}. */
    Map<String, Long> log() {
        Map<String, Long> counted = new TreeMap<>();
        for (long place = 0; place < journal.committed(); place += PAGE_ENTRIES) {
            journal.page(place, PAGE_ENTRIES).stream()
                    .map(RecordedEvents::from)
                    .map(recorded -> recorded.fact().effectiveOn() + " "
                            + EventCatalogue.kindOf(recorded.fact().getClass()).name())
                    .forEach(line -> counted.merge(line, 1L, Long::sum));
        }
        return counted;
    }

    /** What is in one and not in the other, each with both counts. */
    static String difference(Map<String, Long> expected, Map<String, Long> found) {
        Map<String, Long> all = new TreeMap<>(expected);
        all.putAll(found);
        return all.keySet().stream()
                .filter(key -> !Objects.equals(expected.get(key), found.get(key)))
                .map(key -> "%s: expected %s, found %s"
                        .formatted(key, expected.getOrDefault(key, 0L), found.getOrDefault(key, 0L)))
                .collect(Collectors.joining("; "));
    }

    /** Waits until every read model has taken in all of the log. */
    void awaitReadModels() {
        long last = journal.head(Decisions.COMMUNITY.value()).orElseThrow().position();
        for (Projection projection : processors.projections()) {
            if (!processors.awaiting().await(projection.name(), Decisions.COMMUNITY, last, Duration.ofSeconds(30))) {
                throw new AssertionError(projection.name() + " does not follow: " + processors.states());
            }
        }
    }

    static void sleep(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        core.close();
        journal.close();
    }
}
