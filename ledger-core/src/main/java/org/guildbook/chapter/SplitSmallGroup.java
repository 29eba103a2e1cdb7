package org.guildbook.chapter;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
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
import org.guildbook.events.ChapterEvent.SmallGroupSplit;
import org.guildbook.events.LedgerEvent;
import org.guildbook.rules.OfficeSeats;
import org.guildbook.rules.Offices;
import org.guildbook.rules.SmallGroup;
import org.guildbook.values.ChapterId;
import org.guildbook.values.GroupId;
import org.guildbook.values.PartyId;
import org.guildbook.values.Role;
import org.guildbook.values.Scope;
import org.guildbook.values.Tag;

/**
 * A small group that has grown ends, and all its members go on in two or more new ones.
 *
 * @param parts the new groups, who sits in which
 */
public record SplitSmallGroup(GroupId group, List<Part> parts, PartyId actor, LocalDate effectiveOn)
        implements Command {

    /** A new group, the number of its seats and its first members. */
    public record Part(GroupId group, int capacity, List<PartyId> members) {

        public Part {
            members = List.copyOf(members);
        }
    }

    public SplitSmallGroup {
        parts = List.copyOf(parts);
    }

    /** The office that ends with the group. */
    public OfficeSeats.Of leaders() {
        return OfficeSeats.Of.one(Role.GROUP_LEADER, Scope.group(group));
    }

    static List<LedgerEvent> decide(
            SplitSmallGroup command, State state, SmallGroup group, OfficeSeats leaders, Offices actor, Today today) {
        ChapterId chapter = group.requireOpen().chapter();
        actor.require(Set.of(Role.CHAPTER_LEAD), Scope.chapter(chapter), command.effectiveOn, today);
        Refused.unless(command.isPartitionOf(group.members()), "split-not-a-partition");
        Refused.when(state.idTaken || !command.namesNewGroups(), "id-already-used");
        List<LedgerEvent> facts = new ArrayList<>();
        facts.add(new SmallGroupSplit(
                command.group, chapter, command.parts.stream().map(Part::group).toList(), command.effectiveOn));
        for (Part part : command.parts) {
            facts.addAll(SmallGroupChanges.formed(
                    part.group, chapter, part.capacity, part.members.size(), command.effectiveOn));
        }
        for (Part part : command.parts) {
            facts.addAll(SmallGroupChanges.moved(command.group, part.group, part.members, command.effectiveOn));
        }
        facts.addAll(leaders.vacatedFrom(command.effectiveOn));
        return List.copyOf(facts);
    }

    private boolean isPartitionOf(Set<PartyId> members) {
        List<PartyId> seated =
                parts.stream().flatMap(part -> part.members.stream()).toList();
        return parts.size() > 1
                && parts.stream().noneMatch(part -> part.members.isEmpty())
                && seated.size() == members.size()
                && Set.copyOf(seated).equals(members);
    }

    private boolean namesNewGroups() {
        return parts.stream().map(Part::group).distinct().count() == parts.size()
                && parts.stream().noneMatch(part -> part.group.equals(group));
    }

    /** Whether one of the new groups is not new. */
    @EventSourcedEntity
    record State(SplitSmallGroup command, boolean idTaken) {

        @EntityCreator
        State(@InjectEntityId SplitSmallGroup command) {
            this(command, false);
        }

        @EventCriteriaBuilder
        static EventCriteria boundary(SplitSmallGroup command) {
            // The group itself is known to exist, so that its forming says nothing here; without parts it is all there
            // is.
            return EventCriteria.either(Stream.concat(
                            Stream.of(command.group), command.parts.stream().map(Part::group))
                    .map(group -> Boundary.facts(Tag.of("group", group), SmallGroupFormed.class))
                    .toList());
        }

        @EventSourcingHandler
        State on(SmallGroupFormed formed) {
            return new State(command, idTaken || !formed.group().equals(command.group));
        }
    }

    static final class Handler {

        @CommandHandler
        void handle(
                SplitSmallGroup command,
                @InjectEntity(idResolver = WholeCommand.class) State state,
                @InjectEntity(idProperty = "group") SmallGroup group,
                @InjectEntity(idProperty = "leaders") OfficeSeats leaders,
                @InjectEntity(idProperty = "actor") Offices actor,
                Today today,
                EventAppender ledger) {
            ledger.append(decide(command, state, group, leaders, actor, today));
        }
    }
}
