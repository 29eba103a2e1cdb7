package org.guildbook.community;

import java.time.LocalDate;
import java.util.ArrayList;
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
import org.guildbook.decision.WholeCommand;
import org.guildbook.events.ChapterEvent.Basis;
import org.guildbook.events.ChapterEvent.OfficeAppointed;
import org.guildbook.events.ChapterEvent.Subject;
import org.guildbook.events.CommunityEvent.OwnershipTransferred;
import org.guildbook.events.LedgerEvent;
import org.guildbook.events.PrivacyEvent.PartyKind;
import org.guildbook.events.PrivacyEvent.PartyRegistered;
import org.guildbook.rules.Founding;
import org.guildbook.rules.Interval;
import org.guildbook.rules.OfficeRules;
import org.guildbook.rules.OfficeSeats;
import org.guildbook.rules.Offices;
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
 * The owner hands the community over to another owner, by a resolution of its board.
 *
 * @param office id of the new owner's office, which lasts three years
 * @param resolution about the person; needed once the founding phase is over
 */
public record TransferOwnership(
        PartyId newOwner, OfficeId office, @Nullable ResolutionId resolution, PartyId actor, LocalDate effectiveOn)
        implements Command {

    public Resolved.By resolved() {
        return new Resolved.By(resolution);
    }

    public OfficeSeats.Of seat() {
        return OfficeSeats.Of.one(Role.OWNER, Scope.COMMUNITY);
    }

    static List<LedgerEvent> decide(
            TransferOwnership command,
            State state,
            OfficeSeats seat,
            Heir heir,
            Resolved resolved,
            Founding founding,
            Offices actor,
            Today today) {
        LocalDate day = command.effectiveOn;
        actor.require(Set.of(Role.OWNER), Scope.COMMUNITY, day, today);
        boolean founders = founding.openOn(today.date());
        resolved.require(!founders, Resolved.BOARD, Subject.PERSONAL, Scope.COMMUNITY, day);
        Refused.when(
                command.newOwner.equals(PartyId.SYSTEM)
                        || command.newOwner.equals(command.actor)
                        || !(state.organisation || heir.standing.inGoodStanding(day)),
                "owner-not-eligible");
        Refused.when(state.idTaken, "id-already-used");
        LocalDate toExclusive = day.plusYears(FoundCommunity.OWNER_TERM_YEARS);
        Refused.when(heir.holdsIncompatible(Role.OWNER, new Interval(day, toExclusive)), "offices-incompatible");
        List<LedgerEvent> facts = new ArrayList<>();
        facts.add(new OwnershipTransferred(command.actor, command.newOwner, command.resolution, day));
        facts.addAll(seat.vacatedFrom(day));
        facts.add(new OfficeAppointed(
                command.office,
                Role.OWNER,
                Scope.COMMUNITY,
                command.newOwner,
                day,
                toExclusive,
                founders ? Basis.OPENING : Basis.DECISION,
                command.resolution,
                day));
        return List.copyOf(facts);
    }

    /** Who is to own the community. */
    record Heir(Standing standing, Offices offices) {

        boolean holdsIncompatible(Role role, Interval term) {
            return offices.held().stream()
                    .filter(held -> held.term().overlaps(term))
                    .anyMatch(held -> OfficeRules.incompatible(held.role(), role));
        }
    }

    /** Whether the id of the office is taken, and whether the new owner is an organisation. */
    @EventSourcedEntity
    record State(boolean idTaken, boolean organisation) {

        @EntityCreator
        State(@InjectEntityId TransferOwnership command) {
            this(false, false);
        }

        @EventCriteriaBuilder
        static EventCriteria boundary(TransferOwnership command) {
            return EventCriteria.either(
                    Boundary.facts(Tag.of("office", command.office), OfficeAppointed.class),
                    Boundary.facts(Tag.of("party", command.newOwner), PartyRegistered.class));
        }

        @EventSourcingHandler
        State on(OfficeAppointed appointed) {
            return new State(true, organisation);
        }

        @EventSourcingHandler
        State on(PartyRegistered registered) {
            return new State(idTaken, registered.kind() == PartyKind.ORGANISATION);
        }
    }

    static final class Handler {

        @CommandHandler
        void handle(
                TransferOwnership command,
                @InjectEntity(idResolver = WholeCommand.class) State state,
                @InjectEntity(idProperty = "seat") OfficeSeats seat,
                @InjectEntity(idProperty = "newOwner") Standing standing,
                @InjectEntity(idProperty = "newOwner") Offices offices,
                @InjectEntity(idProperty = "resolved") Resolved resolved,
                @InjectEntity(idResolver = ThisCommunity.class) Founding founding,
                @InjectEntity(idProperty = "actor") Offices actor,
                Today today,
                EventAppender ledger) {
            Heir heir = new Heir(standing, offices);
            ledger.append(decide(command, state, seat, heir, resolved, founding, actor, today));
        }
    }
}
