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
import org.guildbook.events.LedgerEvent;
import org.guildbook.rules.Chapter;
import org.guildbook.rules.MembershipPolicy;
import org.guildbook.rules.Offices;
import org.guildbook.rules.SmallGroup;
import org.guildbook.values.ChapterId;
import org.guildbook.values.GroupId;
import org.guildbook.values.PartyId;
import org.guildbook.values.Role;
import org.guildbook.values.Scope;

/** A chapter opens a small group with a number of seats. */
public record FormSmallGroup(GroupId group, ChapterId chapter, int capacity, PartyId actor, LocalDate effectiveOn)
        implements Command {

    static List<LedgerEvent> decide(
            FormSmallGroup command, SmallGroup group, Chapter chapter, Offices actor, Today today) {
        chapter.requireOpen(command.effectiveOn);
        actor.require(
                Set.of(Role.CHAPTER_LEAD, Role.STAFF), Scope.chapter(command.chapter), command.effectiveOn, today);
        Refused.when(group.exists(), "id-already-used");
        if (command.capacity < MembershipPolicy.GROUP_CAPACITY_MIN
                || command.capacity > MembershipPolicy.GROUP_CAPACITY_MAX) {
            throw new Refused("group-capacity-out-of-range")
                    .with("min", MembershipPolicy.GROUP_CAPACITY_MIN)
                    .with("max", MembershipPolicy.GROUP_CAPACITY_MAX);
        }
        return List.of(new SmallGroupFormed(command.group, command.chapter, command.capacity, command.effectiveOn));
    }

    static final class Handler {

        @CommandHandler
        void handle(
                FormSmallGroup command,
                @InjectEntity(idProperty = "group") SmallGroup group,
                @InjectEntity(idProperty = "chapter") Chapter chapter,
                @InjectEntity(idProperty = "actor") Offices actor,
                Today today,
                EventAppender ledger) {
            ledger.append(decide(command, group, chapter, actor, today));
        }
    }
}
