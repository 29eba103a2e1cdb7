package org.guildbook.api.demo;

import java.time.LocalDate;
import org.guildbook.values.PartyId;
import org.jspecify.annotations.Nullable;

/**
 * A member the year begins with.
 *
 * @param from first day of the term that was running when the community was founded here
 * @param paidOn when the dues of the next term arrive; absent for members who leave
 */
record DemoMember(
        int number,
        PartyId party,
        DemoChapter chapter,
        int group,
        boolean inOffice,
        LocalDate from,
        @Nullable LocalDate paidOn) {

    /** The old end of the first term, where the next one starts. */
    LocalDate renewsOn() {
        return from.plusYears(1);
    }

    /** In good standing on the day, with what is known on that day. */
    boolean inGoodStanding(LocalDate day) {
        return day.isBefore(renewsOn()) || (paidOn != null && !paidOn.isAfter(day));
    }

    /** In good standing on every day since {@code since}. */
    boolean unbroken(LocalDate since, LocalDate day) {
        return !from.isAfter(since)
                && inGoodStanding(day)
                && (day.isBefore(renewsOn()) || (paidOn != null && paidOn.isBefore(renewsOn())));
    }
}
