package org.guildbook.decision;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.guildbook.events.LedgerEvent;
import org.guildbook.values.PartyId;
import org.jspecify.annotations.Nullable;

/**
 * Every day, those commands follow, by the system.
 *
 * <p>Named as the sentence {@code EveryDay…Then…}. It may run many times a day, on several nodes at once, or not at all
 * for weeks: what it asks for is named with the day on which it became due, and asking again is refused.
 */
public interface DailyAutomation {

    /**
     * What is due for a party. It is asked on the day it named, and whenever the log says something new of the party.
     *
     * @param facts all that the log says of the party as a member or a candidate, in its order
     */
    Due of(PartyId party, List<LedgerEvent> facts, LocalDate today);

    /**
     * What is due.
     *
     * @param commands none of them later than today; actor {@link PartyId#SYSTEM}
     * @param again the day after today on which something may be due without anything new being said; absent if never
     */
    record Due(List<Command> commands, @Nullable LocalDate again) {

        public static final Due NOTHING = new Due(List.of(), null);

        /** The command on the day it becomes due. */
        public static Due on(LocalDate day, LocalDate today, Command command) {
            return day.isAfter(today) ? new Due(List.of(), day) : new Due(List.of(command), null);
        }

        /** Both. */
        public Due and(Due other) {
            List<Command> all = new ArrayList<>(commands);
            all.addAll(other.commands);
            return new Due(List.copyOf(all), earlier(again, other.again));
        }

        /** The earlier day, if there is any. */
        public static @Nullable LocalDate earlier(@Nullable LocalDate one, @Nullable LocalDate other) {
            return one == null || (other != null && other.isBefore(one)) ? other : one;
        }
    }
}
