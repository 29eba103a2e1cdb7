package org.guildbook.bench;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.Map;

/** What an entry weighs: in tables and indexes, in PostgreSQL's own log while it is appended, and in memory. */
final class StoragePart implements Part {

    private static final int IN_FLIGHT = 128;

    /** Relations of partitions are added up under the name of the whole. */
    private static final String SIZES = """
            SELECT kind || ' ' || regexp_replace(name, '_\\d+(_|$)', '\\1'), sum(bytes) FROM (
                SELECT CASE c.relkind WHEN 'i' THEN 'index' ELSE 'table' END AS kind, c.relname AS name,
                       CASE c.relkind WHEN 'i' THEN pg_relation_size(c.oid) ELSE pg_table_size(c.oid) END AS bytes
                FROM pg_class c WHERE c.relnamespace = 'journal'::regnamespace AND c.relkind IN ('r', 'i')
            ) relation GROUP BY 1 HAVING sum(bytes) > 1000000 ORDER BY 2 DESC""";

    @Override
    public String name() {
        return "storage";
    }

    @Override
    public void run(Lab lab) {
        FilledLog log = lab.million();
        long heapBefore = heapBytes();
        try (Tips tips = Tips.open("tips", lab.server(), log)) {
            lab.turns().warmUp(tips, IN_FLIGHT);
            HikariDataSource dataSource = tips.dataSource();
            Table table = new Table("", "bytes per entry");
            double stored = tips.newest(1_000).stream()
                    .mapToInt(Samples::bytes)
                    .average()
                    .orElseThrow();
            row(lab, table, "leaf, salt and sealed part", "storage.stored_bytes", stored);
            double total = 0;
            for (Map.Entry<String, Long> size : sizes(dataSource).entrySet()) {
                double bytes = size.getValue() / (double) tips.journal().committed();
                row(lab, table, size.getKey(), "storage." + size.getKey().replace(' ', '.') + "_bytes", bytes);
                total += bytes;
            }
            row(lab, table, "tables and indexes together", "storage.total_bytes", total);
            row(lab, table, "WAL, at %d in flight".formatted(IN_FLIGHT), "storage.wal_bytes", walBytes(lab, tips));
            lab.figure("memory.heap_mb", (heapBytes() - heapBefore) / 1e6);
            lab.write("""
                    ## Storage and memory

                    A log of %,d entries. A running ledger with full windows and caches holds %.0f MB of heap.

                    %s""".formatted(tips.journal().committed(), (heapBytes() - heapBefore) / 1e6, table.markdown()));
        }
    }

    private static void row(Lab lab, Table table, String what, String figure, double bytes) {
        table.row(what, Table.count(bytes));
        lab.figure(figure, bytes);
    }

    private static double walBytes(Lab lab, Tips tips) {
        long place = tips.journal().committed();
        long before = number(tips.dataSource(), "SELECT pg_current_wal_insert_lsn() - '0/0'");
        Load.run(
                tips,
                IN_FLIGHT,
                lab.options().round().multipliedBy(lab.options().rounds()),
                lab.server());
        long written = number(tips.dataSource(), "SELECT pg_current_wal_insert_lsn() - '0/0'") - before;
        return written / (double) (tips.journal().committed() - place);
    }

    private static Map<String, Long> sizes(HikariDataSource dataSource) {
        Map<String, Long> sizes = new LinkedHashMap<>();
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(SIZES)) {
            while (row.next()) {
                sizes.put(row.getString(1), row.getLong(2));
            }
            return sizes;
        } catch (SQLException e) {
            throw new IllegalStateException("no sizes", e);
        }
    }

    private static long number(HikariDataSource dataSource, String sql) {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    private static long heapBytes() {
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }
}
