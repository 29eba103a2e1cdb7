package org.guildbook.journal;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** The one connection that appends; replaced when it dies, within a bounded time. */
final class Writer implements AutoCloseable {

    private static final Duration RETRY_PAUSE = Duration.ofMillis(50);
    private static final int ALIVE_WAIT_SECONDS = 2;

    /** How long a node may keep the head locked without a word: one that was paused must not stop all others. */
    private static final Duration LOCK_WAIT = Duration.ofSeconds(2);

    /** Something done on the connection; done again on a new one if the connection dies meanwhile. */
    @FunctionalInterface
    interface Work<T> {
        T on(Connection connection) throws SQLException;
    }

    private final DataSource dataSource;
    private final JournalSettings settings;
    private final HeadChannel channel;
    private @Nullable Connection connection;

    Writer(DataSource dataSource, JournalSettings settings, HeadChannel channel) {
        this.dataSource = dataSource;
        this.settings = settings;
        this.channel = channel;
    }

    /**
     * Reads on the writing connection.
     *
     * @throws SQLException if the database refuses the statement
     * @throws JournalException if the database stays away
     */
    <T> T query(Work<T> query) throws SQLException {
        return persistently(query, cause -> new JournalException("the database cannot be reached", cause));
    }

    /**
     * Appends the batch. Exact also when the connection dies at any moment: the statement is sent again, and if it finds
     * the head moved, the hash at the place of the last entry tells who moved it.
     *
     * @return false if another node moved the head, and nothing of the batch was recorded
     * @throws SQLException if the database refuses the batch; nothing of it was recorded
     * @throws UnknownOutcomeException if the database stays away
     */
    boolean commit(Batch batch) throws SQLException {
        return persistently(
                writing -> {
                    boolean moved = BatchInsert.run(writing, batch, channel.message());
                    if (!writing.getAutoCommit()) {
                        writing.commit();
                        writing.setAutoCommit(true);
                    }
                    return moved || isRecorded(writing, batch);
                },
                cause -> new UnknownOutcomeException("the database went away during the commit", cause));
    }

    private static boolean isRecorded(Connection connection, Batch batch) throws SQLException {
        GlobalHead last = batch.after();
        return Arrays.equals(HeadQueries.hashAt(connection, last.place()), last.hash());
    }

    /** Keeps other nodes from moving the head until the next {@link #commit} or {@link #unlock}. */
    void lockHead() throws SQLException {
        query(locking -> {
            locking.setAutoCommit(false);
            try (Statement timeout = locking.createStatement()) {
                timeout.execute("SET LOCAL idle_in_transaction_session_timeout = " + LOCK_WAIT.toMillis());
            }
            return HeadQueries.global(locking, true);
        });
    }

    /** Does nothing if the head is not locked. */
    void unlock() {
        Connection locked = connection;
        try {
            if (locked != null && !locked.getAutoCommit()) {
                locked.rollback();
                locked.setAutoCommit(true);
            }
        } catch (SQLException _) {
            // The server has taken the lock back together with the connection.
            close();
        }
    }

    private <T> T persistently(Work<T> work, Function<SQLException, JournalException> givenUp) throws SQLException {
        long begin = System.nanoTime();
        for (; ; ) {
            SQLException cause;
            try {
                Connection living = connect();
                try {
                    return work.on(living);
                } catch (SQLException e) {
                    if (isAlive(living)) {
                        unlock();
                        throw e;
                    }
                    close();
                    cause = e;
                }
            } catch (Unreachable e) {
                cause = e.reason;
            }
            if (System.nanoTime() - begin > settings.reconnectWait().toNanos()) {
                throw givenUp.apply(cause);
            }
            LockSupport.parkNanos(RETRY_PAUSE.toNanos());
        }
    }

    private Connection connect() throws Unreachable {
        Connection current = connection;
        if (current != null) {
            return current;
        }
        try {
            Connection fresh = dataSource.getConnection();
            fresh.setAutoCommit(true);
            fresh.setNetworkTimeout(Runnable::run, (int) settings.commitWait().toMillis());
            try (Statement plans = fresh.createStatement()) {
                // Planning anew for each batch, because the arrays differ in length, costs more than a small batch
                // itself.
                plans.execute("SET plan_cache_mode = force_generic_plan");
            }
            connection = fresh;
            return fresh;
        } catch (SQLException e) {
            throw new Unreachable(e);
        }
    }

    private static boolean isAlive(Connection connection) {
        try {
            return connection.isValid(ALIVE_WAIT_SECONDS);
        } catch (SQLException _) {
            return false;
        }
    }

    @Override
    public void close() {
        Connection last = connection;
        connection = null;
        if (last == null) {
            return;
        }
        try {
            last.close();
        } catch (SQLException _) {
            // It is dead or dying: the server rolls back what it had not committed.
        }
    }

    private static final class Unreachable extends Exception {

        private static final long serialVersionUID = 1L;

        private final SQLException reason;

        Unreachable(SQLException reason) {
            super(reason);
            this.reason = reason;
        }
    }
}
