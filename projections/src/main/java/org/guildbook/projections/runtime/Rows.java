package org.guildbook.projections.runtime;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Rows that reach the database in one statement: one array per column, unnested there. */
public final class Rows {

    private final List<String> names;
    private final List<String> types;
    private final List<List<@Nullable String>> columns = new ArrayList<>();

    /** @param columns name and PostgreSQL type, for example {@code "community uuid"} */
    public Rows(String... columns) {
        this.names =
                Arrays.stream(columns).map(column -> column.split(" ", 2)[0]).toList();
        this.types =
                Arrays.stream(columns).map(column -> column.split(" ", 2)[1]).toList();
        for (int i = 0; i < columns.length; i++) {
            this.columns.add(new ArrayList<>());
        }
    }

    /** Adds a row; every value is sent as its text form. */
    public void add(@Nullable Object... values) {
        if (values.length != columns.size()) {
            throw new IllegalArgumentException(values.length + " values for " + names);
        }
        for (int i = 0; i < values.length; i++) {
            Object value = values[i];
            columns.get(i).add(value == null ? null : value.toString());
        }
    }

    public boolean isEmpty() {
        return columns.getFirst().isEmpty();
    }

    /** Inserts the rows into a table with these columns; {@code onConflict} may be empty. */
    public void insert(JdbcClient db, String table, String onConflict) {
        write(db, "INSERT INTO " + table + " (" + String.join(", ", names) + ") SELECT * FROM {rows} " + onConflict);
    }

    /** Runs a statement in which {@code {rows}} stands for the rows under the alias {@code r}; nothing without rows. */
    public void write(JdbcClient db, String sql) {
        if (!isEmpty()) {
            statement(db, sql).update();
        }
    }

    /** A statement that reads {@code {rows}} under the alias {@code r}. */
    public JdbcClient.StatementSpec statement(JdbcClient db, String sql) {
        String arrays = types.stream().map(type -> "?::" + type + "[]").collect(Collectors.joining(", "));
        String rows = "unnest(" + arrays + ") AS r(" + String.join(", ", names) + ")";
        return db.sql(sql.replace("{rows}", rows))
                .params(columns.stream()
                        .map(column -> (Object) column.toArray(new String[0]))
                        .toList());
    }
}
