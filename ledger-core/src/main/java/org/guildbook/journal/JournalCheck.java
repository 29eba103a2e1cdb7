package org.guildbook.journal;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;

/**
 * Whether the whole journal certainly is intact: all that {@link JournalAudit} asks, on several connections that see one
 * snapshot.
 *
 * <p>Each connection reads a range of places by COPY: the entries, and the rows that the indexes have for them, which
 * must be those the entries demand. The ranges are then joined in order.
 */
final class JournalCheck {

    // Columns of journal.tag.
    private static final int KEY = 0;
    private static final int FIRST = 1;
    private static final int LAST = 2;
    private static final int NUMBER = 3;
    private static final int PLACES = 4;
    private static final int TYPES = 5;

    private final DataSource dataSource;
    private final long indexed;
    private final RowSum.Key key = RowSum.Key.draw();

    private JournalCheck(DataSource dataSource, long indexed) {
        this.dataSource = dataSource;
        this.indexed = indexed;
    }

    /**
     * Whether everything fits; false where something does not, and where only a closer look can tell.
     *
     * @param connection in a transaction, whose snapshot is read
     * @param threads at most; each but one takes another connection
     * @param leastPlaces fewer are not worth another thread
     */
    static boolean fits(DataSource dataSource, Connection connection, int threads, long leastPlaces)
            throws SQLException {
        long places = HeadQueries.global(connection, false).place();
        long indexed = HeadQueries.indexed(connection);
        int ranges = Math.clamp(places / leastPlaces, 1, threads);
        return new JournalCheck(dataSource, indexed).fits(connection, Range.split(places, ranges));
    }

    private boolean fits(Connection connection, List<Range> ranges) throws SQLException {
        RangeEnds log = new RangeEnds();
        for (Optional<RangeEnds> ends : ends(connection, ranges)) {
            if (ends.isEmpty() || !log.join(ends.get())) {
                return false;
            }
        }
        GlobalHead head = HeadQueries.global(connection, false);
        return indexed <= head.place() && log.endsWith(head, HeadQueries.logs(connection));
    }

    /** The first range is read by the caller's thread, on the caller's connection. */
    private List<Optional<RangeEnds>> ends(Connection connection, List<Range> ranges) throws SQLException {
        if (ranges.size() == 1) {
            return List.of(check(connection, ranges.getFirst()));
        }
        String snapshot = exportSnapshot(connection);
        try (ExecutorService threads = Executors.newFixedThreadPool(
                ranges.size() - 1,
                Thread.ofPlatform().daemon().name("journal-check-", 0).factory())) {
            List<Future<Optional<RangeEnds>>> others = ranges.subList(1, ranges.size()).stream()
                    .map(range -> threads.submit(() -> check(snapshot, range)))
                    .toList();
            List<Optional<RangeEnds>> ends = new ArrayList<>();
            ends.add(check(connection, ranges.getFirst()));
            for (Future<Optional<RangeEnds>> other : others) {
                ends.add(other.get());
            }
            return ends;
        } catch (ExecutionException | CancellationException e) {
            throw new SQLException("a part of the journal cannot be read", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SQLException("interrupted while reading the journal", e);
        }
    }

    private static String exportSnapshot(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT pg_export_snapshot()")) {
            row.next();
            return row.getString(1);
        }
    }

    private Optional<RangeEnds> check(String snapshot, Range range) throws SQLException {
        return JournalAudit.inSnapshot(dataSource, connection -> {
            try (Statement statement = connection.createStatement()) {
                statement.execute("SET TRANSACTION SNAPSHOT '" + snapshot + "'");
            }
            return check(connection, range);
        });
    }

    /** What the range expects and leaves; empty if something in it does not fit. */
    private Optional<RangeEnds> check(Connection connection, Range range) throws SQLException {
        RowSum demanded = new RowSum(key);
        RowSum found = new RowSum(key);
        EntryCheck entries = new EntryCheck(range.after(), indexed, demanded);
        boolean fit = CopiedRows.read(
                connection,
                "SELECT " + EntryQueries.COLUMNS + " FROM journal.entry e WHERE " + range.where() + " ORDER BY place",
                EntryQueries.COLUMN_COUNT,
                entries::fits);
        if (!fit || entries.place() < range.upTo()) {
            return Optional.empty();
        }
        boolean framed = CopiedRows.read(
                connection,
                "SELECT key, first, last, number, places, types FROM journal.tag WHERE " + range.whereRows(),
                6,
                row -> addTags(row, range, found));
        CopiedRows.read(
                connection,
                "SELECT place, community, series, number FROM journal.numbered WHERE " + range.where(),
                4,
                row -> addDocument(row, found));
        return framed && found.isSameAs(demanded) ? Optional.of(entries.ends()) : Optional.empty();
    }

    /** Whether the row reaches from the first of its places to the last. What is in another range is counted there. */
    private static boolean addTags(CopiedRows row, Range range, RowSum found) {
        int count = row.elements(PLACES);
        if (count == 0 || count != row.elements(TYPES)) {
            return false;
        }
        long first = row.int8(FIRST);
        long last = row.int8(LAST);
        for (int i = 0; i < count; i++) {
            long place = row.int8Element(PLACES, i);
            if (place < first || place > last) {
                return false;
            }
            if (range.contains(place)) {
                if (row.isNull(NUMBER)) {
                    found.tag(row.int8(KEY), place, row.int4Element(TYPES, i));
                } else {
                    found.party(row.int8(KEY), place, row.int4Element(TYPES, i), row.int8(NUMBER) + i);
                }
            }
        }
        return row.int8Element(PLACES, 0) == first && row.int8Element(PLACES, count - 1) == last;
    }

    private static boolean addDocument(CopiedRows row, RowSum found) {
        UUID community = row.uuid(1);
        found.document(new Series.Documents(community, row.text(2)), row.int8(3), row.int8(0));
        return true;
    }

    /**
     * Places {@code (after, upTo]}; the first range has no lower and the last no upper bound, so that no row hides outside.
     */
    private record Range(long after, long upTo, boolean first, boolean last) {

        static List<Range> split(long places, int count) {
            List<Range> ranges = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                ranges.add(new Range(places * i / count, places * (i + 1) / count, i == 0, i == count - 1));
            }
            return ranges;
        }

        String where() {
            return (first ? "true" : "place > " + after) + " AND " + (last ? "true" : "place <= " + upTo);
        }

        /** For rows of several places. */
        String whereRows() {
            return (first ? "true" : "last > " + after) + " AND " + (last ? "true" : "first <= " + upTo);
        }

        boolean contains(long place) {
            return (first || place > after) && (last || place <= upTo);
        }
    }
}
