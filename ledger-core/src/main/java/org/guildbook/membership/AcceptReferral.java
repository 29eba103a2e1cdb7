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
import org.guildbook.events.MembershipEvent.ReferralAccepted;
import org.guildbook.rules.Referral;
import org.guildbook.values.PartyId;
import org.guildbook.values.ReferralId;

/** A candidate lets a referral count. */
public record AcceptReferral(ReferralId referral, PartyId candidate, LocalDate effectiveOn) implements Command {

    @Override
    public PartyId actor() {
        return candidate;
    }

    static List<LedgerEvent> decide(AcceptReferral command, Referral referral) {
        CandidateReferred made = referral.requireMade();
        Refused.unless(command.candidate.equals(made.candidate()), "not-the-candidate");
        Refused.unless(referral.answer() == Referral.Answer.OPEN, "referral-not-open");
        return List.of(new ReferralAccepted(command.referral, made.referrer(), made.candidate(), command.effectiveOn));
    }

    static final class Handler {

        @CommandHandler
        void handle(
                AcceptReferral command,
                @InjectEntity(idProperty = "referral") Referral referral,
                EventAppender ledger) {
            ledger.append(decide(command, referral));
        }
    }
}
