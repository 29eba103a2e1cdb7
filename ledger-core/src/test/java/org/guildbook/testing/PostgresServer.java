package org.guildbook.testing;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.apache.commons.io.FileUtils;
import org.guildbook.journal.JournalSchema;

/** A PostgreSQL server as durable as in production: a test that passes on a lax one proves nothing. */
public final class PostgresServer implements AutoCloseable {

    private static final String TEMPLATE = "journal_template";

    private static final AtomicInteger SERVERS = new AtomicInteger();

    private final Path data =
            Path.of("target", "postgres").resolve(ProcessHandle.current().pid() + "-" + SERVERS.incrementAndGet());
    private EmbeddedPostgres server;

    PostgresServer() {
        server = run(0);
        execute("CREATE DATABASE " + TEMPLATE);
        JournalSchema.migrate(server.getDatabase("postgres", TEMPLATE));
    }

    private EmbeddedPostgres run(int port) {
        try {
            return EmbeddedPostgres.builder()
                    .setDataDirectory(data)
                    .setCleanDataDirectory(false)
                    .setPort(port)
                    .setServerConfig("fsync", "on")
                    .setServerConfig("synchronous_commit", "on")
                    .setServerConfig("full_page_writes", "on")
                    .setServerConfig("max_connections", "300")
                    .setServerConfig("listen_addresses", "127.0.0.1")
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException("PostgreSQL did not start", e);
        }
    }

    /** SIGKILL to the server and everything it started, as when the machine loses its power but not its disk. */
    public void kill() throws IOException {
        ProcessHandle postmaster = ProcessHandle.of(postmaster()).orElseThrow();
        List<ProcessHandle> all =
                Stream.concat(Stream.of(postmaster), postmaster.descendants()).toList();
        all.forEach(ProcessHandle::destroyForcibly);
        all.forEach(process -> process.onExit().join());
        server.close();
    }

    /** Starts the server again after {@link #kill}, on its old data and port; it replays its log first. */
    public void restart() {
        server = run(server.getPort());
    }

    private long postmaster() throws IOException {
        return Long.parseLong(
                Files.readAllLines(data.resolve("postmaster.pid")).getFirst().strip());
    }

    void create(String database) {
        execute("CREATE DATABASE " + database + " TEMPLATE " + TEMPLATE);
    }

    void drop(String database) {
        execute("DROP DATABASE " + database + " WITH (FORCE)");
    }

    public int port() {
        return server.getPort();
    }

    String url(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port() + "/" + database;
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
        FileUtils.deleteDirectory(data.toFile());
    }
}
