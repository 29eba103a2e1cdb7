package org.guildbook.chapter;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
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
import org.guildbook.decision.Today;
import org.guildbook.decision.WholeCommand;
import org.guildbook.events.ChapterEvent.OfficeAppointed;
import org.guildbook.events.ChapterEvent.OfficeVacated;
import org.guildbook.events.LedgerEvent;
import org.guildbook.rules.Offices;
import org.guildbook.values.OfficeId;
import org.guildbook.values.PartyId;
import org.guildbook.values.Role;
import org.guildbook.values.Scope;
import org.guildbook.values.Tag;
import org.jspecify.annotations.Nullable;

/** A holder gives up an office, or whoever appoints to it takes it back. */
public record VacateOffice(OfficeId office, PartyId actor, LocalDate effectiveOn) implements Command {

    static List<LedgerEvent> decide(VacateOffice command, State state, Offices actor, Today today) {
        OfficeAppointed appointed = state.appointed;
        if (appointed == null) {
            throw new Refused("unknown-reference").with("office", command.office);
        }
        Refused.unless(mayVacate(command, appointed, actor, today), "not-authorised");
        Refused.when(
                state.vacated
                        || command.effectiveOn.isBefore(appointed.from())
                        || !command.effectiveOn.isBefore(appointed.toExclusive()),
                "office-not-held");
        return List.of(new OfficeVacated(
                command.office, appointed.role(), appointed.scope(), appointed.officeHolder(), command.effectiveOn));
    }

    private static boolean mayVacate(VacateOffice command, OfficeAppointed appointed, Offices actor, Today today) {
        return command.actor.equals(appointed.officeHolder())
                || command.actor.equals(PartyId.SYSTEM)
                || actor.authorise(Set.of(Role.OWNER), Scope.COMMUNITY, command.effectiveOn, today)
                || actor.authorise(Set.of(Role.CHAPTER_LEAD), appointed.scope(), command.effectiveOn, today);
    }

    @EventSourcedEntity
    record State(@Nullable OfficeAppointed appointed, boolean vacated) {

        @EntityCreator
        State(@InjectEntityId VacateOffice command) {
            this(null, false);
        }

        @EventCriteriaBuilder
        static EventCriteria boundary(VacateOffice command) {
            return Boundary.facts(Tag.of("office", command.office), OfficeAppointed.class, OfficeVacated.class);
        }

        @EventSourcingHandler
        State on(OfficeAppointed fact) {
            return new State(fact, vacated);
        }

        @EventSourcingHandler
        State on(OfficeVacated fact) {
            return new State(appointed, true);
        }
    }

    static final class Handler {

        @CommandHandler
        void handle(
                VacateOffice command,
                @InjectEntity(idResolver = WholeCommand.class) State state,
                @InjectEntity(idProperty = "actor") Offices actor,
                Today today,
                EventAppender ledger) {
            ledger.append(decide(command, state, actor, today));
        }
    }
}
