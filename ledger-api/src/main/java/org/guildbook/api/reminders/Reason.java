package org.guildbook.api.reminders;

import java.time.LocalDate;
import org.guildbook.projections.membershipstatus.Renewals.Due;
import org.guildbook.projections.opentasks.OpenTasks.Task;
import org.guildbook.rules.MembershipStatus;
import org.guildbook.values.PartyId;
import org.jspecify.annotations.Nullable;

/**
 * Why somebody is reminded.
 *
 * @param name of the message, for example {@code GRACE}
 * @param occasion what tells this reason from all others of the party
 * @param lastDay on which it can be done; absent where no day is set
 */
record Reason(
        PartyId party,
        String name,
        String occasion,
        @Nullable LocalDate lastDay) {

    /** The renewal window opened or grace began, and once more when time runs out. */
    static Reason of(Due due, int lastDays) {
        boolean last = due.status() == MembershipStatus.RENEWAL_DUE && due.daysLeft() <= lastDays;
        String name = last ? "LAST_DAYS" : due.status().name();
        return new Reason(
                due.member(), name, name + "/" + due.termEnd(), due.until().minusDays(1));
    }

    static Reason of(Task task) {
        String name = task.kind().name();
        LocalDate until = task.until();
        return new Reason(
                task.party(),
                name,
                name + "/" + task.subject() + "/" + task.since(),
                until == null ? null : until.minusDays(1));
    }
}
