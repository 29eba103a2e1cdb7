package org.guildbook.bench;

/** Rates, latencies and CPU time of contenders. */
final class RateTable {

    private RateTable() {}

    static Table head() {
        return new Table(
                "contender",
                "in flight",
                "per second",
                "±",
                "p50 ms",
                "p99 ms",
                "p99.9 ms",
                "JVM µs",
                "PostgreSQL µs",
                "repeated",
                "others' cores");
    }

    static void row(Table table, Series series, int inFlight) {
        table.row(
                series.name(),
                Table.count(inFlight),
                Table.count(series.perSecond()),
                Table.percent(series.spread()),
                Table.decimal(series.millisAt(50), 2),
                Table.decimal(series.millisAt(99), 1),
                Table.decimal(series.millisAt(99.9), 1),
                Table.count(series.median(Round::jvmMicrosPerUnit)),
                Table.count(series.median(Round::postgresMicrosPerUnit)),
                Table.decimal(series.median(Round::repeatedPerUnit), 3),
                Table.decimal(series.median(Round::coresOfOthers), 2));
    }
}
