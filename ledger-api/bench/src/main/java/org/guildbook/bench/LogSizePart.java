package org.guildbook.bench;

import java.util.List;
import java.util.Map;

/** Tips on a log that has just begun, beside one of a million entries and one of ten million. */
final class LogSizePart implements Part {

    private static final int IN_FLIGHT = 128;

    private static final int MANY = 10_000_000;

    @Override
    public String name() {
        return "size";
    }

    @Override
    public void run(Lab lab) {
        FilledLog one = lab.million();
        FilledLog ten = FilledLog.ofOthers(
                lab, "ten_million", one.community(), lab.options().entries(MANY));
        try (Tips empty = Tips.found("the log has just begun", lab.server(), "just_begun", one.community());
                Tips million = Tips.open("%,d entries before".formatted(one.tips()), lab.server(), one);
                Tips tenMillion = Tips.open("%,d entries before".formatted(ten.tips()), lab.server(), ten)) {
            List<Tips> contenders = List.of(empty, million, tenMillion);
            contenders.forEach(contender -> lab.turns().warmUp(contender, IN_FLIGHT));
            Map<Contender, Series> series = lab.turns().run(contenders, IN_FLIGHT);
            Table table = RateTable.head();
            series.values().forEach(each -> RateTable.row(table, each, IN_FLIGHT));
            Series begun = Turns.of(series, empty);
            lab.figure("append.1m.ratio_vs_empty", Turns.of(series, million).ratio(begun, Round::perSecond));
            lab.figure("append.10m.ratio_vs_empty", Turns.of(series, tenMillion).ratio(begun, Round::perSecond));
            lab.figure("append.10m.per_second", Turns.of(series, tenMillion).perSecond());
            lab.write("""
                    ## On a long log

                    The entries before are tips among a hundred thousand others of the same community, so that the log is \
                    long and the accounts of those who tip are not.

                    """ + table.markdown());
        }
        lab.server().drop(ten.database());
    }
}
