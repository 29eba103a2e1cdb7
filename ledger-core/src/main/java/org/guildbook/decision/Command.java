package org.guildbook.decision;

import java.time.LocalDate;
import java.util.Set;
import org.guildbook.values.PartyId;
import org.guildbook.values.Tag;

/**
 * What somebody asks the ledger to record.
 *
 * <p>The community, the key against repetition and the client travel in the message's metadata.
 */
public interface Command {

    /** Who acts; {@link PartyId#SYSTEM} for an automation. */
    PartyId actor();

    /** The day it took effect; never later than the day of recording. */
    LocalDate effectiveOn();

    /**
     * Under which tags many commands at once read what they change. Those of one node line up for each of these tags
     * before they decide; without it they collide, and all but one decide again.
     */
    default Set<Tag> contendedTags() {
        return Set.of();
    }
}
