package org.guildbook.projections.runtime;

import java.time.Instant;
import org.guildbook.values.Sha256;

/**
 * The last entry of the community's log that an answer takes into account.
 *
 * @param position of that entry; −1 when the read model has not seen the community yet
 * @param hash of that entry, which proves the position
 * @param at when the log accepted it
 */
public record AsOf(long position, Sha256 hash, Instant at) {

    /** Nothing has been read of this community. */
    public static final AsOf NOTHING = new AsOf(-1, new Sha256("0".repeat(64)), Instant.EPOCH);
}
