package org.guildbook.journal;

import java.util.Set;
import java.util.UUID;

/**
 * Matches entries of one community that carry all {@code tags} and are of one of {@code types}.
 *
 * @param tags {@code key:value}; empty matches any
 * @param types stable names; empty matches any
 */
public record Criterion(UUID community, Set<String> tags, Set<String> types) {

    /** Of an erased entry only the index still knows the tags: it is taken at its word. */
    boolean matches(StoredEntry entry) {
        return entry.community().equals(community)
                && (types.isEmpty() || types.contains(entry.type()))
                && (entry.sealed() == null || entry.tags().containsAll(tags));
    }
}
