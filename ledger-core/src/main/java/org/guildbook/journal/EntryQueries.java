package org.guildbook.journal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Finds entries by SQL. */
final class EntryQueries {

    /** Most entries one call of {@link Journal#read} returns. */
    static final int MAX_READ_ENTRIES = 1_000_000;

    static final String COLUMNS =
            "e.place, e.community, e.position, e.event_id, e.type, e.version, e.at, e.leaf, e.salt, e.sealed, e.hash";

    static final int COLUMN_COUNT = 11;

    private static final int FETCH_ROWS = 1_000;

    private EntryQueries() {}

    /** The entries that match; those not indexed yet are all looked at. */
    static List<StoredEntry> read(Connection connection, List<Criterion> criteria, long after, long upTo)
            throws SQLException {
        return read(connection, criteria, after, upTo, false);
    }

    /** The entries that match, if the range is indexed to its end. */
    static List<StoredEntry> readIndexed(Connection connection, List<Criterion> criteria, long after, long upTo)
            throws SQLException {
        return read(connection, criteria, after, upTo, true);
    }

    private static List<StoredEntry> read(
            Connection connection, List<Criterion> criteria, long after, long upTo, boolean indexed)
            throws SQLException {
        if (criteria.isEmpty() || after >= upTo) {
            return List.of();
        }
        List<Object> arguments = new ArrayList<>();
        String sql = "SELECT " + COLUMNS + " FROM (" + places(criteria, after, upTo, arguments)
                + (indexed ? "" : notIndexed(criteria, after, upTo, arguments))
                + ") matching JOIN journal.entry e USING (place) ORDER BY e.place LIMIT ?";
        arguments.add((long) MAX_READ_ENTRIES + 1);
        List<StoredEntry> entries = entries(connection, sql, arguments);
        if (entries.size() > MAX_READ_ENTRIES) {
            throw new JournalException("more than " + MAX_READ_ENTRIES + " entries match");
        }
        entries.removeIf(entry -> criteria.stream().noneMatch(criterion -> criterion.matches(entry)));
        return entries;
    }

    /** Whether an entry matches, if the range is indexed to its end. */
    static boolean anyMatch(Connection connection, List<Criterion> criteria, long after, long upTo)
            throws SQLException {
        if (criteria.isEmpty() || after >= upTo) {
            return false;
        }
        List<Object> arguments = new ArrayList<>();
        String sql = "SELECT EXISTS (" + places(criteria, after, upTo, arguments) + ")";
        try (PreparedStatement statement = prepare(connection, sql, arguments);
                ResultSet row = statement.executeQuery()) {
            return row.next() && row.getBoolean(1);
        }
    }

    /** The entries of a range of places, in their order. */
    static List<StoredEntry> page(Connection connection, long after, long upTo) throws SQLException {
        List<StoredEntry> entries = new ArrayList<>();
        String sql = "SELECT %s FROM journal.entry e WHERE place > %d AND place <= %d ORDER BY place"
                .formatted(COLUMNS, after, upTo);
        CopiedRows.read(connection, sql, COLUMN_COUNT, row -> entries.add(entry(row)));
        return entries;
    }

    private static StoredEntry entry(CopiedRows row) {
        byte[] sealed = row.optionalOctets(9);
        return new StoredEntry(
                row.int8(0),
                row.uuid(1),
                row.int8(2),
                row.uuid(3),
                row.text(4),
                row.int4(5),
                row.instant(6),
                SealedTags.of(sealed),
                row.octets(7),
                row.optionalOctets(8),
                sealed,
                row.octets(10));
    }

    static Optional<StoredEntry> entry(Connection connection, UUID community, long position) throws SQLException {
        return entries(
                        connection,
                        "SELECT " + COLUMNS + " FROM journal.entry e WHERE community = ? AND position = ?",
                        List.of(community, position))
                .stream()
                .findFirst();
    }

    static List<StoredEntry> entries(Connection connection, UUID community, long from, int limit) throws SQLException {
        return entries(
                connection,
                "SELECT " + COLUMNS
                        + " FROM journal.entry e WHERE community = ? AND position >= ? AND position < ? ORDER BY position",
                List.of(community, from, from + limit));
    }

    /** Time of the entry at a place; empty beyond the head. */
    static Optional<Instant> at(Connection connection, long place) throws SQLException {
        try (PreparedStatement statement =
                        prepare(connection, "SELECT at FROM journal.entry WHERE place = ?", List.of(place));
                ResultSet row = statement.executeQuery()) {
            return row.next() ? Optional.of(instant(row, 1)) : Optional.empty();
        }
    }

    static StoredEntry entry(ResultSet row) throws SQLException {
        byte[] sealed = row.getBytes(10);
        return new StoredEntry(
                row.getLong(1),
                row.getObject(2, UUID.class),
                row.getLong(3),
                row.getObject(4, UUID.class),
                row.getString(5),
                row.getInt(6),
                instant(row, 7),
                SealedTags.of(sealed),
                row.getBytes(8),
                row.getBytes(9),
                sealed,
                row.getBytes(11));
    }

    static Instant instant(ResultSet row, int column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    static OffsetDateTime timestamp(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }

    private static List<StoredEntry> entries(Connection connection, String sql, List<Object> arguments)
            throws SQLException {
        try (PreparedStatement statement = prepare(connection, sql, arguments)) {
            statement.setFetchSize(FETCH_ROWS);
            try (ResultSet rows = statement.executeQuery()) {
                List<StoredEntry> entries = new ArrayList<>();
                while (rows.next()) {
                    entries.add(entry(rows));
                }
                return entries;
            }
        }
    }

    /** The places that match: driven by the tag index, so that its cost follows the matches and not the log. */
    private static String places(List<Criterion> criteria, long after, long upTo, List<Object> arguments) {
        List<String> matching = new ArrayList<>();
        for (Criterion criterion : criteria) {
            List<String> each = new ArrayList<>();
            for (String tag : criterion.tags()) {
                each.add(tagged(criterion, tag, after, upTo, arguments));
            }
            if (each.isEmpty()) {
                each.add(untagged(criterion, after, upTo, arguments));
            }
            matching.add(String.join(" INTERSECT ", each));
        }
        return String.join(" UNION ", matching);
    }

    private static String tagged(Criterion criterion, String tag, long after, long upTo, List<Object> arguments) {
        arguments.addAll(List.of(IndexKeys.tag(criterion.community(), tag), after, upTo));
        if (criterion.types().isEmpty()) {
            return "SELECT place FROM journal.places(?, ?, ?) place";
        }
        arguments.add(criterion.types().stream().map(IndexKeys::type).toArray(Integer[]::new));
        return "SELECT place FROM journal.places(?, ?, ?, ?) place";
    }

    /** Without a tag to go by, all entries of the range are looked at. */
    private static String untagged(Criterion criterion, long after, long upTo, List<Object> arguments) {
        arguments.add(criterion.community());
        arguments.add(after);
        arguments.add(upTo);
        String sql = "SELECT place FROM journal.entry WHERE community = ? AND place > ? AND place <= ?";
        if (criterion.types().isEmpty()) {
            return sql;
        }
        arguments.add(criterion.types().toArray(String[]::new));
        return sql + " AND type = ANY (?)";
    }

    private static String notIndexed(List<Criterion> criteria, long after, long upTo, List<Object> arguments) {
        UUID[] communities =
                criteria.stream().map(Criterion::community).distinct().toArray(UUID[]::new);
        arguments.addAll(List.of(after, upTo, communities));
        // By place, never by community: the whole of its log.
        return " UNION SELECT place FROM journal.entry WHERE place > greatest(?, (SELECT place FROM journal.indexed))"
                + " AND place <= ? AND (community = ANY (?)) IS TRUE";
    }

    private static PreparedStatement prepare(Connection connection, String sql, List<Object> arguments)
            throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        for (int i = 0; i < arguments.size(); i++) {
            Object argument = arguments.get(i);
            if (argument instanceof Object[] types) {
                String element = switch (types) {
                    case Integer[] _ -> "int4";
                    case UUID[] _ -> "uuid";
                    default -> "text";
                };
                statement.setArray(i + 1, connection.createArrayOf(element, types));
            } else {
                statement.setObject(i + 1, argument);
            }
        }
        return statement;
    }
}
