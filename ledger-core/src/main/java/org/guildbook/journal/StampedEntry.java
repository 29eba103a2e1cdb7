package org.guildbook.journal;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An entry ready to be inserted.
 *
 * @param numbers of the series it continues
 */
record StampedEntry(
        StoredEntry entry, byte[] prev, @Nullable String document, List<GivenNumber> numbers) {

    record GivenNumber(Heads.Series series, long number) {}

    Stamp stamp() {
        return new Stamp(entry.community(), entry.position(), entry.hash(), entry.at(), document);
    }
}
