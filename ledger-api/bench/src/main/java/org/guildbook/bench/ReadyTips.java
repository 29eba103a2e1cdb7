package org.guildbook.bench;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.guildbook.journal.Criterion;
import org.guildbook.journal.Draft;

/** Drafts of tips made beforehand, handed out in a circle under new event ids. */
final class ReadyTips {

    private static final LocalDate DAY = LocalDate.parse("2026-01-01");

    private static final Set<String> TYPES = Set.of("points.PointsGranted", "points.PointsTipped");

    /** A tip, and the two accounts it is decided over. */
    record Ready(Draft draft, List<Criterion> boundary) {}

    private final List<Ready> ready;
    private final AtomicLong next = new AtomicLong();

    private ReadyTips(Stream<Ready> ready) {
        this.ready = ready.toList();
    }

    /** No member is in two of them, so nothing in flight conflicts with anything. */
    static ReadyTips apart(int firstMember, int pairs) {
        return new ReadyTips(IntStream.range(0, pairs)
                .map(i -> firstMember + 2 * i)
                .mapToObj(i -> ready(new Community.Pair(Community.member(i), Community.member(i + 1)), DAY)));
    }

    /** At random among the members, on any day of a year. */
    static ReadyTips among(Community community, int tips) {
        return new ReadyTips(IntStream.range(0, tips)
                .mapToObj(i -> ready(community.anyTwo(), DAY.plusDays(i % DAY.lengthOfYear()))));
    }

    private static Ready ready(Community.Pair pair, LocalDate day) {
        return new Ready(
                Community.tip(pair, day),
                List.of(
                        new Criterion(Community.ID.value(), Set.of("pointsOf:" + pair.giver()), TYPES),
                        new Criterion(Community.ID.value(), Set.of("pointsOf:" + pair.receiver()), TYPES)));
    }

    Ready next() {
        Ready one = ready.get((int) (next.getAndIncrement() % ready.size()));
        Draft draft = one.draft();
        return new Ready(
                new Draft(
                        draft.community(),
                        Community.newEventId(),
                        draft.type(),
                        draft.version(),
                        draft.tags(),
                        draft.parties(),
                        draft.series(),
                        draft.open(),
                        draft.sealed()),
                one.boundary());
    }
}
