package org.guildbook.journal;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.guildbook.testing.LedgerDatabase;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The database itself refuses to change what was recorded, even to the owner of the tables. */
class JournalSchemaTest {

    @RegisterExtension
    static final LedgerDatabase database = LedgerDatabase.audited();

    @BeforeAll
    static void record() {
        try (Journal journal = Journal.open(database.dataSource(), JournalSettings.DEFAULTS, Clock.systemUTC())) {
            journal.append(
                            Condition.NONE,
                            List.of(Drafts.open(UUID.randomUUID(), "a.B")
                                    .tags("a:b")
                                    .parties("ann")
                                    .numbered("RC", 6)
                                    .draft()))
                    .join();
            journal.indexTags();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPDATE journal.entry SET type = 'a.C'",
                "UPDATE journal.entry SET leaf = leaf || ' '::bytea, hash = sha256('\\x00'::bytea || leaf || ' '::bytea)",
                "UPDATE journal.entry SET sealed = sealed || ' '::bytea",
                "UPDATE journal.entry SET salt = NULL, sealed = NULL",
                "UPDATE journal.entry SET salt = NULL, sealed = NULL, at = at + interval '1 second'",
                "DELETE FROM journal.entry",
                "TRUNCATE journal.entry",
                "UPDATE journal.entry_0 SET type = 'a.C'",
                "DELETE FROM journal.entry_0",
                "TRUNCATE journal.entry_0",
                "UPDATE journal.tag SET key = 0",
                "DELETE FROM journal.tag",
                "TRUNCATE journal.tag",
                "DELETE FROM journal.tag_0",
                "TRUNCATE journal.tag_0",
                "UPDATE journal.indexed SET place = place - 1",
                "UPDATE journal.indexed SET place = place + 1000",
                "DELETE FROM journal.indexed",
                "TRUNCATE journal.indexed",
                "UPDATE journal.numbered SET number = 2",
                "DELETE FROM journal.numbered",
                "TRUNCATE journal.numbered",
                "UPDATE journal.head SET place = 0",
                "UPDATE journal.head SET hash = sha256('')",
                "DELETE FROM journal.head",
                "TRUNCATE journal.head"
            })
    void what_was_recorded_cannot_be_changed(String sql) {
        assertThatExceptionOfType(SQLException.class)
                .isThrownBy(() -> execute(sql))
                .withMessageContaining("refused");
    }

    @ParameterizedTest(name = "an entry {0} further on")
    @ValueSource(ints = {1, 2})
    void what_does_not_continue_its_log_is_refused(int further) {
        assertThatExceptionOfType(SQLException.class)
                .isThrownBy(() -> execute("INSERT INTO journal.entry SELECT place + 1, community, position + " + further
                        + ", gen_random_uuid(), type, version, at, leaf, salt, sealed, hash FROM journal.entry"))
                .withMessageContaining("does not continue its log");
    }

    @ParameterizedTest
    @ValueSource(strings = {"salt = NULL", "sealed = NULL", "hash = sha256('')", "salt = '\\x00'", "version = 0"})
    void rows_that_contradict_themselves_are_refused_even_without_triggers(String set) {
        assertThatExceptionOfType(SQLException.class)
                .isThrownBy(
                        () -> execute("SET LOCAL session_replication_role = replica; UPDATE journal.entry SET " + set))
                .withMessageContaining("check constraint");
    }

    /** Rolls back, so that the audit after the test finds the log as it was. */
    private static void execute(String sql) throws SQLException {
        try (Connection connection = database.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            try {
                statement.execute(sql);
            } finally {
                connection.rollback();
            }
        }
    }
}
