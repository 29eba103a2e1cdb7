package org.guildbook.journal;

import java.util.List;
import java.util.SortedMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An entry before the journal stamps it.
 *
 * @param type stable name of the fact, for the index; whether it shows in the leaf is up to {@code open}
 * @param tags {@code key:value}, for the index
 * @param parties whose sealed per-party sequence (count and previous hash) the entry continues
 * @param series of the document number to stamp into the leaf as {@code document}
 * @param open field name to canonical JSON value, without {@code position}, {@code prev}, {@code at}, {@code seal},
 *     {@code document}, {@code community}, {@code eventId} and {@code v}, which the journal adds
 * @param sealed field name to canonical JSON value, without {@code sequence}, which the journal adds
 */
public record Draft(
        UUID community,
        UUID eventId,
        String type,
        int version,
        List<String> tags,
        List<String> parties,
        @Nullable DocumentSeries series,
        SortedMap<String, byte[]> open,
        SortedMap<String, byte[]> sealed) {

    /** A gapless series of the community: {@code name} + "-" + number padded to {@code digits}. */
    public record DocumentSeries(String name, int digits) {}
}
