package org.guildbook.projections.runtime;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.guildbook.values.Id;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Rows that reach the database at once: few as arrays of one statement, many by COPY.
 *
 * <p>Many are sent in the order of the first column in which they differ, near where their keys begin: an index then takes
 * in neighbours, which halves its cost. The others keep their order.
 */
public final class Rows {

    /** From here on a COPY is cheaper than arrays. */
    private static final int MANY_ROWS = 500;

    private static final String STAGED = "staged_rows";

    private final List<String> names;
    private final List<String> types;
    private final List<@Nullable Object[]> rows = new ArrayList<>();

    /** @param columns name and PostgreSQL type, for example {@code "community uuid"} */
    public Rows(String... columns) {
        this.names =
                Arrays.stream(columns).map(column -> column.split(" ", 2)[0]).toList();
        this.types =
                Arrays.stream(columns).map(column -> column.split(" ", 2)[1]).toList();
    }

    /** Adds a row; a value that is not of its column's type is sent as its text form. */
    public void add(@Nullable Object... values) {
        if (values.length != names.size()) {
            throw new IllegalArgumentException(values.length + " values for " + names);
        }
        for (int i = 0; i < values.length; i++) {
            if (values[i] instanceof Id id) {
                values[i] = id.value();
            }
        }
        rows.add(values);
    }

    public boolean isEmpty() {
        return rows.isEmpty();
    }

    /** Inserts the rows into a table with these columns; {@code onConflict} may be empty. */
    public void insert(JdbcOperations db, String table, String onConflict) {
        if (onConflict.isEmpty() && rows.size() >= MANY_ROWS) {
            db.execute((ConnectionCallback<Long>) connection -> copy(connection, table));
        } else {
            write(
                    db,
                    "INSERT INTO " + table + " (" + String.join(", ", names) + ") SELECT * FROM {rows} " + onConflict);
        }
    }

    /** Runs a statement in which {@code {rows}} stands for the rows under the alias {@code r}; nothing without rows. */
    public void write(JdbcOperations db, String sql) {
        if (rows.size() >= MANY_ROWS) {
            db.execute((ConnectionCallback<Integer>) connection -> staged(connection, sql));
        } else if (!isEmpty()) {
            query(JdbcClient.create(db), sql).update();
        }
    }

    /** A statement that reads {@code {rows}} under the alias {@code r}. */
    public JdbcClient.StatementSpec query(JdbcClient db, String sql) {
        String arrays = types.stream().map(type -> "?::" + type + "[]").collect(Collectors.joining(", "));
        String unnested = "unnest(" + arrays + ") AS r(" + String.join(", ", names) + ")";
        List<Object> columns = new ArrayList<>();
        for (int column = 0; column < names.size(); column++) {
            columns.add(texts(column));
        }
        return db.sql(sql.replace("{rows}", unnested)).params(columns);
    }

    private @Nullable String[] texts(int column) {
        @Nullable String[] texts = new String[rows.size()];
        for (int i = 0; i < texts.length; i++) {
            Object value = rows.get(i)[column];
            texts[i] = value == null ? null : value.toString();
        }
        return texts;
    }

    private int staged(Connection connection, String sql) throws SQLException {
        String columns = columns(column -> names.get(column) + " " + types.get(column));
        try (Statement statement = connection.createStatement()) {
            statement.execute("CREATE TEMPORARY TABLE " + STAGED + " (" + columns + ") ON COMMIT DROP");
            copy(connection, "pg_temp." + STAGED);
            int changed = statement.executeUpdate(sql.replace("{rows}", "pg_temp." + STAGED + " AS r"));
            statement.execute("DROP TABLE pg_temp." + STAGED);
            return changed;
        }
    }

    private long copy(Connection connection, String table) throws SQLException {
        return BinaryCopy.into(connection, table + " (" + columns(names::get) + ")", types, BinaryCopy.inOrder(rows));
    }

    private String columns(Function<Integer, String> column) {
        List<String> columns = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            columns.add(column.apply(i));
        }
        return String.join(", ", columns);
    }
}
