package org.guildbook.journal;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** A connection kept for one thread; replaced when it dies, within a bounded time. */
final class SteadyConnection implements AutoCloseable {

    private static final Duration RETRY_PAUSE = Duration.ofMillis(50);
    private static final int ALIVE_WAIT_SECONDS = 2;

    /** Something done on the connection; done again on a new one if the connection dies meanwhile. */
    @FunctionalInterface
    interface Work<T> {
        T on(Connection connection) throws SQLException;
    }

    private final DataSource dataSource;
    private final JournalSettings settings;
    private @Nullable Connection connection;

    SteadyConnection(DataSource dataSource, JournalSettings settings) {
        this.dataSource = dataSource;
        this.settings = settings;
    }

    /**
     * Reads.
     *
     * @throws SQLException if the database refuses the statement
     * @throws JournalException if the database stays away
     */
    <T> T query(Work<T> query) throws SQLException {
        return run(query, cause -> new JournalException("the database cannot be reached", cause));
    }

    /**
     * Does the work, however often the connection dies.
     *
     * @param givenUp what to throw if the database stays away
     * @throws SQLException if the database refuses; a transaction begun by the work is rolled back
     */
    <T> T run(Work<T> work, Function<SQLException, JournalException> givenUp) throws SQLException {
        long begin = System.nanoTime();
        for (; ; ) {
            SQLException cause;
            try {
                Connection living = connect();
                try {
                    return work.on(living);
                } catch (SQLException e) {
                    if (isAlive(living)) {
                        rollBack();
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

    /** Does nothing if no transaction is open. */
    void rollBack() {
        Connection current = connection;
        try {
            if (current != null && !current.getAutoCommit()) {
                current.rollback();
                current.setAutoCommit(true);
            }
        } catch (SQLException _) {
            // The server has rolled back together with the connection.
            close();
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
