package org.guildbook.journal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Optional;
import java.util.UUID;
import org.guildbook.chain.EntryHash;

/** Reads heads: of the whole database, of logs and of series. */
final class HeadQueries {

    private HeadQueries() {}

    static GlobalHead global(Connection connection, boolean lock) throws SQLException {
        String sql = "SELECT place, hash, at FROM journal.head" + (lock ? " FOR UPDATE" : "");
        try (PreparedStatement statement = connection.prepareStatement(sql);
                ResultSet row = statement.executeQuery()) {
            if (!row.next()) {
                throw new JournalException("journal.head has no row");
            }
            return new GlobalHead(row.getLong(1), row.getBytes(2), EntryQueries.instant(row, 3));
        }
    }

    static Optional<Head> log(Connection connection, UUID community) throws SQLException {
        String sql = "SELECT position, hash, at FROM journal.entry WHERE community = ? ORDER BY position DESC LIMIT 1";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setObject(1, community);
            try (ResultSet row = statement.executeQuery()) {
                return row.next()
                        ? Optional.of(new Head(row.getLong(1), row.getBytes(2), EntryQueries.instant(row, 3)))
                        : Optional.empty();
            }
        }
    }

    static byte[] hashAt(Connection connection, long place) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("SELECT hash FROM journal.entry WHERE place = ?")) {
            statement.setLong(1, place);
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? row.getBytes(1) : new byte[0];
            }
        }
    }

    /** Puts the head of each of these logs. */
    static void logs(Connection connection, Collection<UUID> communities, Heads heads) throws SQLException {
        for (UUID community : communities) {
            heads.put(community, log(connection, community).orElseGet(() -> Heads.beforeFirst(community)));
        }
    }

    /** Puts the newest number of each of these series, in one round trip. */
    static void numbers(Connection connection, Collection<Heads.Series> series, Heads heads) throws SQLException {
        for (Heads.Series name : series) {
            heads.put(name, new Heads.SeriesHead(0, EntryHash.beforeFirst(name.community())));
        }
        String sql = """
                SELECT s.community, s.name, newest.number, newest.hash
                FROM unnest(?::uuid[], ?::text[]) AS s (community, name)
                CROSS JOIN LATERAL (
                    SELECT n.number, e.hash FROM journal.numbered n JOIN journal.entry e USING (place)
                    WHERE n.community = s.community AND n.series = s.name ORDER BY n.number DESC LIMIT 1) newest""";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setArray(
                    1,
                    connection.createArrayOf(
                            "uuid", series.stream().map(Heads.Series::community).toArray()));
            statement.setArray(
                    2,
                    connection.createArrayOf(
                            "text", series.stream().map(Heads.Series::name).toArray()));
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    heads.put(
                            new Heads.Series(row.getObject(1, UUID.class), row.getString(2)),
                            new Heads.SeriesHead(row.getLong(3), row.getBytes(4)));
                }
            }
        }
    }
}
