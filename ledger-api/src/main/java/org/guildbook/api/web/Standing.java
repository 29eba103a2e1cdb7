package org.guildbook.api.web;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.guildbook.projections.membershipstatus.MembershipStatuses.Membership;
import org.guildbook.projections.membershipstatus.MembershipStatuses.Term;
import org.guildbook.rules.MembershipPolicy;
import org.guildbook.rules.MembershipStatus;
import org.jspecify.annotations.Nullable;

/**
 * What a member's status means, with the days that matter.
 *
 * @param days that the message {@code me.means.<status>} speaks of, in this order: the last day of the term, of grace, of the
 *     months in which a lapsed member may come back, of the time for the first dues, and the first day of the renewal window
 * @param term the newest one, whether it runs or has ended; absent before the first
 * @param day of the term, from 1; 0 outside of it
 * @param length of the term, in days
 */
public record Standing(
        MembershipStatus status,
        List<String> days,
        @Nullable Term term,
        long day,
        long length) {

    static Standing of(Optional<Membership> found, Figures figures) {
        LocalDate admittedOn = found.map(Membership::admittedOn).orElse(null);
        if (found.isEmpty() || admittedOn == null) {
            MembershipStatus status = found.map(Membership::status).orElse(MembershipStatus.NOT_A_MEMBER);
            return new Standing(status, List.of("", "", "", "", ""), null, 0, 0);
        }
        Membership membership = found.get();
        Term term = membership.terms().isEmpty() ? null : membership.terms().getLast();
        LocalDate end = term == null ? admittedOn : term.toExclusive();
        List<String> days = Stream.of(
                        end,
                        end.plusDays(MembershipPolicy.GRACE_DAYS),
                        end.plusMonths(MembershipPolicy.CLOSE_AFTER_MONTHS),
                        admittedOn.plusDays(MembershipPolicy.ADMISSION_PAY_DAYS),
                        end.minusDays(MembershipPolicy.RENEWAL_WINDOW_DAYS - 1L))
                .map(tooLate -> figures.date(tooLate.minusDays(1)))
                .toList();
        if (term == null) {
            return new Standing(membership.status(), days, null, 0, 0);
        }
        boolean runs =
                !membership.day().isBefore(term.from()) && membership.day().isBefore(end);
        long day = runs ? ChronoUnit.DAYS.between(term.from(), membership.day()) + 1 : 0;
        return new Standing(membership.status(), days, term, day, ChronoUnit.DAYS.between(term.from(), end));
    }

    /** How its badge looks: the words say the same. */
    public String look() {
        return switch (status) {
            case ACTIVE, HONORARY -> "good";
            case ADMITTED, RENEWAL_DUE, GRACE, PAUSED -> "warn";
            case SUSPENDED, LAPSED, EXPELLED -> "bad";
            case NOT_A_MEMBER, CLOSED, RESIGNED, DECEASED -> "";
        };
    }
}
