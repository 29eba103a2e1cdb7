package org.guildbook.bench;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;

/** Deciding over an account of 100,000 facts, beside accounts of about ten. */
final class LongAccountPart implements Part {

    private static final int FACTS = 100_000;

    private static final int MEMBERS = AppendPart.MEMBERS;

    private static final int BUSY = 0;

    /** Half of what an account then knows of, because the other half it receives. */
    private static final int TIPS_PER_MEMBER = 5;

    private static final LocalDate BEFORE = LocalDate.parse("2025-12-01");

    @Override
    public String name() {
        return "decide";
    }

    @Override
    public void run(Lab lab) {
        int facts = lab.options().entries(FACTS);
        // One giver at a time gives all tips: the clock must go on to the next day before one meets the cap.
        try (Tips tips = Tips.found("", lab.server(), "decide", new Community(MEMBERS), new TippingClock(1))) {
            BulkAppend.to(tips.journal(), facts, _ -> Stream.of(Community.tip(to(BUSY), BEFORE)));
            BulkAppend.to(tips.journal(), TIPS_PER_MEMBER * MEMBERS, _ -> Stream.of(Community.tip(others(), BEFORE)));
            Contender few = tips.among("a giver with about ten facts", LongAccountPart::others);
            Contender many = tips.among("a giver with %,d facts".formatted(facts), LongAccountPart::byBusy);
            List<Contender> contenders = List.of(few, many);
            contenders.forEach(contender -> lab.turns().warmUp(contender, 1));
            Map<Contender, Series> series = lab.turns().run(contenders, 1);
            Table table = RateTable.head();
            series.values().forEach(each -> RateTable.row(table, each, 1));
            lab.figure(
                    "decide.100k.ratio_vs_10", Turns.of(series, few).ratio(Turns.of(series, many), Round::perSecond));
            lab.write("""
                    ## On a long account

                    One tip at a time. What was decided on before is remembered and continued from the newest entries.

                    """ + table.markdown());
        }
    }

    private static Community.Pair to(int receiver) {
        return new Community.Pair(Community.member(other()), Community.member(receiver));
    }

    private static Community.Pair byBusy() {
        return new Community.Pair(Community.member(BUSY), Community.member(other()));
    }

    private static Community.Pair others() {
        int giver = other();
        int receiver = other();
        return giver == receiver ? others() : new Community.Pair(Community.member(giver), Community.member(receiver));
    }

    private static int other() {
        return ThreadLocalRandom.current().nextInt(BUSY + 1, MEMBERS);
    }
}
