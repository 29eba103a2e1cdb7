package org.guildbook.events;

import java.time.LocalDate;
import org.guildbook.values.MembershipId;
import org.guildbook.values.PartyId;
import org.guildbook.values.TermId;

/**
 * What the calendar did to a membership, announced so that others can follow.
 *
 * <p>No status depends on it: the same follows from the terms alone, whether or when it is announced.
 */
public sealed interface StandingEvent extends LedgerEvent {

    @Override
    default Family family() {
        return Family.MEMBERSHIP;
    }

    /** Whose membership it is. */
    PartyId member();

    /**
     * The term ends soon; its renewal is due.
     *
     * @param since first day on which it was due
     * @param toExclusive the day the term ends without a renewal, as was known when this was announced
     */
    @Fact("standing.RenewalWindowOpened")
    record RenewalWindowOpened(
            MembershipId membership,
            PartyId member,
            TermId term,
            LocalDate since,
            LocalDate toExclusive,
            LocalDate effectiveOn)
            implements StandingEvent {}

    /**
     * The term is over and not renewed; a payment in time leaves no gap.
     *
     * @param since first day of the grace
     */
    @Fact("standing.GraceStarted")
    record GraceStarted(MembershipId membership, PartyId member, TermId term, LocalDate since, LocalDate effectiveOn)
            implements StandingEvent {}

    /**
     * The grace is over as well; the party is no member any more and may come back.
     *
     * @param since first day without membership
     */
    @Fact("standing.MembershipLapsed")
    record MembershipLapsed(
            MembershipId membership, PartyId member, TermId term, LocalDate since, LocalDate effectiveOn)
            implements StandingEvent {}

    /**
     * The time for coming back is over; only a new application leads to membership.
     *
     * @param since first day on which nobody can come back
     */
    @Fact("standing.MembershipClosed")
    record MembershipClosed(
            MembershipId membership, PartyId member, TermId term, LocalDate since, LocalDate effectiveOn)
            implements StandingEvent {}

    /**
     * The first dues were not settled in time; the admission has no effect any more.
     *
     * @param since first day on which it had none
     */
    @Fact("standing.AdmissionExpired")
    record AdmissionExpired(MembershipId membership, PartyId member, LocalDate since, LocalDate effectiveOn)
            implements StandingEvent {}
}
