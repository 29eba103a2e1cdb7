package org.guildbook.journal;

import java.util.List;
import org.guildbook.chain.CanonicalField;
import org.guildbook.chain.CanonicalReader;
import org.jspecify.annotations.Nullable;

/** Reads the tags of an entry from its sealed bytes: they are the authority, the tag table is only an index. */
final class SealedTags {

    private SealedTags() {}

    /** Sorted; empty after an erasure. */
    static List<String> of(byte @Nullable [] sealed) {
        if (sealed == null) {
            return List.of();
        }
        return CanonicalField.of(sealed, "tags").map(CanonicalReader::read).stream()
                .flatMap(tags -> ((List<?>) tags).stream())
                .map(String.class::cast)
                .toList();
    }
}
