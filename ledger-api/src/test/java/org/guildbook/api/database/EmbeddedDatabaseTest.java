package org.guildbook.api.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedDatabaseTest {

    @TempDir
    Path folder;

    @Test
    void data_survive_a_stop_and_a_start() throws SQLException {
        try (EmbeddedDatabase database = EmbeddedDatabase.start(data(), 0)) {
            execute(database, "CREATE TABLE kept (line int)");
            execute(database, "INSERT INTO kept VALUES (42)");
        }
        assertThat(new PostmasterFile(data()).server()).isEmpty();
        try (EmbeddedDatabase database = EmbeddedDatabase.start(data(), 0)) {
            assertThat(value(database, "SELECT line FROM kept")).isEqualTo("42");
        }
    }

    @Test
    void commits_are_durable_and_the_server_is_for_this_machine_and_its_owner_only() throws Exception {
        try (EmbeddedDatabase database = EmbeddedDatabase.start(data(), 0)) {
            assertThat(value(database, "SHOW fsync")).isEqualTo("on");
            assertThat(value(database, "SHOW synchronous_commit")).isEqualTo("on");
            assertThat(value(database, "SHOW full_page_writes")).isEqualTo("on");
            assertThat(value(database, "SHOW listen_addresses")).isEqualTo("127.0.0.1");
            assertThat(value(database, "SELECT bool_or(rolsuper) FROM pg_roles WHERE rolname LIKE 'guildbook%'"))
                    .isEqualTo("f");
            assertThatThrownBy(() -> DriverManager.getConnection(database.url(), database.user(), "guess"))
                    .hasMessageContaining("password authentication failed");
            assertThat(PosixFilePermissions.toString(
                            Files.getPosixFilePermissions(folder.resolve("postgres.password"))))
                    .isEqualTo("rw-------");
        }
    }

    @Test
    void the_running_application_does_not_own_the_database() throws SQLException {
        try (EmbeddedDatabase database = EmbeddedDatabase.start(data(), 0)) {
            assertThat(value(database, "SELECT pg_get_userbyid(datdba) FROM pg_database WHERE datname = 'guildbook'"))
                    .isEqualTo(database.owner());
            assertThat(value(database, "SELECT pg_has_role('guildbook', '" + database.owner() + "', 'MEMBER')"))
                    .isEqualTo("f");
        }
    }

    @Test
    void a_server_left_behind_by_a_killed_process_is_stopped_and_its_commits_are_there() throws Exception {
        Process killed = child();
        try (BufferedReader output = killed.inputReader()) {
            assertThat(output.lines().anyMatch("committed"::equals)).isTrue();
            killed.destroyForcibly().waitFor();
        }
        ProcessHandle leftover = new PostmasterFile(data()).server().orElseThrow();
        try (EmbeddedDatabase database = EmbeddedDatabase.start(data(), 0)) {
            assertThat(leftover.isAlive()).isFalse();
            assertThat(value(database, "SELECT count(*) FROM kept")).isEqualTo("1000");
        }
    }

    @Test
    void a_cluster_that_was_never_finished_is_made_anew() throws Exception {
        Files.createDirectories(folder.resolve("postgres.unfinished").resolve("base"));
        try (EmbeddedDatabase database = EmbeddedDatabase.start(data(), 0)) {
            assertThat(value(database, "SELECT 1")).isEqualTo("1");
        }
        assertThat(folder.resolve("postgres.unfinished")).doesNotExist();
    }

    @Test
    void a_second_start_on_the_same_data_is_refused_with_a_sentence() {
        try (EmbeddedDatabase _ = EmbeddedDatabase.start(data(), 0)) {
            assertThatThrownBy(() -> EmbeddedDatabase.start(data(), 0))
                    .isInstanceOf(DatabaseFailure.class)
                    .hasMessageContaining("Another Guildbook is running");
        }
    }

    @Test
    void a_taken_port_makes_room_for_another() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                EmbeddedDatabase database = EmbeddedDatabase.start(data(), taken.getLocalPort())) {
            assertThat(database.url()).doesNotContain(":" + taken.getLocalPort() + "/");
            assertThat(value(database, "SELECT 1")).isEqualTo("1");
        }
    }

    @Test
    void data_of_another_postgresql_are_refused_with_a_sentence() throws IOException {
        Files.createDirectories(data());
        Files.writeString(data().resolve("PG_VERSION"), "17\n");
        assertThatThrownBy(() -> EmbeddedDatabase.start(data(), 0))
                .isInstanceOf(DatabaseFailure.class)
                .hasMessageContaining("written by PostgreSQL 17");
    }

    private Path data() {
        return folder.resolve("postgres");
    }

    private Process child() throws IOException {
        return new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        CommittingProcess.class.getName(),
                        data().toString()))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    static void execute(EmbeddedDatabase database, String sql) throws SQLException {
        try (Connection connection = connect(database);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String value(EmbeddedDatabase database, String sql) throws SQLException {
        try (Connection connection = connect(database);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }

    private static Connection connect(EmbeddedDatabase database) throws SQLException {
        return DriverManager.getConnection(database.url(), database.owner(), database.password());
    }
}
