package org.guildbook.api.database;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.util.FileSystemUtils;

/** A real PostgreSQL 18 that lives as long as the application and keeps its data in a folder. */
public final class EmbeddedDatabase implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedDatabase.class);

    /** After a halt the server first replays its log. */
    private static final Duration START_WAIT = Duration.ofMinutes(2);

    private static final String MAJOR_VERSION = "18";
    private static final String NAME = "guildbook";
    private static final String OWNER = "guildbook_owner";

    private final DataDirectory directory;
    private final EmbeddedPostgres server;

    private EmbeddedDatabase(DataDirectory directory, EmbeddedPostgres server) {
        this.directory = directory;
        this.server = server;
    }

    /** Starts the server, after stopping one that a halted run left behind; makes a new cluster in a new folder. */
    public static EmbeddedDatabase start(Path folder, int preferredPort) {
        DataDirectory directory = DataDirectory.open(folder);
        try {
            stopLeftover(directory.postgres());
            stopLeftover(directory.unfinished());
            if (!Files.exists(directory.postgres())) {
                create(directory);
            }
            requireVersion(directory.postgres());
            return new EmbeddedDatabase(directory, run(directory, directory.postgres(), freePort(preferredPort)));
        } catch (RuntimeException e) {
            directory.close();
            throw e;
        }
    }

    private static void stopLeftover(Path folder) {
        PostmasterFile file = new PostmasterFile(folder);
        file.server().ifPresent(server -> {
            LOG.info("Stopping the PostgreSQL server that an earlier run left behind (process {})", server.pid());
            file.stop(server);
        });
    }

    /** A cluster comes to its place only when it is whole: with its roles and its database. */
    private static void create(DataDirectory directory) {
        Path unfinished = directory.unfinished();
        try {
            FileSystemUtils.deleteRecursively(unfinished);
            EmbeddedPostgres server = run(directory, unfinished, freePort(0));
            try (Connection connection = server.getPostgresDatabase().getConnection();
                    Statement statement = connection.createStatement()) {
                for (String role : List.of(OWNER, NAME)) {
                    statement.execute("CREATE ROLE %s LOGIN PASSWORD '%s'".formatted(role, directory.password()));
                }
                statement.execute("CREATE DATABASE %s OWNER %s".formatted(NAME, OWNER));
                statement.execute("GRANT CREATE ON DATABASE %1$s TO %1$s".formatted(NAME));
            } finally {
                close(server, unfinished);
            }
            Files.move(unfinished, directory.postgres(), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException | SQLException e) {
            throw notStarted(directory, e);
        }
    }

    private static EmbeddedPostgres run(DataDirectory directory, Path folder, int port) {
        directory.password();
        try {
            return EmbeddedPostgres.builder()
                    .setDataDirectory(folder)
                    .setCleanDataDirectory(false)
                    .setRegisterShutdownHook(false)
                    .setPort(port)
                    .setPGStartupWait(START_WAIT)
                    .setConnectConfig("password", directory.password())
                    // The builder hands these to initdb as they are, after its own "-A trust".
                    .setLocaleConfig("auth", "scram-sha-256")
                    .setLocaleConfig("pwfile", directory.passwordFile().toString())
                    .setLocaleConfig("locale", "C")
                    .setLocaleConfig("locale-provider", "builtin")
                    .setLocaleConfig("builtin-locale", "C.UTF-8")
                    .setServerConfig("listen_addresses", "127.0.0.1")
                    .setServerConfig("unix_socket_directories", "")
                    .setServerConfig("fsync", "on")
                    .setServerConfig("synchronous_commit", "on")
                    .setServerConfig("full_page_writes", "on")
                    .setServerConfig("max_connections", "64")
                    .setServerConfig("shared_buffers", "256MB")
                    .setServerConfig("max_wal_size", "1GB")
                    // A week of logs, each day overwriting its own of the week before.
                    .setServerConfig("logging_collector", "on")
                    .setServerConfig("log_filename", "postgresql-%a.log")
                    .setServerConfig("log_truncate_on_rotation", "on")
                    .setOutputRedirector(
                            ProcessBuilder.Redirect.to(directory.log().toFile()))
                    .start();
        } catch (IOException | IllegalStateException e) {
            throw notStarted(directory, e);
        }
    }

    private static DatabaseFailure notStarted(DataDirectory directory, Exception cause) {
        return new DatabaseFailure(
                "The embedded PostgreSQL did not start on %s.".formatted(directory.postgres()),
                "Read %s, or use an outside PostgreSQL: GUILDBOOK_DATABASE_URL.".formatted(directory.log()),
                cause);
    }

    private static void requireVersion(Path folder) {
        try {
            String version = Files.readString(folder.resolve("PG_VERSION")).strip();
            if (!version.equals(MAJOR_VERSION)) {
                throw new DatabaseFailure(
                        "The data in %s were written by PostgreSQL %s, and this is PostgreSQL %s."
                                .formatted(folder, version, MAJOR_VERSION),
                        "Convert them with pg_upgrade, or name another folder: guildbook.database.embedded.directory.");
            }
        } catch (IOException e) {
            throw new DatabaseFailure(
                    "%s is not the data folder of a PostgreSQL server.".formatted(folder),
                    "Name an empty or missing folder: guildbook.database.embedded.directory.",
                    e);
        }
    }

    private static int freePort(int preferred) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), preferred));
            return socket.getLocalPort();
        } catch (IOException e) {
            if (preferred == 0) {
                throw new DatabaseFailure(
                        "No port is free on the loopback address.", "Close other programs and start again.", e);
            }
            LOG.info("Port {} is taken: the embedded PostgreSQL uses another", preferred);
            return freePort(0);
        }
    }

    public String url() {
        return "jdbc:postgresql://127.0.0.1:%d/%s".formatted(server.getPort(), NAME);
    }

    /** The role of the running application. */
    public String user() {
        return NAME;
    }

    /** The role that owns the database and the journal's tables. */
    public String owner() {
        return OWNER;
    }

    public String password() {
        return directory.password();
    }

    public Path folder() {
        return directory.postgres();
    }

    /** Stops the server and returns when its last byte is on disk. */
    @Override
    public void close() {
        try {
            close(server, directory.postgres());
        } catch (IOException e) {
            LOG.warn("The embedded PostgreSQL did not stop cleanly; its log will be replayed at the next start", e);
        } finally {
            directory.close();
        }
    }

    private static void close(EmbeddedPostgres server, Path folder) throws IOException {
        PostmasterFile file = new PostmasterFile(folder);
        var process = file.server();
        server.close();
        process.ifPresent(file::await);
    }
}
