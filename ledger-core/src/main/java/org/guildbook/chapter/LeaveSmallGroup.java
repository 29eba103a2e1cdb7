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
import org.guildbook.events.ChapterEvent.LeavingReason;
import org.guildbook.events.ChapterEvent.SmallGroupLeft;
import org.guildbook.events.LedgerEvent;
import org.guildbook.rules.GroupSeat;
import org.guildbook.rules.Offices;
import org.guildbook.rules.SmallGroup;
import org.guildbook.rules.Standing;
import org.guildbook.values.GroupId;
import org.guildbook.values.PartyId;
import org.guildbook.values.Role;
import org.guildbook.values.Scope;

/** A member gives up the seat in a small group, or loses it together with the membership. */
public record LeaveSmallGroup(GroupId group, PartyId member, PartyId actor, LocalDate effectiveOn) implements Command {

    static List<LedgerEvent> decide(
            LeaveSmallGroup command, SmallGroup group, GroupSeat seat, Standing member, Offices actor, Today today) {
        group.require();
        boolean system = command.actor.equals(PartyId.SYSTEM);
        if (!system && !command.actor.equals(command.member)) {
            actor.require(Set.of(Role.GROUP_LEADER), Scope.group(command.group), command.effectiveOn, today);
        }
        Refused.unless(command.group.equals(seat.group()), "not-in-this-group");
        // Said again after a return, the end of a membership takes no seat that was given after it.
        Refused.when(
                system && member.statusOn(seat.sinceOr(command.effectiveOn)).belongs(), "still-a-member");
        return List.of(new SmallGroupLeft(
                command.group,
                command.member,
                system ? LeavingReason.MEMBERSHIP_ENDED : LeavingReason.WISH,
                command.effectiveOn));
    }

    static final class Handler {

        @CommandHandler
        void handle(
                LeaveSmallGroup command,
                @InjectEntity(idProperty = "group") SmallGroup group,
                @InjectEntity(idProperty = "member") GroupSeat seat,
                @InjectEntity(idProperty = "member") Standing member,
                @InjectEntity(idProperty = "actor") Offices actor,
                Today today,
                EventAppender ledger) {
            ledger.append(decide(command, group, seat, member, actor, today));
        }
    }
}
