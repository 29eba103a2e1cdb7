package org.guildbook.journal;

import java.util.List;
import org.guildbook.chain.CanonicalReader;
import org.jspecify.annotations.Nullable;

/** Reads the tags of an entry from its sealed bytes: they are the authority, the tag table is only an index. */
final class SealedTags {

    private SealedTags() {}

    /** Sorted; empty after an erasure. */
    static List<String> of(byte @Nullable [] sealed) {
        if (sealed == null || !(CanonicalReader.object(sealed).get("tags") instanceof List<?> tags)) {
            return List.of();
        }
        return tags.stream().map(String.class::cast).toList();
    }
}
