package org.guildbook.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
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
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.guildbook.testing.LedgerDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
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

    private final UUID community = UUID.randomUUID();

    /** When the connection dies, seen from the statement that appends. */
    enum Moment {
        BEFORE_THE_STATEMENT,
        AFTER_THE_COMMIT
    }

    @ParameterizedTest
    @EnumSource
    void an_append_whose_connection_dies_is_recorded_exactly_once(Moment moment) {
        AtomicInteger deaths = new AtomicInteger(3);
        DataSource dying = appendsThrough(victims(), append -> {
            boolean dies = deaths.decrementAndGet() >= 0;
            if (dies && moment == Moment.BEFORE_THE_STATEMENT) {
                terminate(append.getConnection());
            }
            int rows = append.executeUpdate();
            if (dies && moment == Moment.AFTER_THE_COMMIT) {
                terminate(append.getConnection());
                throw new SQLException("the connection died before the answer came", "08006");
            }
            return rows;
        });
        try (Journal journal = Journal.open(dying, JournalSettings.DEFAULTS, Clock.systemUTC())) {
            for (long position = 0; position < 5; position++) {
                Appended appended =
                        journal.append(Condition.NONE, List.of(fact())).join();
                assertThat(appended.stamps().getFirst().position()).isEqualTo(position);
            }
        }
        assertThat(deaths.get()).isNegative();
    }

    @Test
    void acknowledged_entries_survive_the_killing_of_every_connection_and_none_is_there_twice() throws Exception {
        int kills = 6;
        Set<UUID> acknowledged = new HashSet<>();
        try (Journal journal = Journal.open(victims(), JournalSettings.DEFAULTS, Clock.systemUTC())) {
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
    void a_database_that_stays_away_is_reported_and_the_journal_recovers() {
        AtomicBoolean away = new AtomicBoolean();
        DataSource flaky = withConnections(victims(), connection -> {
            if (away.get()) {
                throw new SQLException("no route to the database", "08001");
            }
            return connection;
        });
        DataSource dying = appendsThrough(flaky, append -> {
            if (away.get()) {
                terminate(append.getConnection());
            }
            return append.executeUpdate();
        });
        try (Journal journal = Journal.open(dying, IMPATIENT, Clock.systemUTC())) {
            journal.append(Condition.NONE, List.of(fact())).join();
            away.set(true);
            assertThatExceptionOfType(CompletionException.class)
                    .isThrownBy(journal.append(Condition.NONE, List.of(fact()))::join)
                    .withCauseInstanceOf(UnknownOutcomeException.class);
            assertThatExceptionOfType(CompletionException.class)
                    .isThrownBy(journal.append(Condition.NONE, List.of(fact()))::join)
                    .withCauseInstanceOf(JournalException.class)
                    .havingCause()
                    .isNotInstanceOf(RefusedDraftException.class);
            away.set(false);
            journal.append(Condition.NONE, List.of(fact())).join();
            assertThat(journal.head(community).orElseThrow().position()).isEqualTo(1);
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

    private static void terminate(Connection victim) throws SQLException {
        int pid;
        try (Statement statement = victim.createStatement();
                ResultSet row = statement.executeQuery("SELECT pg_backend_pid()")) {
            row.next();
            pid = row.getInt(1);
        }
        try (Connection killer = database.dataSource().getConnection();
                Statement statement = killer.createStatement()) {
            statement.execute("SELECT pg_terminate_backend(" + pid + ", 5000)");
        }
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

    @FunctionalInterface
    private interface Append {
        int run(PreparedStatement statement) throws SQLException;
    }

    @FunctionalInterface
    private interface Hand {
        Connection over(Connection connection) throws SQLException;
    }

    /** A data source whose connections run the statement that appends through {@code append}. */
    private static DataSource appendsThrough(DataSource real, Append append) {
        return withConnections(
                real,
                connection -> proxy(Connection.class, (_, method, arguments) -> {
                    Object result = invoke(connection, method, arguments);
                    return result instanceof PreparedStatement statement
                                    && String.valueOf(arguments[0]).startsWith("WITH moved")
                            ? proxy(
                                    PreparedStatement.class,
                                    (_, called, given) -> called.getName().equals("executeUpdate")
                                            ? append.run(statement)
                                            : invoke(statement, called, given))
                            : result;
                }));
    }

    private static DataSource withConnections(DataSource real, Hand hand) {
        return proxy(DataSource.class, (_, method, arguments) -> {
            Object result = invoke(real, method, arguments);
            return result instanceof Connection connection ? handOver(hand, connection) : result;
        });
    }

    private static Connection handOver(Hand hand, Connection connection) throws SQLException {
        try {
            return hand.over(connection);
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }

    private static Object invoke(Object target, Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }
}
