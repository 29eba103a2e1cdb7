package org.guildbook.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import org.guildbook.journal.StoredEntry;

/** Other event stores for PostgreSQL beside the journal, with events of the same size. */
final class PeersPart implements Part {

    private static final int IN_FLIGHT = 128;

    private static final int SAMPLE_ENTRIES = 5_000;

    @Override
    public String name() {
        return "peers";
    }

    @Override
    public void run(Lab lab) {
        Community community = new Community(AppendPart.MEMBERS);
        try (Tips tips = Tips.found("a tip, decided and recorded", lab.server(), "peer_tips", community)) {
            lab.turns().warmUp(tips, IN_FLIGHT);
            List<StoredEntry> entries = tips.newest(SAMPLE_ENTRIES);
            lab.progress("installing other event stores");
            Peers peers = Peers.install(entries);
            try (EngineAppends engine = new EngineAppends(lab.server(), "peer_engine");
                    MessageDb messageDb = new MessageDb(lab.server(), "message_db", peers);
                    Emmett emmett = new Emmett(lab.server(), "emmett", peers);
                    Essentials essentials = new Essentials(lab.server(), "essentials", peers)) {
                compare(lab, tips, engine, messageDb, emmett, essentials);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void compare(
            Lab lab, Tips tips, EngineAppends engine, MessageDb messageDb, Emmett emmett, Essentials essentials) {
        List<Contender> contenders = List.of(tips, engine, messageDb, emmett, essentials);
        contenders.forEach(contender -> lab.turns().warmUp(contender, IN_FLIGHT));
        Map<Contender, Series> series = lab.turns().run(contenders, IN_FLIGHT);
        Table table = RateTable.head();
        series.values().forEach(each -> RateTable.row(table, each, IN_FLIGHT));
        Series alone = Turns.of(series, engine);
        lab.figure("engine.128.ratio_vs_message_db", alone.ratio(Turns.of(series, messageDb), Round::perSecond));
        lab.figure("engine.128.ratio_vs_emmett", alone.ratio(Turns.of(series, emmett), Round::perSecond));
        lab.figure("engine.128.ratio_vs_essentials", alone.ratio(Turns.of(series, essentials), Round::perSecond));
        lab.write("""
                ## Beside other event stores

                Events of the same size, to one of 1,900 streams at random, without an expected version; 32 connections each. \
                message-db is called over JDBC; Emmett runs in Node.js, which counts as others' cores, and is told through a pipe \
                what to append; Essentials runs in the same JVM. None of them links or signs what it stores, or has conditions \
                over tags.

                """ + table.markdown());
    }
}
