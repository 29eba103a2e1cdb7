package org.guildbook.axon;

import java.time.Instant;
import org.guildbook.values.Sha256;
import org.jspecify.annotations.Nullable;

/**
 * What became of an accepted command: the last entry it recorded.
 *
 * @param position dense place in the log of the community, from 0; {@link #NOTHING_RECORDED} after a dry run, and where
 *     the decision found nothing to record
 * @param hash of the entry; 64 zeros if nothing was recorded
 * @param at when the log accepted it; if nothing was recorded, when it was decided
 * @param document the stamped document number, if the entry has one
 * @param repeated the command had been recorded before: this is the first receipt
 */
public record Receipt(
        long position, Sha256 hash, Instant at, @Nullable String document, boolean repeated) {

    public static final long NOTHING_RECORDED = -1;

    private static final Sha256 NO_HASH = new Sha256("0".repeat(64));

    static Receipt nothingRecorded(Instant decidedAt) {
        return new Receipt(NOTHING_RECORDED, NO_HASH, decidedAt, null, false);
    }

    public boolean recorded() {
        return position != NOTHING_RECORDED;
    }
}
