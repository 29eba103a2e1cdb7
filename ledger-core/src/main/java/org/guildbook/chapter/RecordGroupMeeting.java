package org.guildbook.chapter;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
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
import org.guildbook.events.ChapterEvent.GroupMeetingHeld;
import org.guildbook.events.ChapterEvent.SmallGroupJoined;
import org.guildbook.events.ChapterEvent.SmallGroupLeft;
import org.guildbook.events.LedgerEvent;
import org.guildbook.rules.Interval;
import org.guildbook.rules.Offices;
import org.guildbook.rules.SmallGroup;
import org.guildbook.values.GroupId;
import org.guildbook.values.PartyId;
import org.guildbook.values.Role;
import org.guildbook.values.Scope;
import org.guildbook.values.Tag;

/**
 * The leader of a small group records that it met, once for each month, and who was there; never what was said.
 *
 * @param attendees who was there, each with a seat in the group on that day
 */
public record RecordGroupMeeting(GroupId group, List<PartyId> attendees, PartyId actor, LocalDate effectiveOn)
        implements Command {

    public RecordGroupMeeting {
        attendees = List.copyOf(new LinkedHashSet<>(attendees));
    }

    static List<LedgerEvent> decide(
            RecordGroupMeeting command, State state, SmallGroup group, Offices actor, Today today) {
        group.require();
        Refused.unless(
                actor.authorise(Set.of(Role.GROUP_LEADER), Scope.group(command.group), command.effectiveOn, today),
                "not-a-group-leader");
        Refused.when(group.endedBy(command.effectiveOn), "group-dissolved");
        Refused.unless(command.attendees.stream().allMatch(state::isSeated), "attendee-not-in-group");
        YearMonth month = YearMonth.from(command.effectiveOn);
        if (state.months.contains(month)) {
            throw new Refused("meeting-already-recorded").with("month", month);
        }
        return List.of(
                new GroupMeetingHeld(command.group, month, command.actor, command.attendees, command.effectiveOn));
    }

    /** Who sat in the group when, as far as the last seat of each tells, and the months it met in. */
    @EventSourcedEntity
    record State(RecordGroupMeeting command, Map<PartyId, Interval> seats, Set<YearMonth> months) {

        @EntityCreator
        State(@InjectEntityId RecordGroupMeeting command) {
            this(command, Map.of(), Set.of());
        }

        @EventCriteriaBuilder
        static EventCriteria boundary(RecordGroupMeeting command) {
            return Boundary.facts(
                    Tag.of("group", command.group),
                    SmallGroupJoined.class,
                    SmallGroupLeft.class,
                    GroupMeetingHeld.class);
        }

        @EventSourcingHandler
        State on(SmallGroupJoined joined) {
            return with(joined.member(), new Interval(joined.effectiveOn(), null));
        }

        @EventSourcingHandler
        State on(SmallGroupLeft left) {
            Interval seat = seats.getOrDefault(left.member(), new Interval(left.effectiveOn(), null));
            return with(left.member(), seat.endedOn(left.effectiveOn()));
        }

        @EventSourcingHandler
        State on(GroupMeetingHeld held) {
            Set<YearMonth> after = new HashSet<>(months);
            after.add(held.month());
            return new State(command, seats, Set.copyOf(after));
        }

        private State with(PartyId member, Interval seat) {
            Map<PartyId, Interval> after = new HashMap<>(seats);
            after.put(member, seat);
            return new State(command, Map.copyOf(after), months);
        }

        boolean isSeated(PartyId attendee) {
            Interval seat = seats.get(attendee);
            return seat != null && seat.contains(command.effectiveOn);
        }
    }

    static final class Handler {

        @CommandHandler
        void handle(
                RecordGroupMeeting command,
                @InjectEntity(idResolver = WholeCommand.class) State state,
                @InjectEntity(idProperty = "group") SmallGroup group,
                @InjectEntity(idProperty = "actor") Offices actor,
                Today today,
                EventAppender ledger) {
            ledger.append(decide(command, state, group, actor, today));
        }
    }
}
