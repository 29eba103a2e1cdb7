package org.guildbook.journal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Indexes many entries by one statement, in which entries of one tag or party share rows. */
final class TagInsert {

    /** Few enough that a row is stored in one piece, and that nobody reads much more of it than is looked for. */
    static final int MOST_PLACES = 100;

    private static final String SQL = """
            WITH moved AS (UPDATE journal.indexed SET place = ? WHERE one AND place = ? RETURNING place)
            INSERT INTO journal.tag (key, first, last, number, places, types)
            SELECT t.key, t.first, t.last, t.number, t.places::bigint[], t.types::integer[]
            FROM moved, unnest(?::bigint[], ?::bigint[], ?::bigint[], ?::bigint[], ?::text[], ?::text[])
                 AS t (key, first, last, number, places, types)
            ORDER BY t.key""";

    /** A row as it grows. */
    private static final class Row {

        private final long key;
        private final long first;
        private final @Nullable Long number;
        private final StringBuilder places = new StringBuilder("{");
        private final StringBuilder types = new StringBuilder("{");
        private long last;
        private int count;

        private Row(long key, long first, @Nullable Long number) {
            this.key = key;
            this.first = first;
            this.number = number;
        }

        private void add(TagRows entry) {
            if (count > 0) {
                places.append(',');
                types.append(',');
            }
            places.append(entry.place());
            types.append(entry.type());
            last = entry.place();
            count++;
        }
    }

    private final Map<Long, Row> open = new HashMap<>();
    private final List<Row> rows = new ArrayList<>();

    private TagInsert() {}

    /**
     * Indexes entries that follow each other; does nothing if somebody else has.
     *
     * @param after the place up to which the index is written
     */
    static void run(Connection connection, long after, List<TagRows> entries) throws SQLException {
        TagInsert insert = new TagInsert();
        entries.forEach(insert::add);
        try (PreparedStatement statement = connection.prepareStatement(SQL)) {
            statement.setLong(1, entries.getLast().place());
            statement.setLong(2, after);
            insert.column(connection, statement, 3, "int8", row -> row.key);
            insert.column(connection, statement, 4, "int8", row -> row.first);
            insert.column(connection, statement, 5, "int8", row -> row.last);
            insert.column(connection, statement, 6, "int8", row -> row.number);
            insert.column(
                    connection,
                    statement,
                    7,
                    "text",
                    row -> row.places.append('}').toString());
            insert.column(
                    connection,
                    statement,
                    8,
                    "text",
                    row -> row.types.append('}').toString());
            statement.executeUpdate();
        }
    }

    private void add(TagRows entry) {
        for (long tag : entry.tags()) {
            add(tag, null, entry);
        }
        for (int i = 0; i < entry.parties().length; i++) {
            add(entry.parties()[i], entry.numbers()[i], entry);
        }
    }

    private void add(long key, @Nullable Long number, TagRows entry) {
        Row row = open.get(key);
        if (row == null || row.count == MOST_PLACES) {
            row = new Row(key, entry.place(), number);
            open.put(key, row);
            rows.add(row);
        }
        row.add(entry);
    }

    private void column(
            Connection connection,
            PreparedStatement statement,
            int parameter,
            String type,
            Function<Row, @Nullable Object> value)
            throws SQLException {
        @Nullable Object[] values = type.equals("int8") ? new Long[rows.size()] : new String[rows.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = value.apply(rows.get(i));
        }
        statement.setArray(parameter, connection.createArrayOf(type, values));
    }
}
