package org.guildbook.privacy;

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
import org.guildbook.events.PrivacyEvent.ConsentGiven;
import org.guildbook.events.PrivacyEvent.ConsentWithdrawn;
import org.guildbook.values.PartyId;
import org.guildbook.values.Tag;

/** A member takes an agreement back. */
public record WithdrawConsent(PartyId member, String purpose, LocalDate effectiveOn) implements Command {

    @Override
    public PartyId actor() {
        return member;
    }

    static List<LedgerEvent> decide(WithdrawConsent command, State state) {
        Refused.unless(state.given, "consent-not-given");
        return List.of(new ConsentWithdrawn(command.member, command.purpose, command.effectiveOn));
    }

    /** Whether the agreement holds. */
    @EventSourcedEntity
    record State(WithdrawConsent command, boolean given) {

        @EntityCreator
        State(@InjectEntityId WithdrawConsent command) {
            this(command, false);
        }

        @EventCriteriaBuilder
        static EventCriteria boundary(WithdrawConsent command) {
            return Boundary.facts(Tag.of("member", command.member), ConsentGiven.class, ConsentWithdrawn.class);
        }

        @EventSourcingHandler
        State on(ConsentGiven fact) {
            return after(fact.purpose(), true);
        }

        @EventSourcingHandler
        State on(ConsentWithdrawn fact) {
            return after(fact.purpose(), false);
        }

        private State after(String purpose, boolean agreed) {
            return purpose.equals(command.purpose) ? new State(command, agreed) : this;
        }
    }

    static final class Handler {

        @CommandHandler
        void handle(
                WithdrawConsent command,
                @InjectEntity(idResolver = WholeCommand.class) State state,
                EventAppender ledger) {
            ledger.append(decide(command, state));
        }
    }
}
