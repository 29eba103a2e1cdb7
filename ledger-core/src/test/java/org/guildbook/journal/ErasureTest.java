package org.guildbook.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.guildbook.chain.CanonicalJson;
import org.guildbook.journal.Finding.Kind;
import org.guildbook.testing.LedgerDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Sealed bytes go where an entry says so, and nowhere else. */
class ErasureTest {

    @RegisterExtension
    static final LedgerDatabase database = LedgerDatabase.audited();

    private final UUID community = UUID.randomUUID();
    private final Journal journal = Journal.open(database.dataSource(), JournalSettings.DEFAULTS, Clock.systemUTC());

    @AfterEach
    void close() {
        journal.close();
    }

    @Test
    void what_an_entry_lists_is_destroyed_and_everything_still_verifies() {
        tips(4);
        long record = erasure(1, 3);
        assertThat(journal.erase(community, record)).isEqualTo(2);
        assertThat(journal.erase(community, record)).as("again").isZero();
        for (List<StoredEntry> entries : List.of(inMemory(), inDatabase())) {
            assertThat(entries)
                    .extracting(entry -> entry.sealed() == null)
                    .containsExactly(false, true, true, false, false);
            assertThat(entries)
                    .extracting(entry -> entry.salt() == null)
                    .containsExactly(false, true, true, false, false);
        }
        tips(1);
        assertThat(JournalAudit.audit(database.dataSource())).isEmpty();
    }

    @Test
    void an_entry_lets_nothing_go_but_what_was_before_it() {
        tips(1);
        long record = erasure(0, 100);
        tips(2);
        assertThat(journal.erase(community, record)).isEqualTo(1);
        assertThat(inDatabase()).extracting(entry -> entry.sealed() == null).containsExactly(true, false, false, false);
    }

    @ParameterizedTest(name = "in the name of: {0}")
    @ValueSource(strings = {"", "record", "other", "later"})
    void without_such_an_entry_the_database_refuses(String authority) throws SQLException {
        tips(2);
        UUID elsewhere = UUID.randomUUID();
        journal.append(Condition.NONE, List.of(Drafts.sealed(elsewhere, "a.B").draft(), record(elsewhere, 0, 9)))
                .join();
        long other = journal.committed();
        erasure(0, 1);
        long record = journal.committed();
        tips(1);
        String place = switch (authority) {
            case "record" -> Long.toString(record);
            case "other" -> Long.toString(other);
            case "later" -> Long.toString(journal.committed() + 1);
            default -> "";
        };
        assertThatExceptionOfType(SQLException.class)
                .isThrownBy(() -> update(place, 1, "salt = NULL, sealed = NULL"))
                .withMessageContaining("only what a recorded erasure lists may go");
        assertThatExceptionOfType(SQLException.class)
                .isThrownBy(() -> update(Long.toString(record), 0, "salt = NULL, sealed = NULL, version = 2"))
                .withMessageContaining("refused");
    }

    @Test
    void a_voucher_is_never_erased() throws SQLException {
        journal.append(
                        Condition.NONE,
                        List.of(Drafts.open(community, "dues.Paid")
                                .openBytes("postings", CanonicalJson.write(List.of()))
                                .draft()))
                .join();
        long record = erasure(0, 1);
        assertThatExceptionOfType(JournalException.class).isThrownBy(() -> journal.erase(community, record));

        database.tamper("UPDATE journal.entry SET salt = NULL, sealed = NULL WHERE position = 0");
        List<Finding> findings = JournalAudit.audit(database.dataSource());
        database.tamper("TRUNCATE journal.entry, journal.log, journal.tag, journal.numbered;"
                + " UPDATE journal.indexed SET place = 0;"
                + " UPDATE journal.head SET place = 0, hash = decode(repeat('00', 32), 'hex'), at = 'epoch'");
        assertThat(findings).containsExactly(new Finding(Kind.SEALED, community, 0, "a voucher was erased"));
    }

    private List<StoredEntry> inMemory() {
        return journal.read(List.of(new Criterion(community, Set.of(), Set.of())), 0, Long.MAX_VALUE);
    }

    private List<StoredEntry> inDatabase() {
        try (Journal other = Journal.open(database.dataSource(), JournalSettings.DEFAULTS, Clock.systemUTC())) {
            return other.read(List.of(new Criterion(community, Set.of(), Set.of())), 0, Long.MAX_VALUE);
        }
    }

    private void tips(int entries) {
        for (int i = 0; i < entries; i++) {
            journal.append(
                            Condition.NONE,
                            List.of(Drafts.sealed(community, "points.Tipped")
                                    .tags("giver:ann")
                                    .parties("ann")
                                    .draft()))
                    .join();
        }
    }

    private long erasure(long from, long toExclusive) {
        journal.append(Condition.NONE, List.of(record(community, from, toExclusive)))
                .join();
        return journal.head(community).orElseThrow().position();
    }

    private static Draft record(UUID community, long from, long toExclusive) {
        return Drafts.open(community, "privacy.ErasureRecorded")
                .open(Map.of("erases", List.of(Map.of("from", from, "toExclusive", toExclusive))))
                .draft();
    }

    private void update(String authority, long position, String set) throws SQLException {
        try (Connection connection = database.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("SET LOCAL journal.erasure = '" + authority + "'");
            try {
                statement.execute("UPDATE journal.entry SET %s WHERE community = '%s' AND position = %d"
                        .formatted(set, community, position));
            } finally {
                connection.rollback();
            }
        }
    }
}
