package org.guildbook.membership;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.guildbook.decision.Command;
import org.guildbook.decision.DailyAutomation;
import org.guildbook.events.MembershipEvent.ReferralStage;
import org.guildbook.events.MembershipEvent.ReferralStageReached;
import org.guildbook.events.MembershipEvent.TermBasis;
import org.guildbook.events.MembershipEvent.TermStarted;
import org.guildbook.values.ReferralId;
import org.guildbook.values.Tag;

/**
 * Every day, whoever referred a member that has settled in is credited, as of the day it became true.
 *
 * <p>A renewal is looked for as well: its own automation was refused if the stage before it came late.
 */
public final class EveryDayThenCreditReferral implements DailyAutomation {

    @Override
    public List<Command> due(LocalDate today, Log log) {
        Map<ReferralId, ReferralStageReached> latest = new LinkedHashMap<>();
        log.all(ReferralStageReached.class).forEach(reached -> latest.put(reached.referral(), reached));
        return latest.values().stream()
                .flatMap(reached -> next(reached, log).stream())
                .filter(command -> !command.effectiveOn().isAfter(today))
                .toList();
    }

    private static Optional<Command> next(ReferralStageReached reached, Log log) {
        return switch (reached.stage()) {
            case ADMITTED ->
                terms(reached, log)
                        .filter(term -> term.basis() != TermBasis.RENEWAL)
                        .findFirst()
                        .map(term -> credit(reached, ReferralStage.SETTLED, CreditReferral.settledOn(term)));
            case SETTLED ->
                terms(reached, log)
                        .filter(term -> term.basis() == TermBasis.RENEWAL)
                        .findFirst()
                        .map(term -> credit(reached, ReferralStage.RENEWED, term.effectiveOn()));
            case RENEWED -> Optional.empty();
        };
    }

    /** Terms of a membership before the one that the referral was credited for are over. */
    private static Stream<TermStarted> terms(ReferralStageReached reached, Log log) {
        return log.all(Tag.of("member", reached.candidate()), TermStarted.class).stream()
                .filter(term -> term.toExclusive().isAfter(reached.effectiveOn()));
    }

    private static Command credit(ReferralStageReached reached, ReferralStage stage, LocalDate earnedOn) {
        return new CreditReferral(reached.referral(), reached.candidate(), stage, earnedOn);
    }
}
