package org.guildbook.bench;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyOut;

/** {@code COPY … TO STDOUT} of rows of the journal, read to the end and thrown away: what it costs to get at them at all. */
final class CopiesOut implements Contender {

    private static final List<String> TABLES = List.of("entry", "tag", "numbered");

    /** Small enough that all connections end at about the same time. */
    private static final int RANGE_ENTRIES = 20_000;

    private final String name;
    private final String format;
    private final List<String> tables;
    private final int entries;
    private final int connections;
    private final HikariDataSource dataSource;

    private CopiesOut(
            String name,
            String format,
            List<String> tables,
            int entries,
            int connections,
            HikariDataSource dataSource) {
        this.name = name;
        this.format = format;
        this.tables = tables;
        this.entries = entries;
        this.connections = connections;
        this.dataSource = dataSource;
    }

    /** In the text format, as {@code pg_dump} does it. */
    static CopiesOut text(List<String> tables, int entries, int connections, HikariDataSource dataSource) {
        String name = "COPY … TO STDOUT of %s".formatted(String.join(", ", tables));
        return new CopiesOut(name, "text", tables, entries, connections, dataSource);
    }

    static CopiesOut binary(List<String> tables, int entries, int connections, HikariDataSource dataSource) {
        String name = "the same in the binary format";
        return new CopiesOut(name, "binary", tables, entries, connections, dataSource);
    }

    static List<String> allTables() {
        return TABLES;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public int unitsPerCall() {
        return entries;
    }

    @Override
    public void call() {
        List<String> statements = new ArrayList<>();
        for (int from = 0; from < entries; from += RANGE_ENTRIES) {
            for (String table : tables) {
                String place = table.equals("tag") ? "last" : "place";
                statements.add(
                        "COPY (SELECT * FROM journal.%1$s WHERE %2$s > %3$d AND %2$s <= %4$d) TO STDOUT (FORMAT %5$s)"
                                .formatted(table, place, from, Math.min(entries, from + RANGE_ENTRIES), format));
            }
        }
        AtomicInteger next = new AtomicInteger();
        Crew.run(connections, () -> {
            try (Connection connection = dataSource.getConnection()) {
                for (int i = next.getAndIncrement(); i < statements.size(); i = next.getAndIncrement()) {
                    read(connection, statements.get(i));
                }
            }
        });
    }

    private static void read(Connection connection, String statement) throws Exception {
        CopyOut rows = connection.unwrap(PGConnection.class).getCopyAPI().copyOut(statement);
        byte[] row;
        do {
            row = rows.readFromCopy();
        } while (row != null);
    }

    @Override
    public void close() {
        // the pool is shared
    }
}
