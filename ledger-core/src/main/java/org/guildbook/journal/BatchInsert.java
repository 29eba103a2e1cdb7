package org.guildbook.journal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.guildbook.journal.StampedEntry.DocumentNumber;
import org.jspecify.annotations.Nullable;

/** Commits a batch by one statement: compare and set the head, then insert; if the head moved, nothing happens. */
final class BatchInsert {

    private static final String SQL = """
            WITH moved AS (
                UPDATE journal.head SET place = ?, hash = ?, at = ? WHERE one AND place = ? AND hash = ?
                RETURNING CASE WHEN ? THEN pg_notify('guildbook_journal', ?) IS NULL END
            ), given AS (
                INSERT INTO journal.numbered (community, series, number, place)
                SELECT n.* FROM moved, unnest(?::uuid[], ?::text[], ?::bigint[], ?::bigint[]) n
            )
            INSERT INTO journal.entry
                (place, community, position, event_id, type, version, at, leaf, salt, sealed, hash)
            SELECT e.place, e.community, e.position, e.event_id, e.type, e.version,
                   timestamptz 'epoch' + e.micros * interval '1 microsecond', e.leaf, e.salt, e.sealed, e.hash
            FROM moved, unnest(?::bigint[], ?::uuid[], ?::bigint[], ?::uuid[], ?::text[], ?::bigint[], ?::bigint[],
                               ?::bytea[], ?::bytea[], ?::bytea[], ?::bytea[])
                 AS e (place, community, position, event_id, type, version, micros, leaf, salt, sealed, hash)""";

    private final PreparedStatement statement;
    private final Connection connection;
    private int parameter;

    private BatchInsert(Connection connection, PreparedStatement statement) {
        this.connection = connection;
        this.statement = statement;
    }

    /**
     * Whether the head was where the batch begins; otherwise nothing was changed.
     *
     * @param message what other nodes are sent as soon as the batch is committed, if anything
     */
    static boolean run(Connection connection, Batch batch, @Nullable String message) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(SQL)) {
            BatchInsert insert = new BatchInsert(connection, statement);
            insert.head(batch);
            insert.message(message);
            insert.documents(batch.entries());
            insert.entries(batch.entries());
            return statement.executeUpdate() > 0;
        }
    }

    private void head(Batch batch) throws SQLException {
        statement.setLong(++parameter, batch.after().place());
        statement.setBytes(++parameter, batch.after().hash());
        statement.setObject(++parameter, EntryQueries.timestamp(batch.after().at()));
        statement.setLong(++parameter, batch.before().place());
        statement.setBytes(++parameter, batch.before().hash());
    }

    private void message(@Nullable String message) throws SQLException {
        statement.setBoolean(++parameter, message != null);
        statement.setString(++parameter, message);
    }

    private void documents(List<StampedEntry> entries) throws SQLException {
        List<StampedEntry> numbered =
                entries.stream().filter(entry -> entry.document() != null).toList();
        List<DocumentNumber> documents = numbered.stream()
                .map(StampedEntry::document)
                .map(Objects::requireNonNull)
                .toList();
        uuids(documents, document -> document.series().community());
        texts(documents, document -> document.series().name());
        longs(documents, DocumentNumber::number);
        longs(numbered, entry -> entry.entry().place());
    }

    private void entries(List<StampedEntry> stamped) throws SQLException {
        List<StoredEntry> entries = stamped.stream().map(StampedEntry::entry).toList();
        longs(entries, StoredEntry::place);
        uuids(entries, StoredEntry::community);
        longs(entries, StoredEntry::position);
        uuids(entries, StoredEntry::eventId);
        texts(entries, StoredEntry::type);
        longs(entries, StoredEntry::version);
        longs(entries, entry -> ChronoUnit.MICROS.between(Instant.EPOCH, entry.at()));
        octets(entries, StoredEntry::leaf);
        octets(entries, StoredEntry::salt);
        octets(entries, StoredEntry::sealed);
        octets(entries, StoredEntry::hash);
    }

    private <T> void longs(List<T> rows, ToLongFunction<T> column) throws SQLException {
        array("int8", rows.stream().map(column::applyAsLong).toArray(Long[]::new));
    }

    private <T> void texts(List<T> rows, Function<T, String> column) throws SQLException {
        array("text", rows.stream().map(column).toArray(String[]::new));
    }

    private <T> void uuids(List<T> rows, Function<T, UUID> column) throws SQLException {
        texts(rows, column.andThen(UUID::toString));
    }

    private <T> void octets(List<T> rows, Function<T, byte @Nullable []> column) throws SQLException {
        array("bytea", rows.stream().map(column).toArray(byte[][]::new));
    }

    private void array(String type, @Nullable Object[] column) throws SQLException {
        statement.setArray(++parameter, connection.createArrayOf(type, column));
    }
}
