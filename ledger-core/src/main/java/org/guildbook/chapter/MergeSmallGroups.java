package org.guildbook.chapter;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.axonframework.messaging.commandhandling.annotation.CommandHandler;
import org.axonframework.messaging.eventhandling.gateway.EventAppender;
import org.axonframework.modelling.annotation.InjectEntity;
import org.guildbook.decision.Command;
import org.guildbook.decision.Refused;
import org.guildbook.decision.Today;
import org.guildbook.events.ChapterEvent.SmallGroupsMerged;
import org.guildbook.events.LedgerEvent;
import org.guildbook.rules.OfficeSeats;
import org.guildbook.rules.Offices;
import org.guildbook.rules.SmallGroup;
import org.guildbook.values.ChapterId;
import org.guildbook.values.GroupId;
import org.guildbook.values.PartyId;
import org.guildbook.values.Role;
import org.guildbook.values.Scope;

/** Two small groups of a chapter end, and all their members go on in a new one. */
public record MergeSmallGroups(
        GroupId group, GroupId otherGroup, GroupId into, int capacity, PartyId actor, LocalDate effectiveOn)
        implements Command {

    /** The offices that end with the groups. */
    public OfficeSeats.Of leaders() {
        return new OfficeSeats.Of(
                Set.of(Role.GROUP_LEADER), new HashSet<>(List.of(Scope.group(group), Scope.group(otherGroup))));
    }

    static List<LedgerEvent> decide(
            MergeSmallGroups command,
            SmallGroup group,
            SmallGroup otherGroup,
            SmallGroup into,
            OfficeSeats leaders,
            Offices actor,
            Today today) {
        LocalDate day = command.effectiveOn;
        ChapterId chapter = group.requireOpen().chapter();
        actor.require(Set.of(Role.CHAPTER_LEAD), Scope.chapter(chapter), day, today);
        Refused.unless(otherGroup.requireOpen().chapter().equals(chapter), "not-in-this-chapter");
        Refused.when(command.group.equals(command.otherGroup), "same-group");
        Refused.when(into.exists(), "id-already-used");
        int members = group.members().size() + otherGroup.members().size();
        List<LedgerEvent> facts = new ArrayList<>();
        facts.add(new SmallGroupsMerged(List.of(command.group, command.otherGroup), chapter, command.into, day));
        facts.addAll(SmallGroupChanges.formed(command.into, chapter, command.capacity, members, day));
        facts.addAll(SmallGroupChanges.moved(command.group, command.into, group.members(), day));
        facts.addAll(SmallGroupChanges.moved(command.otherGroup, command.into, otherGroup.members(), day));
        facts.addAll(leaders.vacatedFrom(day));
        return List.copyOf(facts);
    }

    static final class Handler {

        @CommandHandler
        void handle(
                MergeSmallGroups command,
                @InjectEntity(idProperty = "group") SmallGroup group,
                @InjectEntity(idProperty = "otherGroup") SmallGroup otherGroup,
                @InjectEntity(idProperty = "into") SmallGroup into,
                @InjectEntity(idProperty = "leaders") OfficeSeats leaders,
                @InjectEntity(idProperty = "actor") Offices actor,
                Today today,
                EventAppender ledger) {
            ledger.append(decide(command, group, otherGroup, into, leaders, actor, today));
        }
    }
}
