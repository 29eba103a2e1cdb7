package org.guildbook.testing;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.guildbook.journal.JournalSchema;

/** The one PostgreSQL server of this JVM, as durable as in production: a test that passes on a lax one proves nothing. */
final class PostgresServer implements AutoCloseable {

    private static final String TEMPLATE = "journal_template";

    private final EmbeddedPostgres server;

    PostgresServer() {
        try {
            Path data = Files.createDirectories(Path.of("target", "postgres"))
                    .resolve(Long.toString(ProcessHandle.current().pid()));
            server = EmbeddedPostgres.builder()
                    .setDataDirectory(data.toFile())
                    .setCleanDataDirectory(true)
                    .setServerConfig("fsync", "on")
                    .setServerConfig("synchronous_commit", "on")
                    .setServerConfig("full_page_writes", "on")
                    .setServerConfig("max_connections", "300")
                    .setServerConfig("listen_addresses", "127.0.0.1")
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException("PostgreSQL did not start", e);
        }
        execute("CREATE DATABASE " + TEMPLATE);
        JournalSchema.migrate(server.getDatabase("postgres", TEMPLATE));
    }

    void create(String database) {
        execute("CREATE DATABASE " + database + " TEMPLATE " + TEMPLATE);
    }

    void drop(String database) {
        execute("DROP DATABASE " + database + " WITH (FORCE)");
    }

    String url(String database) {
        return "jdbc:postgresql://127.0.0.1:" + server.getPort() + "/" + database;
    }

    private void execute(String sql) {
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
