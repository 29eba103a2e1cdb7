package org.guildbook.membership;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.guildbook.decision.DailyAutomation;
import org.guildbook.events.LedgerEvent;
import org.guildbook.events.MembershipEvent.ReferralStage;
import org.guildbook.events.MembershipEvent.ReferralStageReached;
import org.guildbook.events.MembershipEvent.TermBasis;
import org.guildbook.events.MembershipEvent.TermStarted;
import org.guildbook.values.PartyId;
import org.guildbook.values.ReferralId;

/**
 * Every day, whoever referred a member that has settled in is credited, as of the day it became true.
 *
 * <p>A renewal is looked for as well: its own automation was refused if the stage before it came late.
 */
public final class EveryDayThenCreditReferral implements DailyAutomation {

    @Override
    public Due of(PartyId party, List<LedgerEvent> facts, LocalDate today) {
        Map<ReferralId, ReferralStageReached> latest = new LinkedHashMap<>();
        of(facts, ReferralStageReached.class).forEach(reached -> latest.put(reached.referral(), reached));
        return latest.values().stream()
                .flatMap(reached -> next(reached, facts).stream())
                .map(credit -> Due.on(credit.effectiveOn(), today, credit))
                .reduce(Due.NOTHING, Due::and);
    }

    private static Optional<CreditReferral> next(ReferralStageReached reached, List<LedgerEvent> facts) {
        return switch (reached.stage()) {
            case ADMITTED ->
                terms(reached, facts)
                        .filter(term -> term.basis() != TermBasis.RENEWAL)
                        .findFirst()
                        .map(term -> credit(reached, ReferralStage.SETTLED, CreditReferral.settledOn(term)));
            case SETTLED ->
                terms(reached, facts)
                        .filter(term -> term.basis() == TermBasis.RENEWAL)
                        .findFirst()
                        .map(term -> credit(reached, ReferralStage.RENEWED, term.effectiveOn()));
            case RENEWED -> Optional.empty();
        };
    }

    /** Terms of a membership before the one that the referral was credited for are over. */
    private static Stream<TermStarted> terms(ReferralStageReached reached, List<LedgerEvent> facts) {
        return of(facts, TermStarted.class).filter(term -> term.toExclusive().isAfter(reached.effectiveOn()));
    }

    private static <F extends LedgerEvent> Stream<F> of(List<LedgerEvent> facts, Class<F> kind) {
        return facts.stream().filter(kind::isInstance).map(kind::cast);
    }

    private static CreditReferral credit(ReferralStageReached reached, ReferralStage stage, LocalDate earnedOn) {
        return new CreditReferral(reached.referral(), reached.candidate(), stage, earnedOn);
    }
}
