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
import org.guildbook.decision.ThisCommunity;
import org.guildbook.decision.Today;
import org.guildbook.events.ChapterEvent.Basis;
import org.guildbook.events.ChapterEvent.OfficeAppointed;
import org.guildbook.events.ChapterEvent.Subject;
import org.guildbook.events.LedgerEvent;
import org.guildbook.rules.Founding;
import org.guildbook.rules.Interval;
import org.guildbook.rules.OfficeRules;
import org.guildbook.rules.OfficeSeats;
import org.guildbook.rules.Offices;
import org.guildbook.rules.Place;
import org.guildbook.rules.Resolved;
import org.guildbook.rules.Standing;
import org.guildbook.values.OfficeId;
import org.guildbook.values.PartyId;
import org.guildbook.values.ResolutionId;
import org.guildbook.values.Role;
import org.guildbook.values.Scope;
import org.guildbook.values.Tag;
import org.jspecify.annotations.Nullable;

/**
 * Somebody takes an office, from the day of the appointment for at most three years.
 *
 * @param resolution of the board about the person; needed by the lead of a chapter once the founding phase is over
 */
public record AppointToOffice(
        OfficeId office,
        Role role,
        Scope scope,
        PartyId officeHolder,
        LocalDate toExclusive,
        @Nullable ResolutionId resolution,
        PartyId actor,
        LocalDate effectiveOn)
        implements Command {

    public OfficeSeats.Of seat() {
        return OfficeSeats.Of.one(role, scope);
    }

    public Resolved.By resolved() {
        return new Resolved.By(resolution);
    }

    static List<LedgerEvent> decide(
            AppointToOffice command,
            State state,
            Place place,
            OfficeSeats seats,
            Founding founding,
            Standing standing,
            Offices holder,
            Resolved resolved,
            Offices actor,
            Today today) {
        boolean founders = founding.openOn(today.date());
        Scope reach = place.requireReach();
        boolean owner = actor.authorise(Set.of(Role.OWNER), Scope.COMMUNITY, command.effectiveOn, today);
        if (!owner) {
            actor.require(Set.of(Role.CHAPTER_LEAD), reach, command.effectiveOn, today);
        }
        resolved.require(!owner && !founders, Resolved.BOARD, Subject.PERSONAL, reach, command.effectiveOn);
        Refused.unless(OfficeRules.scopesOf(command.role).contains(command.scope.kind()), "office-scope-unfit");
        Refused.when(state.idTaken, "id-already-used");
        Interval term = new Interval(command.effectiveOn, command.toExclusive);
        Refused.unless(command.effectiveOn.isBefore(command.toExclusive), "office-term-empty");
        Refused.when(
                command.toExclusive.isAfter(command.effectiveOn.plusYears(OfficeRules.TERM_YEARS_MAX)),
                "office-term-too-long");
        Refused.when(
                command.officeHolder.equals(PartyId.SYSTEM)
                        || (OfficeRules.isForMembers(command.role) && !standing.inGoodStanding(command.effectiveOn)),
                "office-holder-not-eligible");
        Refused.when(
                holder.held().stream()
                        .filter(held -> held.term().overlaps(term))
                        .anyMatch(held -> OfficeRules.incompatible(held.role(), command.role)),
                "offices-incompatible");
        Refused.when(
                seats.seats().stream()
                        .filter(seat -> OfficeRules.hasSingleSeat(command.role)
                                || seat.appointed().officeHolder().equals(command.officeHolder))
                        .anyMatch(seat -> seat.term().overlaps(term)),
                "office-already-held");
        return List.of(new OfficeAppointed(
                command.office,
                command.role,
                command.scope,
                command.officeHolder,
                command.effectiveOn,
                command.toExclusive,
                founders ? Basis.OPENING : Basis.DECISION,
                command.resolution,
                command.effectiveOn));
    }

    /** Whether the id of the office is taken. */
    @EventSourcedEntity
    record State(boolean idTaken) {

        @EntityCreator
        State(@InjectEntityId OfficeId office) {
            this(false);
        }

        @EventCriteriaBuilder
        static EventCriteria boundary(OfficeId office) {
            return Boundary.facts(Tag.of("office", office), OfficeAppointed.class);
        }

        @EventSourcingHandler
        State on(OfficeAppointed fact) {
            return new State(true);
        }
    }

    static final class Handler {

        @CommandHandler
        void handle(
                AppointToOffice command,
                @InjectEntity(idProperty = "office") State state,
                @InjectEntity(idProperty = "scope") Place place,
                @InjectEntity(idProperty = "seat") OfficeSeats seats,
                @InjectEntity(idResolver = ThisCommunity.class) Founding founding,
                @InjectEntity(idProperty = "officeHolder") Standing standing,
                @InjectEntity(idProperty = "officeHolder") Offices holder,
                @InjectEntity(idProperty = "resolved") Resolved resolved,
                @InjectEntity(idProperty = "actor") Offices actor,
                Today today,
                EventAppender ledger) {
            ledger.append(decide(command, state, place, seats, founding, standing, holder, resolved, actor, today));
        }
    }
}
