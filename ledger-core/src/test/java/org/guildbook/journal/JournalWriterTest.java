package org.guildbook.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.guildbook.testing.LedgerDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.postgresql.ds.PGSimpleDataSource;

/** The role of the running application can append and erase; whoever takes it over cannot rewrite what was recorded. */
class JournalWriterTest {

    @RegisterExtension
    static final LedgerDatabase database = LedgerDatabase.audited();

    private static final String WRITER = "Journal writer";

    private final UUID community = UUID.randomUUID();

    @BeforeAll
    static void create() throws SQLException {
        execute(database.dataSource().getConnection(), "CREATE ROLE \"" + WRITER + "\" LOGIN");
        JournalSchema.grantAppending(database.dataSource(), WRITER);
    }

    @AfterAll
    static void drop() throws SQLException {
        execute(
                database.dataSource().getConnection(),
                "DROP OWNED BY \"" + WRITER + "\"; DROP ROLE \"" + WRITER + "\"");
    }

    @Test
    void it_appends_reads_and_audits() {
        try (Journal one = Journal.open(writer(), JournalSettings.DEFAULTS, Clock.systemUTC());
                Journal two = Journal.open(writer(), JournalSettings.DEFAULTS, Clock.systemUTC())) {
            for (int i = 0; i < 10; i++) {
                one.append(Condition.NONE, Operation.in(community).drafts()).join();
                two.append(Condition.NONE, Operation.in(community).drafts()).join();
            }
            one.indexTags();
            assertThat(two.read(List.of(Drafts.tagged(community)), 0, Long.MAX_VALUE))
                    .hasSize(20 * Operation.ENTRIES);
        }
        assertThat(JournalAudit.audit(writer())).isEmpty();
    }

    @Test
    void it_erases_what_an_entry_lists() {
        try (Journal journal = Journal.open(writer(), JournalSettings.DEFAULTS, Clock.systemUTC())) {
            Draft record = Drafts.open(community, "privacy.ErasureRecorded")
                    .open(Map.of("erases", List.of(Map.of("from", 0, "toExclusive", 1))))
                    .draft();
            journal.append(
                            Condition.NONE,
                            List.of(Drafts.sealed(community, "points.Tipped").draft(), record))
                    .join();
            assertThat(journal.erase(community, 1)).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                // fork, gap
                "INSERT INTO journal.entry SELECT place + 1000, community, position, gen_random_uuid(), type, version, at,"
                        + " leaf, salt, sealed, hash FROM journal.entry",
                "INSERT INTO journal.entry SELECT place + 1000, community, position + 1000, gen_random_uuid(), type,"
                        + " version, at, leaf, salt, sealed, hash FROM journal.entry",
                // beyond the head
                "INSERT INTO journal.entry SELECT h.place + 1, l.community, l.position + 1, gen_random_uuid(), 'x.Y', 1,"
                        + " now(), x.leaf, NULL, NULL, sha256('\\x00'::bytea || x.leaf) FROM journal.head h, journal.log l,"
                        + " LATERAL (SELECT convert_to('{\"prev\":\"' || encode(l.hash, 'hex') || '\"}', 'UTF8') AS leaf) x"
                        + " LIMIT 1",
                "UPDATE journal.head SET place = place + 1",
                "UPDATE journal.head SET place = place + 1, hash = sha256('')",
                "UPDATE journal.head SET place = place - 1",
                "INSERT INTO journal.head (one, place, hash, at) VALUES (false, 0, sha256(''), now())",
                // edit
                "UPDATE journal.entry SET leaf = leaf || ' '::bytea, hash = sha256('\\x00'::bytea || leaf || ' '::bytea)",
                "UPDATE journal.entry SET sealed = sealed || ' '::bytea",
                "UPDATE journal.entry SET position = position + 1",
                "UPDATE journal.entry SET salt = NULL, sealed = NULL",
                "UPDATE journal.entry_0 SET salt = NULL, sealed = NULL",
                "UPDATE journal.tag SET key = 0",
                "UPDATE journal.indexed SET place = place - 1",
                "UPDATE journal.indexed SET place = place + 1000",
                "UPDATE journal.numbered SET number = 7",
                "UPDATE journal.log SET position = position - 1",
                "INSERT INTO journal.log SELECT gen_random_uuid(), 0, sha256(''), now()",
                // delete, truncate
                "DELETE FROM journal.entry",
                "DELETE FROM journal.entry_0",
                "DELETE FROM journal.tag",
                "DELETE FROM journal.numbered",
                "DELETE FROM journal.log",
                "DELETE FROM journal.head",
                "TRUNCATE journal.entry",
                "TRUNCATE journal.entry_0",
                "TRUNCATE journal.head",
                "SELECT journal.provide_partitions(9000000000000000000)",
                // take away what refuses it
                "ALTER TABLE journal.entry DISABLE TRIGGER ALL",
                "DROP TRIGGER entry_update ON journal.entry",
                "DROP FUNCTION journal.refuse CASCADE",
                "CREATE OR REPLACE FUNCTION journal.refuse() RETURNS trigger LANGUAGE sql AS 'SELECT 1'",
                "ALTER TABLE journal.entry DROP CONSTRAINT entry_hash",
                "ALTER TABLE journal.entry DETACH PARTITION journal.entry_0",
                "ALTER TABLE journal.entry OWNER TO CURRENT_USER",
                "CREATE TRIGGER mine BEFORE INSERT ON journal.entry FOR EACH ROW EXECUTE FUNCTION journal.refuse()",
                "CREATE TABLE journal.mine (line int)",
                "DROP TABLE journal.entry",
                "DROP SCHEMA journal CASCADE",
                "SET session_replication_role = replica",
                "SET ROLE postgres",
                "SET SESSION AUTHORIZATION postgres"
            })
    void it_cannot_rewrite(String sql) {
        record();
        assertThatExceptionOfType(SQLException.class)
                .isThrownBy(() -> rolledBack(sql))
                .withMessageMatching("(?s).*(refused|permission denied|must be owner|duplicate key).*");
    }

    private void record() {
        try (Journal journal = Journal.open(writer(), JournalSettings.DEFAULTS, Clock.systemUTC())) {
            journal.append(Condition.NONE, Operation.in(community).drafts()).join();
        }
    }

    private static PGSimpleDataSource writer() {
        PGSimpleDataSource writer = new PGSimpleDataSource();
        writer.setUrl(database.url());
        writer.setUser(WRITER);
        return writer;
    }

    /** So that the audit after the test finds the log as it was. */
    private static void rolledBack(String sql) throws SQLException {
        try (Connection connection = writer().getConnection();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute(sql);
            connection.rollback();
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (connection;
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
