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
import org.guildbook.events.ChapterEvent.SmallGroupFormed;
import org.guildbook.events.ChapterEvent.SmallGroupJoined;
import org.guildbook.events.LedgerEvent;
import org.guildbook.rules.GroupSeat;
import org.guildbook.rules.Offices;
import org.guildbook.rules.Standing;
import org.guildbook.values.GroupId;
import org.guildbook.values.PartyId;
import org.guildbook.values.Role;
import org.guildbook.values.Scope;
import org.guildbook.values.Tag;
import org.jspecify.annotations.Nullable;

/** A member takes a seat in a small group of the own chapter. */
public record JoinSmallGroup(GroupId group, PartyId member, PartyId actor, LocalDate effectiveOn) implements Command {

    static List<LedgerEvent> decide(
            JoinSmallGroup command, State state, Standing member, GroupSeat seat, Offices actor, Today today) {
        SmallGroupFormed formed = state.formed;
        if (formed == null) {
            throw new Refused("unknown-reference").with("group", command.group);
        }
        Refused.unless(
                actor.authorise(Set.of(Role.CHAPTER_LEAD), Scope.chapter(formed.chapter()), command.effectiveOn, today)
                        || actor.authorise(
                                Set.of(Role.GROUP_LEADER), Scope.group(command.group), command.effectiveOn, today),
                "not-authorised");
        Refused.unless(member.inGoodStanding(command.effectiveOn), "member-not-in-good-standing");
        Refused.unless(formed.chapter().equals(member.chapter()), "not-in-this-chapter");
        Refused.when(seat.taken(), "already-in-a-group");
        if (state.seatsTaken >= formed.capacity()) {
            throw new Refused("group-full").with("capacity", formed.capacity());
        }
        return List.of(new SmallGroupJoined(command.group, command.member, command.effectiveOn));
    }

    @EventSourcedEntity
    record State(@Nullable SmallGroupFormed formed, int seatsTaken) {

        @EntityCreator
        State(@InjectEntityId JoinSmallGroup command) {
            this(null, 0);
        }

        @EventCriteriaBuilder
        static EventCriteria boundary(JoinSmallGroup command) {
            return Boundary.facts(Tag.of("group", command.group), SmallGroupFormed.class, SmallGroupJoined.class);
        }

        @EventSourcingHandler
        State on(SmallGroupFormed fact) {
            return new State(fact, seatsTaken);
        }

        @EventSourcingHandler
        State on(SmallGroupJoined fact) {
            return new State(formed, seatsTaken + 1);
        }
    }

    static final class Handler {

        @CommandHandler
        void handle(
                JoinSmallGroup command,
                @InjectEntity(idResolver = WholeCommand.class) State state,
                @InjectEntity(idProperty = "member") Standing member,
                @InjectEntity(idProperty = "member") GroupSeat seat,
                @InjectEntity(idProperty = "actor") Offices actor,
                Today today,
                EventAppender ledger) {
            ledger.append(decide(command, state, member, seat, actor, today));
        }
    }
}
