package org.guildbook.bench;

import java.util.List;
import java.util.Map;
import org.guildbook.journal.StoredEntry;

/** Tips beside bare INSERTs where the disk is slow: what a group of commits shares is waited for once. */
final class SlowDiskPart implements Part {

    private static final int IN_FLIGHT = 128;

    private static final int SAMPLE_ENTRIES = 5_000;

    @Override
    public String name() {
        return "slowdisk";
    }

    @Override
    public void run(Lab lab) {
        try (Server server = SlowDisk.start(lab.server());
                Tips tips =
                        Tips.found("a tip, decided and recorded", server, "tips", new Community(AppendPart.MEMBERS))) {
            Turns turns = new Turns(server, lab.options());
            turns.warmUp(tips, IN_FLIGHT);
            List<StoredEntry> entries = tips.newest(SAMPLE_ENTRIES);
            try (BareInserts inserts = new BareInserts(server, "inserts", entries)) {
                turns.warmUp(inserts, IN_FLIGHT);
                Map<Contender, Series> series = turns.run(List.of(tips, inserts), IN_FLIGHT);
                Table table = RateTable.head();
                series.values().forEach(each -> RateTable.row(table, each, IN_FLIGHT));
                Series tip = Turns.of(series, tips);
                lab.figure("append.slowdisk.128.per_second", tip.perSecond());
                lab.figure(
                        "append.slowdisk.128.ratio_vs_insert", tip.ratio(Turns.of(series, inserts), Round::perSecond));
                lab.write("""
                        ## On a slow disk

                        A second server of the same settings, on which each fdatasync takes 2 ms longer. Commits that wait \
                        together share one, in the journal as in PostgreSQL.

                        """ + table.markdown());
            }
        }
    }
}
