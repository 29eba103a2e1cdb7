package org.guildbook.bench;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.util.FileSystemUtils;

/** A PostgreSQL server in a fresh folder, with the settings of the application's own. */
final class Server implements AutoCloseable {

    static final Path FOLDER = Path.of("target", "postgres").toAbsolutePath();

    static final String USER = "postgres";

    /** More connections than the application's, because the pools of all contenders are open at the same time. */
    static final Map<String, String> SETTINGS = settings();

    @FunctionalInterface
    interface Stop {
        void stop() throws IOException;
    }

    private final int port;
    private final ProcessHandle postmaster;
    private final Stop stop;

    Server(int port, ProcessHandle postmaster, Stop stop) {
        this.port = port;
        this.postmaster = postmaster;
        this.stop = stop;
    }

    static Server start() {
        Path data = FOLDER.resolve("server");
        try {
            Files.createDirectories(FOLDER);
            // Also what a run that was killed has left behind.
            FileSystemUtils.deleteRecursively(data);
            EmbeddedPostgres.Builder builder = EmbeddedPostgres.builder()
                    .setDataDirectory(data)
                    .setCleanDataDirectory(true)
                    .setLocaleConfig("locale", "C")
                    .setLocaleConfig("locale-provider", "builtin")
                    .setLocaleConfig("builtin-locale", "C.UTF-8")
                    .setOutputRedirector(ProcessBuilder.Redirect.to(
                            FOLDER.resolve("server.log").toFile()));
            SETTINGS.forEach(builder::setServerConfig);
            EmbeddedPostgres postgres = builder.start();
            String pid = Files.readAllLines(data.resolve("postmaster.pid")).getFirst();
            ProcessHandle process =
                    ProcessHandle.of(Long.parseLong(pid.strip())).orElseThrow();
            return new Server(postgres.getPort(), process, () -> {
                postgres.close();
                // Its own patience is five seconds, and a last checkpoint may take longer.
                process.onExit().join();
                FileSystemUtils.deleteRecursively(data);
            });
        } catch (IOException e) {
            throw new UncheckedIOException("PostgreSQL did not start", e);
        }
    }

    private static Map<String, String> settings() {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("fsync", "on");
        settings.put("synchronous_commit", "on");
        settings.put("full_page_writes", "on");
        settings.put("shared_buffers", "256MB");
        settings.put("max_wal_size", "1GB");
        settings.put("max_connections", "200");
        settings.put("listen_addresses", "127.0.0.1");
        settings.put("unix_socket_directories", "");
        return settings;
    }

    /** A new and empty database, also where a part that failed has left one. */
    HikariDataSource create(String database, int connections) {
        execute("DROP DATABASE IF EXISTS " + database + " WITH (FORCE)");
        execute("CREATE DATABASE " + database);
        return open(database, connections);
    }

    /** A database through a pool of at most {@code connections}. */
    HikariDataSource open(String database, int connections) {
        HikariConfig pool = new HikariConfig();
        pool.setPoolName(database);
        pool.setJdbcUrl(url(database));
        pool.setUsername(USER);
        pool.setMaximumPoolSize(connections);
        return new HikariDataSource(pool);
    }

    void drop(String database) {
        execute("DROP DATABASE " + database + " WITH (FORCE)");
    }

    String version() {
        try (Connection connection = DriverManager.getConnection(url(USER), USER, "")) {
            return connection.getMetaData().getDatabaseProductVersion();
        } catch (SQLException e) {
            throw new IllegalStateException("the server has no version", e);
        }
    }

    /** The first process of the server. */
    ProcessHandle postmaster() {
        return postmaster;
    }

    /** For programs that do not know JDBC. */
    String uri(String database) {
        return "postgresql://%s@127.0.0.1:%d/%s".formatted(USER, port, database);
    }

    private String url(String database) {
        return "jdbc:postgresql://127.0.0.1:%d/%s".formatted(port, database);
    }

    private void execute(String sql) {
        try (Connection connection = DriverManager.getConnection(url(USER), USER, "");
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    @Override
    public void close() {
        try {
            stop.stop();
        } catch (IOException e) {
            throw new UncheckedIOException("PostgreSQL did not stop", e);
        }
    }
}
