package org.guildbook.membership;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
import org.guildbook.events.CommunityEvent.RelationKind;
import org.guildbook.events.LedgerEvent;
import org.guildbook.events.MembershipEvent.CandidateReferred;
import org.guildbook.events.MembershipEvent.ReferralDeclined;
import org.guildbook.events.MembershipEvent.ReferralStageReached;
import org.guildbook.events.MembershipEvent.ReferralWithdrawn;
import org.guildbook.rules.MembershipPolicy;
import org.guildbook.rules.Standing;
import org.guildbook.values.PartyId;
import org.guildbook.values.Quarter;
import org.guildbook.values.ReferralId;
import org.guildbook.values.Tag;

/** A member vouches for somebody who might join. */
public record ReferCandidate(
        ReferralId referral, PartyId referrer, PartyId candidate, RelationKind relationKind, LocalDate effectiveOn)
        implements Command {

    @Override
    public PartyId actor() {
        return referrer;
    }

    static List<LedgerEvent> decide(ReferCandidate command, State state, Standing referrer, Standing candidate) {
        Refused.when(command.referrer.equals(command.candidate), "self-referral");
        Refused.unless(referrer.inGoodStanding(command.effectiveOn), "referrer-not-in-good-standing");
        Quarter last = Quarter.of(command.effectiveOn).plus(-1);
        Refused.when(
                referrer.history().completedQuarters(last).size() < MembershipPolicy.REFERRER_MIN_QUARTERS,
                "referrer-too-new");
        Refused.unless(candidate.history().cooledOn(command.effectiveOn), "candidate-recently-member");
        Refused.when(state.idUsed, "id-already-used");
        Refused.when(state.open.containsValue(command.candidate), "already-referred");
        if (state.open.size() >= MembershipPolicy.OPEN_REFERRALS_MAX) {
            throw new Refused("too-many-open-referrals").with("max", MembershipPolicy.OPEN_REFERRALS_MAX);
        }
        return List.of(new CandidateReferred(
                command.referral, command.referrer, command.candidate, command.relationKind, command.effectiveOn));
    }

    /** The referrals of the referrer that are neither credited nor refused, with their candidates. */
    @EventSourcedEntity
    record State(ReferCandidate command, Map<ReferralId, PartyId> open, boolean idUsed) {

        @EntityCreator
        State(@InjectEntityId ReferCandidate command) {
            this(command, Map.of(), false);
        }

        @EventCriteriaBuilder
        static EventCriteria boundary(ReferCandidate command) {
            return EventCriteria.either(
                    Boundary.facts(
                            Tag.of("referrer", command.referrer),
                            CandidateReferred.class,
                            ReferralDeclined.class,
                            ReferralWithdrawn.class,
                            ReferralStageReached.class),
                    Boundary.facts(Tag.of("referral", command.referral), CandidateReferred.class));
        }

        @EventSourcingHandler
        State on(CandidateReferred fact) {
            Map<ReferralId, PartyId> after = new HashMap<>(open);
            if (fact.referrer().equals(command.referrer)) {
                after.put(fact.referral(), fact.candidate());
            }
            return new State(
                    command, Map.copyOf(after), idUsed || fact.referral().equals(command.referral));
        }

        @EventSourcingHandler
        State on(ReferralDeclined fact) {
            return without(fact.referral());
        }

        @EventSourcingHandler
        State on(ReferralWithdrawn fact) {
            return without(fact.referral());
        }

        @EventSourcingHandler
        State on(ReferralStageReached fact) {
            return without(fact.referral());
        }

        private State without(ReferralId referral) {
            Map<ReferralId, PartyId> after = new HashMap<>(open);
            after.remove(referral);
            return new State(command, Map.copyOf(after), idUsed);
        }
    }

    static final class Handler {

        @CommandHandler
        void handle(
                ReferCandidate command,
                @InjectEntity(idResolver = WholeCommand.class) State state,
                @InjectEntity(idProperty = "referrer") Standing referrer,
                @InjectEntity(idProperty = "candidate") Standing candidate,
                EventAppender ledger) {
            ledger.append(decide(command, state, referrer, candidate));
        }
    }
}
