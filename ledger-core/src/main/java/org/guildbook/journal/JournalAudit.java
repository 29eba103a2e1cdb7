package org.guildbook.journal;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.guildbook.journal.Finding.Kind;

/**
 * Recomputes everything the journal stores from the stored bytes: hashes, chains, seals, positions, times, document
 * series, party sequences and every index column and row.
 *
 * <p>Reads the whole database in one snapshot, in order of place; what it keeps in memory grows with the number of logs
 * and series, not with their length. A log that does not fit is read a second time, to say exactly what is wrong.
 */
public final class JournalAudit {

    /** More are not collected: a log this broken is not read further. */
    public static final int MAX_FINDINGS = 1_000;

    private static final long RANGE_PLACES = 20_000;

    private static final int FETCH_ROWS = 1_000;

    private static final UUID NO_COMMUNITY = new UUID(0, 0);

    private JournalAudit() {}

    /** What does not fit, in order of place; empty when the log is intact. Reads on all processors. */
    public static List<Finding> audit(DataSource dataSource) {
        return audit(dataSource, Runtime.getRuntime().availableProcessors());
    }

    /**
     * What does not fit, in order of place; empty when the log is intact.
     *
     * <p>First asks {@link JournalCheck}, which is many times faster and only says whether all is well.
     *
     * @param threads each with a connection of its own
     */
    public static List<Finding> audit(DataSource dataSource, int threads) {
        try {
            return inSnapshot(
                    dataSource,
                    connection -> JournalCheck.fits(dataSource, connection, threads, RANGE_PLACES)
                            ? List.of()
                            : audit(connection));
        } catch (SQLException e) {
            throw new JournalException("the journal cannot be audited", e);
        }
    }

    /** Reads one state of the database, and changes nothing. */
    static <T> T inSnapshot(DataSource dataSource, SteadyConnection.Work<T> work) throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            connection.setReadOnly(true);
            connection.setAutoCommit(false);
            try {
                return work.on(connection);
            } finally {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        }
    }

    private static List<Finding> audit(Connection connection) throws SQLException {
        List<Finding> findings = new ArrayList<>();
        EntryAudit audit = new EntryAudit(findings, HeadQueries.indexed(connection));
        try (Statement entries = cursor(connection);
                Statement tags = cursor(connection);
                Statement numbers = cursor(connection);
                ResultSet row = entries.executeQuery(
                        "SELECT " + EntryQueries.COLUMNS + " FROM journal.entry e ORDER BY e.place");
                ResultSet tagRow =
                        tags.executeQuery("SELECT place, key, type, number FROM journal.tagged ORDER BY place");
                ResultSet numberRow = numbers.executeQuery(
                        "SELECT place, community, series, number FROM journal.numbered ORDER BY place")) {
            RowsByPlace<EntryAudit.TagRow> tagsAt = new RowsByPlace<>(
                    tagRow,
                    each -> new EntryAudit.TagRow(each.getLong(2), each.getInt(3), each.getObject(4, Long.class)));
            RowsByPlace<EntryAudit.DocumentRow> numbersAt = new RowsByPlace<>(
                    numberRow,
                    each -> new EntryAudit.DocumentRow(
                            new Series.Documents(each.getObject(2, UUID.class), each.getString(3)), each.getLong(4)));
            while (row.next() && findings.size() < MAX_FINDINGS) {
                AuditedRow entry = AuditedRow.of(row);
                audit.check(entry, tagsAt.at(entry.place()), numbersAt.at(entry.place()));
            }
            tagsAt.strays().forEach(place -> findings.add(stray(Kind.TAGS, place, "tag")));
            numbersAt.strays().forEach(place -> findings.add(stray(Kind.DOCUMENT, place, "number")));
        }
        findings.addAll(unframed(connection));
        audit.checkErasures();
        audit.checkHeads(HeadQueries.global(connection, false), HeadQueries.logs(connection));
        return findings.size() > MAX_FINDINGS ? findings.subList(0, MAX_FINDINGS) : findings;
    }

    /** Rows of the tag index that say another range than that of their places. */
    private static List<Finding> unframed(Connection connection) throws SQLException {
        List<Finding> findings = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT DISTINCT place FROM journal.tagged WHERE NOT framed"
                        + " ORDER BY place LIMIT " + MAX_FINDINGS)) {
            while (row.next()) {
                String detail = "a row of the index at place " + row.getLong(1) + " says another range";
                findings.add(new Finding(Kind.TAGS, NO_COMMUNITY, row.getLong(1), detail));
            }
        }
        return findings;
    }

    private static Finding stray(Kind kind, long place, String what) {
        return new Finding(kind, NO_COMMUNITY, place, "a " + what + " row at place " + place + ", where no entry is");
    }

    private static Statement cursor(Connection connection) throws SQLException {
        Statement statement = connection.createStatement();
        statement.setFetchSize(FETCH_ROWS);
        return statement;
    }

    @FunctionalInterface
    private interface RowReader<T> {
        T read(ResultSet row) throws SQLException;
    }

    /** Walks rows in order of place, in step with the entries. */
    private static final class RowsByPlace<T> {

        private final ResultSet rows;
        private final RowReader<T> reader;
        private final List<Long> strays = new ArrayList<>();
        private boolean more;

        RowsByPlace(ResultSet rows, RowReader<T> reader) throws SQLException {
            this.rows = rows;
            this.reader = reader;
            this.more = rows.next();
        }

        List<T> at(long place) throws SQLException {
            List<T> found = new ArrayList<>();
            while (more && rows.getLong(1) <= place) {
                if (rows.getLong(1) == place) {
                    found.add(reader.read(rows));
                } else {
                    strays.add(rows.getLong(1));
                }
                more = rows.next();
            }
            return found;
        }

        List<Long> strays() throws SQLException {
            while (more && strays.size() < MAX_FINDINGS) {
                strays.add(rows.getLong(1));
                more = rows.next();
            }
            return strays;
        }
    }
}
