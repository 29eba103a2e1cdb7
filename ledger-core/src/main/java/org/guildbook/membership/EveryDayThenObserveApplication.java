package org.guildbook.membership;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.guildbook.decision.DailyAutomation;
import org.guildbook.events.LedgerEvent;
import org.guildbook.events.MembershipEvent.ApplicationExpired;
import org.guildbook.events.MembershipEvent.ApplicationRejected;
import org.guildbook.events.MembershipEvent.ApplicationSubmitted;
import org.guildbook.events.MembershipEvent.ApplicationWithdrawn;
import org.guildbook.events.MembershipEvent.MemberAdmitted;
import org.guildbook.rules.Application;
import org.guildbook.values.ApplicationId;
import org.guildbook.values.PartyId;

/** Every day, the applications that nobody decided in time are announced as expired. */
public final class EveryDayThenObserveApplication implements DailyAutomation {

    @Override
    public Due of(PartyId party, List<LedgerEvent> facts, LocalDate today) {
        Set<ApplicationId> closed = new HashSet<>();
        for (LedgerEvent fact : facts) {
            if (fact instanceof ApplicationExpired expired) {
                closed.add(expired.application());
            } else if (fact instanceof ApplicationRejected rejected) {
                closed.add(rejected.application());
            } else if (fact instanceof ApplicationWithdrawn withdrawn) {
                closed.add(withdrawn.application());
            } else if (fact instanceof MemberAdmitted admitted && admitted.application() != null) {
                closed.add(admitted.application());
            }
        }
        return facts.stream()
                .filter(ApplicationSubmitted.class::isInstance)
                .map(ApplicationSubmitted.class::cast)
                .filter(asked -> !closed.contains(asked.application()))
                .map(asked -> expiry(asked, today))
                .reduce(Due.NOTHING, Due::and);
    }

    private static Due expiry(ApplicationSubmitted asked, LocalDate today) {
        LocalDate expiresOn = Application.expiresOn(asked.effectiveOn());
        return Due.on(expiresOn, today, new ObserveApplication(asked.application(), asked.candidate(), expiresOn));
    }
}
