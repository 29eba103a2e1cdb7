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
import org.guildbook.events.MembershipEvent.ReferralAccepted;
import org.guildbook.values.PartyId;
import org.guildbook.values.ReferralId;
import org.guildbook.values.Tag;
import org.jspecify.annotations.Nullable;

/** A candidate lets a referral count. */
public record AcceptReferral(ReferralId referral, PartyId candidate, LocalDate effectiveOn) implements Command {

    @Override
    public PartyId actor() {
        return candidate;
    }

    static List<LedgerEvent> decide(AcceptReferral command, State state) {
        CandidateReferred made = state.made;
        if (made == null) {
            throw new Refused("unknown-reference").with("referral", command.referral);
        }
        Refused.unless(command.candidate.equals(made.candidate()), "not-the-candidate");
        Refused.when(state.accepted, "referral-not-open");
        return List.of(new ReferralAccepted(command.referral, made.referrer(), made.candidate(), command.effectiveOn));
    }

    @EventSourcedEntity
    record State(@Nullable CandidateReferred made, boolean accepted) {

        @EntityCreator
        State(@InjectEntityId AcceptReferral command) {
            this(null, false);
        }

        @EventCriteriaBuilder
        static EventCriteria boundary(AcceptReferral command) {
            return Boundary.facts(
                    Tag.of("referral", command.referral), CandidateReferred.class, ReferralAccepted.class);
        }

        @EventSourcingHandler
        State on(CandidateReferred fact) {
            return new State(fact, accepted);
        }

        @EventSourcingHandler
        State on(ReferralAccepted fact) {
            return new State(made, true);
        }
    }

    static final class Handler {

        @CommandHandler
        void handle(
                AcceptReferral command,
                @InjectEntity(idResolver = WholeCommand.class) State state,
                EventAppender ledger) {
            ledger.append(decide(command, state));
        }
    }
}
