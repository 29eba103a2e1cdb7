package org.guildbook.journal;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;

/** What clients were told, to be held against the log of their community. */
final class Promises {

    private final Map<UUID, Long> acknowledged = new ConcurrentHashMap<>();
    private final Set<UUID> inDoubt = ConcurrentHashMap.newKeySet();

    void keep(UUID operation, Answer answer) {
        switch (answer.kind()) {
            case RECORDED -> acknowledged.put(operation, answer.position());
            case IN_DOUBT, NONE -> inDoubt.add(operation);
            // Says itself that it stood before, wherever.
            case ALREADY_RECORDED -> inDoubt.add(operation);
            case FAILED -> {}
        }
    }

    int acknowledged() {
        return acknowledged.size();
    }

    /** How the log breaks them; empty if it keeps all of them, and has nothing that nobody asked for. */
    List<String> broken(List<StoredEntry> log) {
        List<String> broken = new ArrayList<>();
        Map<UUID, List<StoredEntry>> recorded = new ConcurrentHashMap<>();
        for (int i = 0; i < log.size(); i++) {
            StoredEntry entry = log.get(i);
            if (entry.position() != i) {
                broken.add("position " + entry.position() + " stands where " + i + " belongs");
            }
            Operation.of(entry)
                    .ifPresentOrElse(
                            operation -> recorded.computeIfAbsent(operation, _ -> new ArrayList<>())
                                    .add(entry),
                            () -> broken.add("nobody asked for position " + entry.position()));
        }
        recorded.forEach((operation, entries) -> {
            if (!isWhole(entries)) {
                broken.add(operation + " is not there once and as a whole: "
                        + entries.stream().map(StoredEntry::position).toList());
            }
            if (!acknowledged.containsKey(operation) && !inDoubt.contains(operation)) {
                broken.add(operation + " is recorded, and its client was told it is not");
            }
        });
        acknowledged.forEach((operation, position) -> {
            List<StoredEntry> entries = recorded.getOrDefault(operation, List.of());
            if (entries.isEmpty()) {
                broken.add(operation + " is acknowledged and not recorded");
            } else if (entries.getFirst().position() != position) {
                broken.add(operation + " is acknowledged at " + position + " and stands elsewhere");
            }
        });
        return broken;
    }

    private static boolean isWhole(List<StoredEntry> entries) {
        return entries.size() == Operation.ENTRIES
                && IntStream.range(0, entries.size())
                        .allMatch(i ->
                                entries.get(i).place() == entries.getFirst().place() + i);
    }
}
