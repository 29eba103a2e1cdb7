package org.guildbook.bench;

import java.util.List;
import org.guildbook.journal.StoredEntry;

/** Tips decided and durable, beside Axon's stock engine, bare INSERTs, and the journal without commands. */
final class AppendPart implements Part {

    static final int MEMBERS = 1_900;

    private static final int[] IN_FLIGHT = {1, 16, 128, 1_024};

    private static final int SAMPLE_ENTRIES = 5_000;

    @Override
    public String name() {
        return "append";
    }

    @Override
    public void run(Lab lab) {
        Community community = new Community(MEMBERS);
        Table table = RateTable.head();
        try (Tips tips = Tips.found("a tip, decided and recorded", lab.server(), "tips", community)) {
            lab.progress("founded a community of %,d members".formatted(MEMBERS));
            lab.turns().warmUp(tips, 128);
            List<StoredEntry> entries = tips.newest(SAMPLE_ENTRIES);
            int bytes =
                    (int) entries.stream().mapToInt(Samples::bytes).average().orElseThrow();
            lab.figure("append.entry_bytes", bytes);
            try (EngineAppends engine = new EngineAppends(lab.server(), "engine");
                    BareInserts inserts = new BareInserts(lab.server(), "inserts", entries);
                    StockJpa jpa = new StockJpa(lab.server(), "jpa", community, bytes)) {
                List<Contender> contenders = List.of(tips, jpa, inserts, engine);
                contenders.forEach(contender -> lab.turns().warmUp(contender, 128));
                for (int inFlight : IN_FLIGHT) {
                    lab.progress("%,d in flight".formatted(inFlight));
                    List<Series> series = lab.turns().run(contenders, inFlight);
                    series.forEach(each -> RateTable.row(table, each, inFlight));
                    keep(lab, inFlight, series.get(0), series.get(1), series.get(2), series.get(3));
                }
            }
        }
        lab.write("## Recording\n\n" + table.markdown());
    }

    private static void keep(Lab lab, int inFlight, Series tips, Series jpa, Series inserts, Series engine) {
        String prefix = "append." + inFlight + ".";
        lab.figure(prefix + "per_second", tips.perSecond());
        lab.figure(prefix + "p50_ms", tips.millisAt(50));
        lab.figure(prefix + "p99_ms", tips.millisAt(99));
        lab.figure(prefix + "p999_ms", tips.millisAt(99.9));
        lab.figure(prefix + "jvm_micros", tips.median(Round::jvmMicrosPerCall));
        lab.figure(prefix + "postgres_micros", tips.median(Round::postgresMicrosPerCall));
        lab.figure(prefix + "ratio_vs_stock_jpa", tips.ratio(jpa, Round::perSecond));
        lab.figure(prefix + "ratio_vs_insert", tips.ratio(inserts, Round::perSecond));
        lab.figure(prefix + "p99_ratio_vs_insert", tips.ratio(inserts, round -> round.millisAt(99)));
        lab.figure("conflicts_per_success." + inFlight, tips.median(Round::repeatedPerCall));
        lab.figure("engine." + inFlight + ".per_second", engine.perSecond());
        lab.figure("insert." + inFlight + ".per_second", inserts.perSecond());
        lab.figure("stock_jpa." + inFlight + ".per_second", jpa.perSecond());
    }
}
