package org.guildbook.membership;

import java.time.LocalDate;
import java.util.List;
import org.axonframework.messaging.commandhandling.annotation.CommandHandler;
import org.axonframework.messaging.eventhandling.gateway.EventAppender;
import org.axonframework.modelling.annotation.InjectEntity;
import org.guildbook.decision.Command;
import org.guildbook.decision.Refused;
import org.guildbook.events.LedgerEvent;
import org.guildbook.events.MembershipEvent.CandidateReferred;
import org.guildbook.events.MembershipEvent.ReferralDeclined;
import org.guildbook.rules.Referral;
import org.guildbook.values.PartyId;
import org.guildbook.values.ReferralId;

/** A candidate does not want a referral. */
public record DeclineReferral(ReferralId referral, PartyId candidate, LocalDate effectiveOn) implements Command {

    @Override
    public PartyId actor() {
        return candidate;
    }

    static List<LedgerEvent> decide(DeclineReferral command, Referral referral) {
        CandidateReferred made = referral.requireMade();
        Refused.unless(command.candidate.equals(made.candidate()), "not-the-candidate");
        Refused.unless(referral.answer() == Referral.Answer.OPEN, "referral-not-open");
        return List.of(new ReferralDeclined(command.referral, made.referrer(), made.candidate(), command.effectiveOn));
    }

    static final class Handler {

        @CommandHandler
        void handle(
                DeclineReferral command,
                @InjectEntity(idProperty = "referral") Referral referral,
                EventAppender ledger) {
            ledger.append(decide(command, referral));
        }
    }
}
