package org.guildbook.journal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

/**
 * Says what of a history is not explained by the total order of what was recorded.
 *
 * <ul>
 *   <li>An append that succeeded stands whole, once, where its answer says; one that conflicted does not stand.
 *   <li>Nothing that matched its condition stood between what it had read and itself; if it conflicted, something did.
 *   <li>What was answered before something else was asked stands before it.
 *   <li>A read gave exactly what matched up to one place, and that place lies between what was committed before the read
 *       and after it.
 * </ul>
 */
final class HistoryCheck {

    private final History history;
    private final List<StoredEntry> order;
    private final Map<UUID, Long> places = new HashMap<>();
    private final List<String> unexplained = new ArrayList<>();

    private HistoryCheck(History history, List<StoredEntry> order) {
        this.history = history;
        this.order = order;
    }

    /** What is unexplained; empty if all is well. {@code order} has the entries of the community, by place. */
    static List<String> unexplained(History history, List<StoredEntry> order) {
        HistoryCheck check = new HistoryCheck(history, order);
        check.once();
        List<History.Append> succeeded = new ArrayList<>();
        for (History.Step step : history.steps()) {
            switch (step) {
                case History.Append append -> {
                    check.append(append);
                    if (append.succeeded()) {
                        succeeded.add(append);
                    }
                }
                case History.Read read -> check.read(read);
            }
        }
        check.nobodyElse(succeeded);
        check.inRealTime(succeeded);
        return check.unexplained;
    }

    private void once() {
        for (StoredEntry entry : order) {
            expect(places.put(entry.eventId(), entry.place()) == null, entry.eventId(), "is recorded twice");
        }
    }

    private void append(History.Append append) {
        List<UUID> events = append.events();
        for (int i = 0; i < events.size(); i++) {
            Long expected = append.succeeded() ? append.place() - events.size() + 1 + i : null;
            expect(
                    Objects.equals(places.get(events.get(i)), expected),
                    append,
                    "stands at " + places.get(events.get(i)));
        }
        long until = append.succeeded() ? append.place() - events.size() : append.committed();
        boolean matched = order.stream()
                .filter(entry -> entry.place() > append.condition().afterPlace() && entry.place() <= until)
                .anyMatch(entry -> matches(append.condition().criteria(), entry));
        expect(matched != append.succeeded(), append, matched ? "ignored a conflict" : "conflicted with nothing");
    }

    private void read(History.Read read) {
        List<StoredEntry> matching = order.stream()
                .filter(entry -> entry.place() > read.afterPlace() && matches(read.criteria(), entry))
                .toList();
        long atLeast = matching.stream()
                .filter(entry -> entry.place() <= read.before())
                .count();
        long atMost =
                matching.stream().filter(entry -> entry.place() <= read.after()).count();
        int size = read.events().size();
        expect(
                size >= atLeast
                        && size <= atMost
                        && read.events()
                                .equals(matching.stream()
                                        .limit(size)
                                        .map(StoredEntry::eventId)
                                        .toList()),
                read,
                "is not what stood at any moment of it");
    }

    private void nobodyElse(List<History.Append> succeeded) {
        Set<UUID> acknowledged = new HashSet<>();
        succeeded.forEach(append -> acknowledged.addAll(append.events()));
        places.keySet().forEach(event -> expect(acknowledged.contains(event), event, "was never acknowledged"));
    }

    private void inRealTime(List<History.Append> succeeded) {
        List<History.Append> byPlace = succeeded.stream()
                .sorted(Comparator.comparingLong(History.Append::place))
                .toList();
        long latestBegin = 0;
        for (History.Append append : byPlace) {
            expect(append.ended() > latestBegin, append, "stands after what was asked when it was answered");
            latestBegin = Math.max(latestBegin, append.began());
        }
    }

    /** What a criterion means, as plainly as it can be said. */
    private static boolean matches(List<Criterion> criteria, StoredEntry entry) {
        return criteria.stream()
                .anyMatch(criterion -> entry.community().equals(criterion.community())
                        && entry.tags().containsAll(criterion.tags())
                        && (criterion.types().isEmpty() || criterion.types().contains(entry.type())));
    }

    private void expect(boolean explained, Object what, String otherwise) {
        if (!explained) {
            unexplained.add("seed " + history.seed() + ": " + what + " " + otherwise);
        }
    }
}
