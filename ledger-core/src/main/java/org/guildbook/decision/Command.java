package org.guildbook.decision;

import java.time.LocalDate;
import org.guildbook.values.PartyId;

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
}
