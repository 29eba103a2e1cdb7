package org.guildbook.axon;

import java.time.LocalDate;
import java.util.List;
import java.util.function.Consumer;
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
import org.guildbook.decision.WholeCommand;
import org.guildbook.events.LedgerEvent;
import org.guildbook.events.MembershipEvent.CandidateReferred;
import org.guildbook.values.PartyId;
import org.guildbook.values.Tag;

/** Tells how many referrals of a candidate the decision saw, and then records one more. */
record CountReferrals(PartyId candidate, LocalDate effectiveOn, Consumer<Integer> seen, LedgerEvent next)
        implements Command {

    @Override
    public PartyId actor() {
        return PartyId.SYSTEM;
    }

    @EventSourcedEntity
    record State(int referrals) {

        @EntityCreator
        State(@InjectEntityId CountReferrals command) {
            this(0);
        }

        @EventCriteriaBuilder
        static EventCriteria boundary(CountReferrals command) {
            return Boundary.facts(Tag.of("candidate", command.candidate), CandidateReferred.class);
        }

        @EventSourcingHandler
        State on(CandidateReferred referred) {
            return new State(referrals + 1);
        }
    }

    static final class Handler {

        @CommandHandler
        void handle(
                CountReferrals command,
                @InjectEntity(idResolver = WholeCommand.class) State state,
                EventAppender ledger) {
            command.seen.accept(state.referrals);
            ledger.append(List.of(command.next));
        }
    }
}
