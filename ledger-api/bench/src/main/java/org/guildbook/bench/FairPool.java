package org.guildbook.bench;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.Semaphore;

/** As many connections as are fastest for one statement each, handed out in the order of asking. */
final class FairPool implements AutoCloseable {

    /** Fastest of 8, 16, 32 and 64 on two cores. */
    static final int CONNECTIONS = 32;

    private final HikariDataSource dataSource;

    /** The pool alone lets a few callers wait for seconds, and wastes time on that. */
    private final Semaphore fair = new Semaphore(CONNECTIONS, true);

    FairPool(Server server, String database) {
        this.dataSource = server.create(database, CONNECTIONS);
    }

    @FunctionalInterface
    interface Statements {
        void run(Connection connection) throws SQLException;
    }

    void run(Statements statements) throws SQLException, InterruptedException {
        Connection connection = take();
        try {
            statements.run(connection);
        } finally {
            giveBack(connection);
        }
    }

    /** Waits for its turn. */
    Connection take() throws SQLException, InterruptedException {
        fair.acquire();
        try {
            return dataSource.getConnection();
        } catch (SQLException e) {
            fair.release();
            throw e;
        }
    }

    /** What {@link #take} gave. */
    void giveBack(Connection connection) throws SQLException {
        try {
            connection.close();
        } finally {
            fair.release();
        }
    }

    /** Before the first call. */
    void create(String sql) {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException("not created: " + sql, e);
        }
    }

    /** For settings that a connection takes from its database when it begins. */
    void renew() {
        dataSource.getHikariPoolMXBean().softEvictConnections();
    }

    @Override
    public void close() {
        dataSource.close();
    }
}
