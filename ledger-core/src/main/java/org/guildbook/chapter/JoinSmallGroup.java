package org.guildbook.chapter;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.axonframework.messaging.commandhandling.annotation.CommandHandler;
import org.axonframework.messaging.eventhandling.gateway.EventAppender;
import org.axonframework.modelling.annotation.InjectEntity;
import org.guildbook.decision.Command;
import org.guildbook.decision.Refused;
import org.guildbook.decision.Today;
import org.guildbook.events.ChapterEvent.SmallGroupFormed;
import org.guildbook.events.ChapterEvent.SmallGroupJoined;
import org.guildbook.events.LedgerEvent;
import org.guildbook.rules.GroupSeat;
import org.guildbook.rules.Offices;
import org.guildbook.rules.SmallGroup;
import org.guildbook.rules.Standing;
import org.guildbook.values.GroupId;
import org.guildbook.values.PartyId;
import org.guildbook.values.Role;
import org.guildbook.values.Scope;

/** A member takes a seat in a small group of the own chapter. */
public record JoinSmallGroup(GroupId group, PartyId member, PartyId actor, LocalDate effectiveOn) implements Command {

    static List<LedgerEvent> decide(
            JoinSmallGroup command, SmallGroup group, Standing member, GroupSeat seat, Offices actor, Today today) {
        SmallGroupFormed formed = group.requireOpen();
        Refused.unless(
                actor.authorise(Set.of(Role.CHAPTER_LEAD), Scope.chapter(formed.chapter()), command.effectiveOn, today)
                        || actor.authorise(
                                Set.of(Role.GROUP_LEADER), Scope.group(command.group), command.effectiveOn, today),
                "not-authorised");
        Refused.unless(member.inGoodStanding(command.effectiveOn), "member-not-in-good-standing");
        Refused.unless(formed.chapter().equals(member.chapter()), "not-in-this-chapter");
        Refused.when(seat.taken(), "already-in-a-group");
        if (group.members().size() >= formed.capacity()) {
            throw new Refused("group-full").with("capacity", formed.capacity());
        }
        return List.of(new SmallGroupJoined(command.group, command.member, command.effectiveOn));
    }

    static final class Handler {

        @CommandHandler
        void handle(
                JoinSmallGroup command,
                @InjectEntity(idProperty = "group") SmallGroup group,
                @InjectEntity(idProperty = "member") Standing member,
                @InjectEntity(idProperty = "member") GroupSeat seat,
                @InjectEntity(idProperty = "actor") Offices actor,
                Today today,
                EventAppender ledger) {
            ledger.append(decide(command, group, member, seat, actor, today));
        }
    }
}
