package org.guildbook.membership;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.axonframework.messaging.commandhandling.annotation.CommandHandler;
import org.axonframework.messaging.eventhandling.gateway.EventAppender;
import org.axonframework.modelling.annotation.InjectEntity;
import org.guildbook.decision.Command;
import org.guildbook.decision.Refused;
import org.guildbook.decision.Today;
import org.guildbook.events.LedgerEvent;
import org.guildbook.events.MembershipEvent.CandidateReferred;
import org.guildbook.events.MembershipEvent.ReferralStage;
import org.guildbook.events.MembershipEvent.ReferralStageReversed;
import org.guildbook.events.MembershipEvent.ReversalReason;
import org.guildbook.rules.Offices;
import org.guildbook.rules.Referral;
import org.guildbook.rules.Standing;
import org.guildbook.values.PartyId;
import org.guildbook.values.ReferralId;
import org.guildbook.values.Role;
import org.guildbook.values.Scope;
import org.jspecify.annotations.Nullable;

/**
 * A supervisor, or the system after a refund, takes back what a referral had reached, with all that was built on it.
 *
 * @param candidate who was referred; the chapter of this member is the supervisor's
 * @param stage the lowest that does not count any more
 */
public record ReverseReferralStage(
        ReferralId referral,
        PartyId candidate,
        ReferralStage stage,
        @Nullable ReversalReason reason,
        PartyId actor,
        LocalDate effectiveOn)
        implements Command {

    static List<LedgerEvent> decide(
            ReverseReferralStage command, Referral referral, Standing candidate, Offices actor, Today today) {
        CandidateReferred made = referral.requireMade();
        if (!made.candidate().equals(command.candidate)) {
            throw new Refused("unknown-reference").with("candidate", command.candidate);
        }
        Refused.when(
                command.actor.equals(made.referrer()) || command.actor.equals(made.candidate()), "reverser-involved");
        if (!command.actor.equals(PartyId.SYSTEM)) {
            Scope scope = candidate.chapter() == null ? Scope.COMMUNITY : Scope.chapter(candidate.chapter());
            actor.require(Set.of(Role.SUPERVISOR), scope, command.effectiveOn, today);
        }
        ReversalReason reason = command.reason;
        if (reason == null) {
            throw new Refused("reason-missing");
        }
        Refused.unless(referral.counted().contains(command.stage), "stage-not-reached");
        return referral.counted().stream()
                .filter(stage -> stage.compareTo(command.stage) >= 0)
                .sorted(Comparator.reverseOrder())
                .<LedgerEvent>map(stage -> new ReferralStageReversed(
                        command.referral, made.referrer(), made.candidate(), stage, reason, command.effectiveOn))
                .toList();
    }

    static final class Handler {

        @CommandHandler
        void handle(
                ReverseReferralStage command,
                @InjectEntity(idProperty = "referral") Referral referral,
                @InjectEntity(idProperty = "candidate") Standing candidate,
                @InjectEntity(idProperty = "actor") Offices actor,
                Today today,
                EventAppender ledger) {
            ledger.append(decide(command, referral, candidate, actor, today));
        }
    }
}
