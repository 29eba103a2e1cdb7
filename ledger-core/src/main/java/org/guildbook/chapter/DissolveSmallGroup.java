package org.guildbook.chapter;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.axonframework.messaging.commandhandling.annotation.CommandHandler;
import org.axonframework.messaging.eventhandling.gateway.EventAppender;
import org.axonframework.modelling.annotation.InjectEntity;
import org.guildbook.decision.Command;
import org.guildbook.decision.Today;
import org.guildbook.events.ChapterEvent.LeavingReason;
import org.guildbook.events.ChapterEvent.SmallGroupDissolved;
import org.guildbook.events.ChapterEvent.SmallGroupLeft;
import org.guildbook.events.LedgerEvent;
import org.guildbook.rules.OfficeSeats;
import org.guildbook.rules.Offices;
import org.guildbook.rules.SmallGroup;
import org.guildbook.values.ChapterId;
import org.guildbook.values.GroupId;
import org.guildbook.values.PartyId;
import org.guildbook.values.Role;
import org.guildbook.values.Scope;

/** A small group ends, and its members have no seat any more. */
public record DissolveSmallGroup(GroupId group, PartyId actor, LocalDate effectiveOn) implements Command {

    /** The office that ends with the group. */
    public OfficeSeats.Of leaders() {
        return OfficeSeats.Of.one(Role.GROUP_LEADER, Scope.group(group));
    }

    static List<LedgerEvent> decide(
            DissolveSmallGroup command, SmallGroup group, OfficeSeats leaders, Offices actor, Today today) {
        ChapterId chapter = group.requireOpen().chapter();
        actor.require(Set.of(Role.CHAPTER_LEAD), Scope.chapter(chapter), command.effectiveOn, today);
        List<LedgerEvent> facts = new ArrayList<>();
        facts.add(new SmallGroupDissolved(command.group, chapter, command.effectiveOn));
        group.members()
                .forEach(member -> facts.add(
                        new SmallGroupLeft(command.group, member, LeavingReason.GROUP_ENDED, command.effectiveOn)));
        facts.addAll(leaders.vacatedFrom(command.effectiveOn));
        return List.copyOf(facts);
    }

    static final class Handler {

        @CommandHandler
        void handle(
                DissolveSmallGroup command,
                @InjectEntity(idProperty = "group") SmallGroup group,
                @InjectEntity(idProperty = "leaders") OfficeSeats leaders,
                @InjectEntity(idProperty = "actor") Offices actor,
                Today today,
                EventAppender ledger) {
            ledger.append(decide(command, group, leaders, actor, today));
        }
    }
}
