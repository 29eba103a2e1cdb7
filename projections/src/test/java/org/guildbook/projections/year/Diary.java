package org.guildbook.projections.year;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.guildbook.encoding.EventCatalogue;
import org.guildbook.events.LedgerEvent;
import org.guildbook.values.PartyId;

/** What the log must say: each fact by its kind, its day and whom it names, without ever having seen one. */
final class Diary {

    /** @param named parties whose history tells of it */
    record Line(String kind, LocalDate day, Set<PartyId> named) {

        @Override
        public String toString() {
            return day + " " + kind;
        }
    }

    private final List<Line> lines = new ArrayList<>();

    void note(Class<? extends LedgerEvent> kind, LocalDate day, PartyId... named) {
        lines.add(new Line(
                EventCatalogue.kindOf(kind).name(),
                day,
                Stream.of(named)
                        .filter(party -> !party.equals(PartyId.SYSTEM))
                        .collect(Collectors.toUnmodifiableSet())));
    }

    long size() {
        return lines.size();
    }

    /** How many facts there are of each kind on each day. */
    Map<String, Long> counted() {
        return counted(lines.stream());
    }

    /** The same of those that name a party. */
    Map<String, Long> counted(PartyId party) {
        return counted(lines.stream().filter(line -> line.named().contains(party)));
    }

    private static Map<String, Long> counted(Stream<Line> some) {
        return some.collect(Collectors.groupingBy(Line::toString, TreeMap::new, Collectors.counting()));
    }
}
