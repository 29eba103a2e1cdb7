package org.guildbook.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import javax.sql.DataSource;
import org.guildbook.testing.LedgerDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.postgresql.ds.PGSimpleDataSource;

/** The connection or the database dies at the worst moments; the log is audited after each. */
class JournalFaultTest {

    @RegisterExtension
    static final LedgerDatabase database = LedgerDatabase.audited();

    private static final JournalSettings IMPATIENT = new JournalSettings(
            100,
            1 << 20,
            1 << 20,
            Duration.ofMillis(50),
            64,
            Duration.ofMillis(5),
            Duration.ofSeconds(5),
            Duration.ofMillis(300));

    private static final JournalSettings OFTEN_INDEXING = new JournalSettings(
            16,
            1 << 20,
            1 << 20,
            Duration.ofSeconds(2),
            64,
            Duration.ofMillis(5),
            Duration.ofSeconds(5),
            Duration.ofSeconds(15));

    private final UUID community = UUID.randomUUID();

    @Test
    void acknowledged_entries_survive_the_killing_of_every_connection_and_none_is_there_twice() throws Exception {
        int kills = 6;
        Set<UUID> acknowledged = new HashSet<>();
        try (Journal journal = Journal.open(victims(), OFTEN_INDEXING, Clock.systemUTC())) {
            Thread killer = Thread.ofVirtual().start(() -> {
                for (int kill = 0; kill < kills; kill++) {
                    pause(200);
                    killVictims();
                }
            });
            while (killer.isAlive()) {
                List<UUID> ids = new ArrayList<>();
                List<CompletableFuture<Appended>> appends = new ArrayList<>();
                for (int i = 0; i < 10; i++) {
                    ids.add(UUID.randomUUID());
                    Draft draft = Drafts.sealed(community, "a.B")
                            .eventId(ids.getLast())
                            .parties("ann")
                            .draft();
                    appends.add(journal.append(Condition.NONE, List.of(draft)));
                }
                appends.forEach(CompletableFuture::join);
                acknowledged.addAll(ids);
                pause(2);
            }
        }
        try (Journal restarted = Journal.open(database.dataSource(), JournalSettings.DEFAULTS, Clock.systemUTC())) {
            List<UUID> recorded =
                    restarted.read(List.of(new Criterion(community, Set.of(), Set.of())), 0, Long.MAX_VALUE).stream()
                            .map(StoredEntry::eventId)
                            .toList();
            assertThat(recorded).containsExactlyInAnyOrderElementsOf(acknowledged);
        }
    }

    @Test
    void a_full_queue_makes_appends_wait_and_then_refuses_them() throws SQLException {
        try (Journal journal = Journal.open(database.dataSource(), IMPATIENT, Clock.systemUTC());
                Connection blocking = database.dataSource().getConnection()) {
            blocking.setAutoCommit(false);
            HeadQueries.global(blocking, true);
            List<CompletableFuture<Appended>> appends = new ArrayList<>();
            CompletableFuture<Appended> refused = null;
            while (refused == null) {
                CompletableFuture<Appended> append = journal.append(Condition.NONE, List.of(fact()));
                appends.add(append);
                refused = append.isCompletedExceptionally() ? append : null;
            }
            assertThatExceptionOfType(CompletionException.class)
                    .isThrownBy(refused::join)
                    .withCauseInstanceOf(OverloadedException.class);
            blocking.rollback();
            blocking.setAutoCommit(true);
            appends.removeLast();
            appends.forEach(CompletableFuture::join);
            assertThat(journal.head(community).orElseThrow().position()).isEqualTo(appends.size() - 1);
        }
    }

    private Draft fact() {
        return Drafts.sealed(community, "a.B").parties("ann").tags("member:ann").draft();
    }

    /** Connections of their own, so that no dead one waits in the pool that the audit draws from. */
    private static DataSource victims() {
        PGSimpleDataSource victims = new PGSimpleDataSource();
        victims.setUrl(database.url());
        victims.setUser(database.user());
        victims.setApplicationName("victim");
        return victims;
    }

    private static void killVictims() {
        try (Connection killer = database.dataSource().getConnection();
                Statement statement = killer.createStatement()) {
            statement.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                    + " WHERE datname = current_database() AND application_name = 'victim'");
        } catch (SQLException _) {
            // Another round of killing follows.
        }
    }

    private static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
