package org.guildbook.bench;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.Map;

/** A PostgreSQL server in a fresh folder, with the settings of the application's own. */
final class Server implements AutoCloseable {

    private static final Path FOLDER = Path.of("target", "postgres");

    /** More connections than the application's, because the pools of all contenders are open at the same time. */
    static final Map<String, String> SETTINGS = settings();

    private final EmbeddedPostgres postgres;
    private final Path folder;

    private Server(EmbeddedPostgres postgres, Path folder) {
        this.postgres = postgres;
        this.folder = folder;
    }

    static Server start() {
        Path folder = FOLDER.resolve("server").toAbsolutePath();
        try {
            Files.createDirectories(FOLDER);
            EmbeddedPostgres.Builder builder = EmbeddedPostgres.builder()
                    .setDataDirectory(folder)
                    .setCleanDataDirectory(true)
                    .setLocaleConfig("locale", "C")
                    .setLocaleConfig("locale-provider", "builtin")
                    .setLocaleConfig("builtin-locale", "C.UTF-8")
                    .setOutputRedirector(ProcessBuilder.Redirect.to(
                            FOLDER.resolve("server.log").toFile()));
            SETTINGS.forEach(builder::setServerConfig);
            return new Server(builder.start(), folder);
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

    /** A new and empty database, through a pool of at most {@code connections}. */
    HikariDataSource database(String name, int connections) {
        execute("CREATE DATABASE " + name);
        HikariConfig pool = new HikariConfig();
        pool.setPoolName(name);
        pool.setJdbcUrl("jdbc:postgresql://127.0.0.1:%d/%s".formatted(postgres.getPort(), name));
        pool.setUsername("postgres");
        pool.setMaximumPoolSize(connections);
        return new HikariDataSource(pool);
    }

    void drop(String name) {
        execute("DROP DATABASE " + name + " WITH (FORCE)");
    }

    /** The first process of the server. */
    long postmaster() {
        try {
            return Long.parseLong(Files.readAllLines(folder.resolve("postmaster.pid"))
                    .getFirst()
                    .strip());
        } catch (IOException e) {
            throw new UncheckedIOException("PostgreSQL does not run", e);
        }
    }

    private void execute(String sql) {
        try (Connection connection = postgres.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    @Override
    public void close() {
        try {
            postgres.close();
        } catch (IOException e) {
            throw new UncheckedIOException("PostgreSQL did not stop", e);
        }
    }
}
