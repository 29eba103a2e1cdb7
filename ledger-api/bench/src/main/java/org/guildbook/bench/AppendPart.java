package org.guildbook.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.guildbook.journal.StoredEntry;

/** Tips decided and durable, beside Axon's stock engine, bare INSERTs, the journal without commands, and COPY. */
final class AppendPart implements Part {

    static final int MEMBERS = 1_900;

    private static final int MANY_MEMBERS = 100_000;

    private static final int[] IN_FLIGHT = {1, 16, 128, 1_024};

    /** Where the others are asked, too: more members at 128, the ceiling at 1,024. */
    private static final int MEDIUM = 128;

    private static final int MOST = 1_024;

    private static final int SAMPLE_ENTRIES = 5_000;

    private static final String EXPLANATION = """
            ## Recording

            - *A tip, decided and recorded*: `TipMember` submitted to the ledger from virtual threads, at random among the members; the
              time until it is decided over both accounts and the caps, chained, durable and acknowledged. Decisions made in
              vain because of a conflict are counted as repeated, per tip.
            - *Axon's stock JPA engine*: a transfer behind the same command bus, stored by `AggregateBasedJpaEventStorageEngine`
              with Hibernate, payload of the same size as `bytea`. Its events belong to one aggregate, so only the giver's account is
              read and written: it does less than a tip.
            - *One INSERT per transaction*: the same bytes into one table with a key and a unique event id, by prepared
              statement over a pool of 32 connections with a fair gate before it. No command, no condition, no tags, no chain.
            - *The journal alone*: ready drafts of tips, appended under a condition over two accounts, without commands.
            - *COPY of the same rows*: the ceiling. Entries rendered and hashed by the journal's own stamper and copied with their index
              rows into the same tables in batches of 5,000 on one connection, without conditions and triggers; once stamping and copying by
              turns, once stamping a batch while another is copied.

            CPU time is per event and of the process: the JVM includes the load. "Others' cores" were busy with something else.

            """;

    @Override
    public String name() {
        return "append";
    }

    @Override
    public void run(Lab lab) {
        Community community = new Community(MEMBERS);
        try (Tips tips = Tips.found("a tip, decided and recorded", lab.server(), "tips", community);
                Tips many = many(lab)) {
            lab.progress("founded two communities");
            lab.turns().warmUp(tips, MEDIUM);
            List<StoredEntry> entries = tips.newest(SAMPLE_ENTRIES);
            int bytes =
                    (int) entries.stream().mapToInt(Samples::bytes).average().orElseThrow();
            lab.figure("append.stored_bytes", bytes);
            try (EngineAppends engine = new EngineAppends(lab.server(), "engine");
                    BareInserts inserts = new BareInserts(lab.server(), "inserts", entries);
                    StockJpa jpa = new StockJpa(lab.server(), "jpa", community, bytes);
                    Copies copies = new Copies("COPY of the same rows", 1, lab.server(), "copies");
                    Copies pipeline = new Copies("the same, stamping meanwhile", 2, lab.server(), "pipeline")) {
                compare(lab, tips, many, jpa, inserts, engine, copies, pipeline);
            }
        }
    }

    private static Tips many(Lab lab) {
        Community community = new Community(lab.options().entries(MANY_MEMBERS));
        return Tips.found("the same, %,d members".formatted(community.members()), lab.server(), "many", community);
    }

    private static void compare(
            Lab lab,
            Tips tips,
            Tips many,
            StockJpa jpa,
            BareInserts inserts,
            EngineAppends engine,
            Copies copies,
            Copies pipeline) {
        List.of(tips, many, jpa, inserts, engine, copies, pipeline)
                .forEach(contender -> lab.turns().warmUp(contender, MEDIUM));
        Table table = RateTable.head();
        for (int inFlight : IN_FLIGHT) {
            lab.progress("%,d in flight".formatted(inFlight));
            List<Contender> contenders = new ArrayList<>(List.of(tips, jpa, inserts, engine));
            if (inFlight == MEDIUM) {
                contenders.add(many);
            }
            if (inFlight == MOST) {
                contenders.addAll(List.of(copies, pipeline));
            }
            Map<Contender, Series> series = lab.turns().run(contenders, inFlight);
            series.forEach((contender, each) -> RateTable.row(table, each, contender.inFlight(inFlight)));
            Series tip = Turns.of(series, tips);
            keep(lab, "append." + inFlight, tip);
            keep(lab, "insert." + inFlight, Turns.of(series, inserts));
            keep(lab, "engine." + inFlight, Turns.of(series, engine));
            keep(lab, "stock_jpa." + inFlight, Turns.of(series, jpa));
            keepRatios(lab, inFlight, tip, Turns.of(series, jpa), Turns.of(series, inserts));
            if (inFlight == MEDIUM) {
                keep(lab, "append.128.many_members", Turns.of(series, many));
            }
            if (inFlight == MOST) {
                Series alone = Turns.of(series, engine);
                lab.figure("engine.1024.ratio_vs_copy", alone.ratio(Turns.of(series, copies), Round::perSecond));
                lab.figure(
                        "engine.1024.ratio_vs_copy_pipelined",
                        alone.ratio(Turns.of(series, pipeline), Round::perSecond));
            }
        }
        lab.write(EXPLANATION + table.markdown());
    }

    private static void keep(Lab lab, String prefix, Series series) {
        lab.figure(prefix + ".per_second", series.perSecond());
        lab.figure(prefix + ".p50_ms", series.millisAt(50));
        lab.figure(prefix + ".p99_ms", series.millisAt(99));
        lab.figure(prefix + ".p999_ms", series.millisAt(99.9));
        lab.figure(prefix + ".jvm_micros", series.median(Round::jvmMicrosPerUnit));
        lab.figure(prefix + ".postgres_micros", series.median(Round::postgresMicrosPerUnit));
    }

    private static void keepRatios(Lab lab, int inFlight, Series tips, Series jpa, Series inserts) {
        String prefix = "append." + inFlight;
        lab.figure(prefix + ".ratio_vs_stock_jpa", tips.ratio(jpa, Round::perSecond));
        lab.figure(prefix + ".ratio_vs_insert", tips.ratio(inserts, Round::perSecond));
        lab.figure(prefix + ".p99_ratio_vs_insert", tips.ratio(inserts, round -> round.millisAt(99)));
        lab.figure("conflicts_per_success." + inFlight, tips.median(Round::repeatedPerUnit));
    }
}
