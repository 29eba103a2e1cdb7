package org.guildbook.tampering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.guildbook.journal.Journal;
import org.guildbook.journal.JournalAudit;
import org.guildbook.journal.JournalSchema;
import org.guildbook.journal.JournalSettings;
import org.guildbook.tampering.Edit.Seen;
import org.guildbook.testing.LedgerDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.postgresql.ds.PGSimpleDataSource;

/** Each edit is refused to the role of the application, and found when somebody got around the triggers. */
class EditsTest {

    /** With all its constraints and triggers. */
    @RegisterExtension
    static final LedgerDatabase guarded = LedgerDatabase.audited();

    @RegisterExtension
    static final LedgerDatabase open = LedgerDatabase.unaudited();

    private static final int ENTRIES = 10;

    private static final String WRITER = "Matrix writer";

    private static final List<SavedTables> SAVED = new ArrayList<>();

    @BeforeAll
    static void record() throws SQLException {
        for (LedgerDatabase database : List.of(guarded, open)) {
            try (Journal journal = Journal.open(database.dataSource(), JournalSettings.DEFAULTS, Clock.systemUTC())) {
                for (int i = 1; i < ENTRIES; i++) {
                    SampleFacts.append(journal, 1);
                    journal.indexTags();
                }
                SampleFacts.append(journal, 1);
            }
        }
        SAVED.add(SavedTables.of(open.dataSource()));
        execute(guarded.dataSource().getConnection(), "CREATE ROLE \"" + WRITER + "\" LOGIN");
        JournalSchema.grantAppending(guarded.dataSource(), WRITER);
    }

    @AfterAll
    static void dropWriter() throws SQLException {
        execute(guarded.dataSource().getConnection(), "DROP OWNED BY \"" + WRITER + "\"; DROP ROLE \"" + WRITER + "\"");
    }

    @AfterEach
    void restore() throws SQLException {
        SAVED.getFirst().restore();
    }

    @Test
    void every_column_of_every_table_is_changed_by_an_edit() throws SQLException {
        assertThat(Edits.OF_COLUMNS.stream().map(Edit::target).distinct())
                .containsExactlyInAnyOrderElementsOf(names("table_name || '.' || column_name", "columns"));
    }

    @Test
    void the_rows_of_every_table_of_the_log_are_edited() throws SQLException {
        List<String> tables = names("table_name", "tables");
        tables.remove("flyway_schema_history");
        assertThat(Edits.OF_ROWS.stream().map(Edit::target).distinct()).containsExactlyInAnyOrderElementsOf(tables);
    }

    /** Without partitions and views, whose columns and rows are those of other tables. */
    private static List<String> names(String name, String view) throws SQLException {
        List<String> names = new ArrayList<>();
        try (Connection connection = guarded.dataSource().getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "SELECT %s FROM information_schema.%s WHERE table_schema = 'journal' AND table_name::text NOT IN"
                                        .formatted(name, view)
                                + " (SELECT relname FROM pg_class WHERE relispartition OR relkind = 'v')")) {
            while (row.next()) {
                names.add(row.getString(1));
            }
        }
        return names;
    }

    static Stream<Edit> edits() {
        return Stream.concat(Edits.OF_COLUMNS.stream(), Edits.OF_ROWS.stream());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("edits")
    void the_role_of_the_application_may_not(Edit edit) throws SQLException {
        if (edit.admitted()) {
            asWriter(edit.sql());
        } else {
            assertThatExceptionOfType(SQLException.class)
                    .isThrownBy(() -> asWriter(edit.sql()))
                    .withMessageMatching("(?s).*(refused|permission denied|duplicate key).*");
        }
    }

    /** Rolls back, so that the audit after the test finds the log as it was. */
    private static void asWriter(String sql) throws SQLException {
        PGSimpleDataSource writer = new PGSimpleDataSource();
        writer.setUrl(guarded.url());
        writer.setUser(WRITER);
        try (Connection connection = writer.getConnection();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute(sql);
            connection.rollback();
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("edits")
    void past_the_triggers_it_is_found(Edit edit) throws SQLException {
        SavedTables tables = SAVED.getFirst();
        switch (edit.seen()) {
            case Seen.Audited audited -> {
                tables.execute(edit.sql());
                assertThat(JournalAudit.audit(open.dataSource())).anySatisfy(finding -> {
                    assertThat(finding.kind()).isEqualTo(audited.kind());
                    assertThat(finding.position()).isEqualTo(audited.position());
                });
            }
            case Seen.Refused _ ->
                assertThatExceptionOfType(SQLException.class)
                        .isThrownBy(() -> tables.execute(edit.sql()))
                        .withMessageContaining("violates");
            case Seen.Unusable unusable -> {
                tables.execute(edit.sql());
                assertThatThrownBy(EditsTest::start).hasMessageContaining(unusable.reason());
            }
            case Seen.OfNoConsequence _ -> {
                tables.execute(edit.sql());
                start();
                assertThat(JournalAudit.audit(open.dataSource())).isEmpty();
            }
        }
    }

    private static void start() {
        JournalSchema.migrate(open.dataSource());
        Journal.open(open.dataSource(), JournalSettings.DEFAULTS, Clock.systemUTC())
                .close();
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (connection;
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
