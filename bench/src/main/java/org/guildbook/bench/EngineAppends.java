package org.guildbook.bench;

import com.zaxxer.hikari.HikariDataSource;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.guildbook.journal.Condition;
import org.guildbook.journal.Criterion;
import org.guildbook.journal.Draft;
import org.guildbook.journal.Journal;
import org.guildbook.journal.JournalSchema;
import org.guildbook.journal.JournalSettings;

/** The journal alone: ready drafts of tips, each appended under a condition over the accounts of its two members. */
final class EngineAppends implements Contender {

    private static final int DRAFTS = 20_000;

    private static final LocalDate DAY = LocalDate.parse("2026-01-01");

    private record Ready(Draft draft, List<Criterion> boundary) {}

    private final HikariDataSource dataSource;
    private final Journal journal;
    private final List<Ready> ready;
    private final AtomicLong next = new AtomicLong();

    EngineAppends(Server server, String database) {
        this.dataSource = server.database(database, Tips.CONNECTIONS);
        JournalSchema.migrate(dataSource);
        this.journal = Journal.open(dataSource, JournalSettings.DEFAULTS, Clock.systemUTC());
        // No member is in two of them, so nothing in flight conflicts with anything.
        this.ready = IntStream.range(0, DRAFTS)
                .mapToObj(i -> ready(new Community.Pair(Community.member(2 * i), Community.member(2 * i + 1))))
                .toList();
    }

    private static Ready ready(Community.Pair pair) {
        Set<String> types = Set.of("points.PointsGranted", "points.PointsTipped");
        return new Ready(
                Community.tip(pair, DAY),
                List.of(
                        new Criterion(Community.ID.value(), Set.of("pointsOf:" + pair.giver()), types),
                        new Criterion(Community.ID.value(), Set.of("pointsOf:" + pair.receiver()), types)));
    }

    @Override
    public String name() {
        return "the journal alone, ready drafts";
    }

    @Override
    public void call() throws Exception {
        Ready tip = ready.get((int) (next.getAndIncrement() % DRAFTS));
        journal.append(new Condition(journal.committed(), tip.boundary()), List.of(withNewId(tip.draft())))
                .get();
    }

    private static Draft withNewId(Draft draft) {
        return new Draft(
                draft.community(),
                Community.newEventId(),
                draft.type(),
                draft.version(),
                draft.tags(),
                draft.parties(),
                draft.series(),
                draft.open(),
                draft.sealed());
    }

    @Override
    public void close() {
        journal.close();
        dataSource.close();
    }
}
