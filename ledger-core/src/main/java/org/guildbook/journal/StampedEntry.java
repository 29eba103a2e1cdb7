package org.guildbook.journal;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An entry ready to be inserted.
 *
 * @param partyNumbers what number the entry has in the sequence of each party of the draft, in their order
 */
record StampedEntry(
        StoredEntry entry,
        PreparedDraft draft,
        List<Long> partyNumbers,
        @Nullable DocumentNumber document) {

    /**
     * A number of a series of documents.
     *
     * @param text as it stands in the leaf: {@code RC-000042}
     */
    record DocumentNumber(Series.Documents series, long number, String text) {}

    Stamp stamp() {
        return new Stamp(
                entry.community(),
                entry.position(),
                entry.hash(),
                entry.at(),
                document == null ? null : document.text());
    }
}
