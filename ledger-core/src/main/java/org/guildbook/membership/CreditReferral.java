package org.guildbook.membership;

import java.time.LocalDate;
import java.util.List;
import org.axonframework.eventsourcing.annotation.EventCriteriaBuilder;
import org.axonframework.eventsourcing.annotation.EventSourcedEntity;
import org.axonframework.eventsourcing.annotation.EventSourcingHandler;
import org.axonframework.eventsourcing.annotation.reflection.EntityCreator;
import org.axonframework.eventsourcing.annotation.reflection.InjectEntityId;
import org.axonframework.messaging.commandhandling.annotation.CommandHandler;
import org.axonframework.messaging.eventhandling.gateway.EventAppender;
import org.axonframework.messaging.eventstreaming.EventCriteria;
import org.axonframework.modelling.annotation.InjectEntity;
import org.guildbook.decision.Boundary;
import org.guildbook.decision.Command;
import org.guildbook.decision.Refused;
import org.guildbook.decision.WholeCommand;
import org.guildbook.events.LedgerEvent;
import org.guildbook.events.MembershipEvent.CandidateReferred;
import org.guildbook.events.MembershipEvent.ReferralStage;
import org.guildbook.events.MembershipEvent.ReferralStageReached;
import org.guildbook.events.MembershipEvent.TermBasis;
import org.guildbook.events.MembershipEvent.TermStarted;
import org.guildbook.rules.MembershipPolicy;
import org.guildbook.rules.Referral;
import org.guildbook.rules.Standing;
import org.guildbook.values.PartyId;
import org.guildbook.values.ReferralId;
import org.guildbook.values.Tag;
import org.jspecify.annotations.Nullable;

/**
 * The system credits a referrer: the referee has settled in, or has renewed for the first time.
 *
 * <p>Settled means the first dues are settled and 90 days of membership have passed. Attendance is not on the ledger, so
 * the two activities that the rules of membership ask for besides are not asked for here. The stage of the admission
 * comes with the admission and never by this command.
 */
public record CreditReferral(ReferralId referral, PartyId candidate, ReferralStage stage, LocalDate effectiveOn)
        implements Command {

    @Override
    public PartyId actor() {
        return PartyId.SYSTEM;
    }

    static List<LedgerEvent> decide(CreditReferral command, Referral referral, Terms terms, Standing candidate) {
        CandidateReferred made = referral.requireMade();
        if (!made.candidate().equals(command.candidate)) {
            throw new Refused("unknown-reference").with("candidate", command.candidate);
        }
        Refused.when(referral.reached().contains(command.stage), "referral-already-credited");
        boolean earned = switch (command.stage) {
            case ADMITTED -> false;
            case SETTLED -> follows(ReferralStage.ADMITTED, referral) && settled(command, terms, candidate);
            case RENEWED -> follows(ReferralStage.SETTLED, referral) && renewed(command, terms);
        };
        Refused.unless(earned, "stage-not-earned");
        return List.of(new ReferralStageReached(
                command.referral, made.referrer(), command.candidate, command.stage, command.effectiveOn));
    }

    private static boolean follows(ReferralStage before, Referral referral) {
        Refused.unless(referral.counted().contains(before), "referral-stage-out-of-order");
        return true;
    }

    private static boolean settled(CreditReferral command, Terms terms, Standing candidate) {
        if (terms.first == null) {
            return false;
        }
        LocalDate settledOn = settledOn(terms.first);
        return !command.effectiveOn.isBefore(settledOn)
                && candidate.statusOn(settledOn.minusDays(1)).belongs();
    }

    /** The day on which a member whose first term this is has been one for 90 days. */
    static LocalDate settledOn(TermStarted first) {
        return first.from().plusDays(MembershipPolicy.SETTLED_AFTER_DAYS);
    }

    private static boolean renewed(CreditReferral command, Terms terms) {
        return terms.renewal != null && !command.effectiveOn.isBefore(terms.renewal.effectiveOn());
    }

    /**
     * The terms of the candidate after the admission that the referral was credited for.
     *
     * @param first absent until the first dues are settled
     * @param renewal the first renewal; absent until then
     */
    @EventSourcedEntity
    record Terms(
            boolean credited,
            @Nullable TermStarted first,
            @Nullable TermStarted renewal) {

        @EntityCreator
        Terms(@InjectEntityId CreditReferral command) {
            this(false, null, null);
        }

        @EventCriteriaBuilder
        static EventCriteria boundary(CreditReferral command) {
            return EventCriteria.either(
                    Boundary.facts(Tag.of("referral", command.referral), ReferralStageReached.class),
                    Boundary.facts(Tag.of("member", command.candidate), TermStarted.class));
        }

        @EventSourcingHandler
        Terms on(ReferralStageReached reached) {
            return new Terms(true, first, renewal);
        }

        @EventSourcingHandler
        Terms on(TermStarted term) {
            if (!credited) {
                return this;
            }
            boolean isRenewal = term.basis() == TermBasis.RENEWAL;
            return new Terms(
                    true, first == null && !isRenewal ? term : first, renewal == null && isRenewal ? term : renewal);
        }
    }

    static final class Handler {

        @CommandHandler
        void handle(
                CreditReferral command,
                @InjectEntity(idProperty = "referral") Referral referral,
                @InjectEntity(idResolver = WholeCommand.class) Terms terms,
                @InjectEntity(idProperty = "candidate") Standing candidate,
                EventAppender ledger) {
            ledger.append(decide(command, referral, terms, candidate));
        }
    }
}
