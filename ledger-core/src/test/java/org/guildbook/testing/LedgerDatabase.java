package org.guildbook.testing;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.guildbook.journal.Finding;
import org.guildbook.journal.JournalAudit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;

/**
 * A fresh database with the journal's tables for a test class, on a real PostgreSQL; after every test the whole log is
 * audited and the test fails with what was found.
 *
 * <pre>{@code
 * @RegisterExtension
 * static final LedgerDatabase database = LedgerDatabase.audited();
 * }</pre>
 */
public final class LedgerDatabase implements BeforeAllCallback, AfterEachCallback, AfterAllCallback {

    private static final AtomicInteger DATABASES = new AtomicInteger();

    private static final int MAX_CONNECTIONS = 20;

    private final boolean audited;
    private final boolean alone;
    private @Nullable PostgresServer server;
    private @Nullable HikariDataSource dataSource;
    private String name = "";

    private LedgerDatabase(boolean audited, boolean alone) {
        this.audited = audited;
        this.alone = alone;
    }

    public static LedgerDatabase audited() {
        return new LedgerDatabase(true, false);
    }

    /** For tests that tamper with the log on purpose and look at the findings themselves. */
    public static LedgerDatabase unaudited() {
        return new LedgerDatabase(false, false);
    }

    /** Audited, on a server that nobody else uses, so that it may be killed. */
    public static LedgerDatabase alone() {
        return new LedgerDatabase(true, true);
    }

    /** Connects as the owner of all tables. */
    public DataSource dataSource() {
        return Objects.requireNonNull(dataSource, "use in a static field with @RegisterExtension");
    }

    /** After the server died: the pool hands out what it used a moment ago without a look at whether it is alive. */
    public void dropConnections() {
        Objects.requireNonNull(dataSource).getHikariPoolMXBean().softEvictConnections();
    }

    public PostgresServer server() {
        return Objects.requireNonNull(server);
    }

    /** As the owner of all tables. */
    public void execute(String sql) throws SQLException {
        try (Connection connection = dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** As somebody who owns the database: past every trigger. */
    public void tamper(String sql) throws SQLException {
        execute("SET session_replication_role = replica; " + sql + "; SET session_replication_role = origin");
    }

    /** The first column of the first row. */
    public String answer(String sql) throws SQLException {
        try (Connection connection = dataSource().getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }

    public String url() {
        return server().url(name);
    }

    public String user() {
        return "postgres";
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        if (isNested(context)) {
            return;
        }
        // The one server of this JVM is kept by the root, a lonely one by its class: both are closed at the end.
        server = (alone ? context : context.getRoot())
                .getStore(Namespace.create(LedgerDatabase.class, alone))
                .computeIfAbsent(PostgresServer.class, _ -> new PostgresServer(), PostgresServer.class);
        name = "ledger_" + DATABASES.incrementAndGet();
        server().create(name);
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(url());
        config.setUsername(user());
        config.setMaximumPoolSize(MAX_CONNECTIONS);
        config.setMinimumIdle(0);
        dataSource = new HikariDataSource(config);
    }

    @Override
    public void afterEach(ExtensionContext context) {
        if (!audited) {
            return;
        }
        List<Finding> findings = JournalAudit.audit(dataSource());
        if (!findings.isEmpty()) {
            throw new AssertionError("the log does not verify: " + findings);
        }
    }

    @Override
    public void afterAll(ExtensionContext context) {
        if (isNested(context)) {
            return;
        }
        Objects.requireNonNull(dataSource).close();
        server().drop(name);
    }

    /** A nested class shares the database of the class around it. */
    private static boolean isNested(ExtensionContext context) {
        return context.getRequiredTestClass().isAnnotationPresent(Nested.class);
    }
}
