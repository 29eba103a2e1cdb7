package org.guildbook.membership;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.guildbook.decision.Refused;
import org.guildbook.decision.Today;
import org.guildbook.events.MembershipEvent.ApplicationSubmitted;
import org.guildbook.rules.Offices;
import org.guildbook.rules.Referrals;
import org.guildbook.values.PartyId;
import org.guildbook.values.Role;
import org.guildbook.values.Scope;

/** Who decides on an application: two members of the board of its chapter, neither of whom referred the candidate. */
final class TwoDeciders {

    private TwoDeciders() {}

    /**
     * Both, in this order.
     *
     * @throws Refused as {@code not-authorised}, {@code second-person-missing} or {@code decider-is-referrer}
     */
    static List<PartyId> require(
            ApplicationSubmitted asked,
            Offices decider,
            Offices secondDecider,
            Referrals referrals,
            LocalDate day,
            Today today) {
        Scope chapter = Scope.chapter(asked.chapter());
        decider.require(Set.of(Role.BOARD_MEMBER), chapter, day, today);
        List<PartyId> deciders = List.of(decider.officeHolder(), secondDecider.officeHolder());
        Refused.when(deciders.getFirst().equals(deciders.getLast()), "second-person-missing");
        secondDecider.require(Set.of(Role.BOARD_MEMBER), chapter, day, today);
        Refused.when(deciders.stream().anyMatch(referrals::creditedTo), "decider-is-referrer");
        return deciders;
    }
}
