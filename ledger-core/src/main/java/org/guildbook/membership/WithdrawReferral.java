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
import org.guildbook.events.MembershipEvent.ReferralWithdrawn;
import org.guildbook.rules.Referral;
import org.guildbook.values.PartyId;
import org.guildbook.values.ReferralId;

/**
 * A referrer does not vouch for the candidate any more.
 *
 * <p>An accepted referral may still be taken back until it is credited: otherwise candidates who were never admitted
 * would fill the open referrals of their referrer for good.
 */
public record WithdrawReferral(ReferralId referral, PartyId referrer, LocalDate effectiveOn) implements Command {

    @Override
    public PartyId actor() {
        return referrer;
    }

    static List<LedgerEvent> decide(WithdrawReferral command, Referral referral) {
        CandidateReferred made = referral.requireMade();
        Refused.unless(command.referrer.equals(made.referrer()), "not-authorised");
        Refused.unless(referral.reached().isEmpty(), "referral-already-credited");
        Refused.unless(
                referral.answer() == Referral.Answer.OPEN || referral.answer() == Referral.Answer.ACCEPTED,
                "referral-not-open");
        return List.of(new ReferralWithdrawn(command.referral, made.referrer(), made.candidate(), command.effectiveOn));
    }

    static final class Handler {

        @CommandHandler
        void handle(
                WithdrawReferral command,
                @InjectEntity(idProperty = "referral") Referral referral,
                EventAppender ledger) {
            ledger.append(decide(command, referral));
        }
    }
}
