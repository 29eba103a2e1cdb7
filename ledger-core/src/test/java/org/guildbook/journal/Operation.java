package org.guildbook.journal;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Something a client wants recorded exactly once: two entries next to each other.
 *
 * @param id names it in a tag, and the first of its entries by its event id, so that it can be asked for again
 * @param bytes how large the second entry is, about
 */
record Operation(UUID community, UUID id, int bytes) {

    static final int ENTRIES = 2;

    static final String COUNTED_TYPE = "a.Counted";

    private static final String TAG = "operation:";

    static Operation in(UUID community) {
        return new Operation(community, UUID.randomUUID(), 10);
    }

    List<Draft> drafts() {
        return drafts(id);
    }

    List<Draft> drafts(UUID eventId) {
        return List.of(
                Drafts.sealed(community, "a.B")
                        .eventId(eventId)
                        .tags(TAG + id)
                        .parties("ann")
                        .draft(),
                Drafts.open(community, "a.C")
                        .tags(TAG + id)
                        .parties("ann", "bo")
                        .numbered("RC", 6)
                        .payload(Map.of("text", "x".repeat(bytes)))
                        .draft());
    }

    /** The same as a decision: its first entry says how many entries of each account were there before it. */
    List<Draft> drafts(Map<String, Integer> counted) {
        return List.of(
                Drafts.sealed(community, COUNTED_TYPE)
                        .eventId(id)
                        .tags(TAG + id)
                        .tags(counted.keySet().toArray(String[]::new))
                        .payload(counted)
                        .draft(),
                drafts().getLast());
    }

    /** The operation an entry belongs to. */
    static Optional<UUID> of(StoredEntry entry) {
        return entry.tags().stream()
                .filter(tag -> tag.startsWith(TAG))
                .map(tag -> UUID.fromString(tag.substring(TAG.length())))
                .findFirst();
    }
}
