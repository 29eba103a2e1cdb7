package org.guildbook.membership;

import java.util.Optional;
import org.guildbook.decision.Automation;
import org.guildbook.decision.Command;
import org.guildbook.events.MembershipEvent.ReferralStage;
import org.guildbook.events.MembershipEvent.ReferralStageReached;
import org.guildbook.events.MembershipEvent.TermBasis;
import org.guildbook.events.MembershipEvent.TermStarted;
import org.guildbook.events.Recorded;
import org.guildbook.values.Tag;

/** When a member renewed, whoever referred this member is credited; every later renewal is refused as credited. */
public final class WhenTermStartedThenCreditReferral implements Automation<TermStarted> {

    @Override
    public Class<TermStarted> when() {
        return TermStarted.class;
    }

    @Override
    public Optional<Command> then(TermStarted term, Recorded recorded, Log log) {
        if (term.basis() != TermBasis.RENEWAL) {
            return Optional.empty();
        }
        return log.latest(Tag.of("candidate", term.member()), ReferralStageReached.class)
                .map(credited -> new CreditReferral(
                        credited.referral(), term.member(), ReferralStage.RENEWED, term.effectiveOn()));
    }
}
