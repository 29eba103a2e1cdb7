package org.guildbook.journal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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

    /** The place up to which the index of tags is written. */
    static long indexed(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("SELECT place FROM journal.indexed");
                ResultSet row = statement.executeQuery()) {
            if (!row.next()) {
                throw new JournalException("journal.indexed has no row");
            }
            return row.getLong(1);
        }
    }

    static Optional<Head> log(Connection connection, UUID community) throws SQLException {
        String sql = "SELECT position, hash, at FROM journal.log WHERE community = ?";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setObject(1, community);
            try (ResultSet row = statement.executeQuery()) {
                return row.next()
                        ? Optional.of(new Head(row.getLong(1), row.getBytes(2), EntryQueries.instant(row, 3)))
                        : Optional.empty();
            }
        }
    }

    /** The newest entry of every log. */
    static Map<UUID, Head> logs(Connection connection) throws SQLException {
        try (PreparedStatement statement =
                        connection.prepareStatement("SELECT community, position, hash, at FROM journal.log");
                ResultSet row = statement.executeQuery()) {
            Map<UUID, Head> logs = new HashMap<>();
            while (row.next()) {
                logs.put(
                        row.getObject(1, UUID.class),
                        new Head(row.getLong(2), row.getBytes(3), EntryQueries.instant(row, 4)));
            }
            return logs;
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

    /** Puts the newest number of each of these series; of a party among the entries that are indexed. */
    static void numbers(Connection connection, Collection<Series> series, Heads heads) throws SQLException {
        List<Series.Party> parties = new ArrayList<>();
        for (Series name : series) {
            heads.put(name, new Heads.SeriesHead(0, EntryHash.beforeFirst(name.community())));
            switch (name) {
                case Series.Documents documents -> documents(connection, documents, heads);
                case Series.Party party -> parties.add(party);
            }
        }
        if (!parties.isEmpty()) {
            parties(connection, parties, heads);
        }
    }

    private static void documents(Connection connection, Series.Documents documents, Heads heads) throws SQLException {
        String sql = """
                SELECT n.number, e.hash FROM journal.numbered n JOIN journal.entry e USING (place)
                WHERE n.community = ? AND n.series = ? ORDER BY n.number DESC LIMIT 1""";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setObject(1, documents.community());
            statement.setString(2, documents.name());
            try (ResultSet row = statement.executeQuery()) {
                if (row.next()) {
                    heads.put(documents, new Heads.SeriesHead(row.getLong(1), row.getBytes(2)));
                }
            }
        }
    }

    /** All in one round trip. */
    private static void parties(Connection connection, List<Series.Party> parties, Heads heads) throws SQLException {
        String sql = """
                SELECT p.index, newest.number, e.hash
                FROM unnest(?::bigint[]) WITH ORDINALITY AS p (key, index)
                CROSS JOIN LATERAL (
                    SELECT t.number + cardinality(t.places) - 1 AS number, t.last AS place
                    FROM journal.tag t WHERE t.key = p.key ORDER BY t.last DESC LIMIT 1) newest
                JOIN journal.entry e ON e.place = newest.place""";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            Object[] keys = parties.stream().map(Series.Party::key).toArray();
            statement.setArray(1, connection.createArrayOf("int8", keys));
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    heads.put(parties.get(row.getInt(1) - 1), new Heads.SeriesHead(row.getLong(2), row.getBytes(3)));
                }
            }
        }
    }

    /** Makes the partitions up to a place, unless they are there; returns the last place there is room for. */
    static long providePartitions(Connection connection, long upTo) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("SELECT journal.provide_partitions(?)")) {
            statement.setLong(1, upTo);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }
}
