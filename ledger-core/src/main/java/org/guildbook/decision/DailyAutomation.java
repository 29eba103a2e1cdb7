package org.guildbook.decision;

import java.time.LocalDate;
import java.util.List;
import org.guildbook.events.LedgerEvent;
import org.guildbook.values.Tag;

/**
 * Every day, those commands follow, by the system.
 *
 * <p>Named as the sentence {@code EveryDay…Then…}. It may run many times a day, on several nodes at once, or not at all
 * for weeks: what it asks for is named with the day on which it became due, and asking again is refused.
 */
public interface DailyAutomation {

    /** The commands that are due, none of them later than today; actor {@link org.guildbook.values.PartyId#SYSTEM}. */
    List<Command> due(LocalDate today, Log log);

    /** What the log of one community says, in its order. */
    interface Log {

        /** Every fact of the kind. */
        <F extends LedgerEvent> List<F> all(Class<F> kind);

        /** Every fact of the kind that carries the tag. */
        <F extends LedgerEvent> List<F> all(Tag tag, Class<F> kind);
    }
}
