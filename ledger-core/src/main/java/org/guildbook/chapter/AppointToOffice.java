package org.guildbook.chapter;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
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
import org.guildbook.decision.WholeCommand;
import org.guildbook.events.ChapterEvent.Basis;
import org.guildbook.events.ChapterEvent.ChapterFounded;
import org.guildbook.events.ChapterEvent.OfficeAppointed;
import org.guildbook.events.ChapterEvent.OfficeVacated;
import org.guildbook.events.ChapterEvent.SmallGroupFormed;
import org.guildbook.events.LedgerEvent;
import org.guildbook.events.Tags;
import org.guildbook.rules.Founding;
import org.guildbook.rules.Interval;
import org.guildbook.rules.OfficeRules;
import org.guildbook.rules.Offices;
import org.guildbook.rules.Standing;
import org.guildbook.values.OfficeId;
import org.guildbook.values.PartyId;
import org.guildbook.values.Role;
import org.guildbook.values.Scope;
import org.guildbook.values.Tag;
import org.jspecify.annotations.Nullable;

/** Somebody takes an office, from the day of the appointment for at most three years. */
public record AppointToOffice(
        OfficeId office,
        Role role,
        Scope scope,
        PartyId officeHolder,
        LocalDate toExclusive,
        PartyId actor,
        LocalDate effectiveOn)
        implements Command {

    static List<LedgerEvent> decide(
            AppointToOffice command,
            State state,
            Founding founding,
            Standing standing,
            Offices holder,
            Offices actor,
            Today today) {
        boolean founders = founding.openOn(today.date());
        Scope reach = state.reach();
        requireAuthority(command, reach, founders, actor, today);
        Refused.unless(OfficeRules.scopesOf(command.role).contains(command.scope.kind()), "office-scope-unfit");
        Refused.when(state.seats.stream().anyMatch(seat -> seat.office.equals(command.office)), "id-already-used");
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
                state.seats.stream()
                        .filter(seat ->
                                OfficeRules.hasSingleSeat(command.role) || seat.holder.equals(command.officeHolder))
                        .anyMatch(seat -> seat.term.overlaps(term)),
                "office-already-held");
        return List.of(new OfficeAppointed(
                command.office,
                command.role,
                command.scope,
                command.officeHolder,
                command.effectiveOn,
                command.toExclusive,
                founders ? Basis.OPENING : Basis.DECISION,
                null,
                command.effectiveOn));
    }

    /** The owner appoints; in the founding phase the chapter's lead too, afterwards by a resolution of the board. */
    private static void requireAuthority(
            AppointToOffice command, Scope reach, boolean founders, Offices actor, Today today) {
        if (actor.authorise(Set.of(Role.OWNER), Scope.COMMUNITY, command.effectiveOn, today)) {
            return;
        }
        actor.require(Set.of(Role.CHAPTER_LEAD), reach, command.effectiveOn, today);
        Refused.unless(founders, "resolution-missing");
    }

    /**
     * The seat, and the chapter or group it belongs to.
     *
     * @param leadScope whose lead may appoint: the chapter, also that of a group; absent while it is unknown
     */
    @EventSourcedEntity
    record State(AppointToOffice command, @Nullable Scope leadScope, List<Seat> seats) {

        record Seat(OfficeId office, PartyId holder, Interval term) {}

        @EntityCreator
        State(@InjectEntityId AppointToOffice command) {
            this(command, command.scope.kind() == Scope.Kind.COMMUNITY ? Scope.COMMUNITY : null, List.of());
        }

        @EventCriteriaBuilder
        static EventCriteria boundary(AppointToOffice command) {
            EventCriteria seat = EventCriteria.either(
                    Boundary.facts(
                            Tags.officeSeat(command.role, command.scope), OfficeAppointed.class, OfficeVacated.class),
                    Boundary.facts(Tag.of("office", command.office), OfficeAppointed.class, OfficeVacated.class));
            UUID of = command.scope.of();
            return of == null
                    ? seat
                    : EventCriteria.either(
                            seat,
                            Boundary.facts(new Tag("chapter", of.toString()), ChapterFounded.class),
                            Boundary.facts(new Tag("group", of.toString()), SmallGroupFormed.class));
        }

        @EventSourcingHandler
        State on(ChapterFounded fact) {
            return new State(command, command.scope, seats);
        }

        @EventSourcingHandler
        State on(SmallGroupFormed fact) {
            return new State(command, Scope.chapter(fact.chapter()), seats);
        }

        @EventSourcingHandler
        State on(OfficeAppointed fact) {
            List<Seat> after = new ArrayList<>(seats);
            after.add(new Seat(fact.office(), fact.officeHolder(), new Interval(fact.from(), fact.toExclusive())));
            return new State(command, leadScope, List.copyOf(after));
        }

        @EventSourcingHandler
        State on(OfficeVacated fact) {
            return new State(
                    command,
                    leadScope,
                    seats.stream()
                            .map(seat -> seat.office.equals(fact.office())
                                    ? new Seat(seat.office, seat.holder, seat.term.endedOn(fact.effectiveOn()))
                                    : seat)
                            .toList());
        }

        /** Refused as {@code unknown-reference} where there is no such chapter or group. */
        Scope reach() {
            if (leadScope == null) {
                throw new Refused("unknown-reference").with("scope", command.scope);
            }
            return leadScope;
        }
    }

    static final class Handler {

        @CommandHandler
        void handle(
                AppointToOffice command,
                @InjectEntity(idResolver = WholeCommand.class) State state,
                @InjectEntity(idResolver = ThisCommunity.class) Founding founding,
                @InjectEntity(idProperty = "officeHolder") Standing standing,
                @InjectEntity(idProperty = "officeHolder") Offices holder,
                @InjectEntity(idProperty = "actor") Offices actor,
                Today today,
                EventAppender ledger) {
            ledger.append(decide(command, state, founding, standing, holder, actor, today));
        }
    }
}
