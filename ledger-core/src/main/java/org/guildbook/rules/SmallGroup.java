package org.guildbook.rules;

import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Set;
import org.axonframework.eventsourcing.annotation.EventCriteriaBuilder;
import org.axonframework.eventsourcing.annotation.EventSourcedEntity;
import org.axonframework.eventsourcing.annotation.EventSourcingHandler;
import org.axonframework.eventsourcing.annotation.reflection.EntityCreator;
import org.axonframework.eventsourcing.annotation.reflection.InjectEntityId;
import org.axonframework.messaging.eventstreaming.EventCriteria;
import org.guildbook.decision.Boundary;
import org.guildbook.decision.Refused;
import org.guildbook.events.ChapterEvent.SmallGroupDissolved;
import org.guildbook.events.ChapterEvent.SmallGroupFormed;
import org.guildbook.events.ChapterEvent.SmallGroupJoined;
import org.guildbook.events.ChapterEvent.SmallGroupLeft;
import org.guildbook.events.ChapterEvent.SmallGroupSplit;
import org.guildbook.events.ChapterEvent.SmallGroupsMerged;
import org.guildbook.values.GroupId;
import org.guildbook.values.PartyId;
import org.guildbook.values.Tag;
import org.jspecify.annotations.Nullable;

/**
 * A small group and who has a seat in it.
 *
 * @param formed absent while there is no such group
 * @param members in the order they took their seats
 * @param endedOn absent while the group goes on
 */
@EventSourcedEntity
public record SmallGroup(
        GroupId group,
        @Nullable SmallGroupFormed formed,
        Set<PartyId> members,
        @Nullable LocalDate endedOn) {

    @EntityCreator
    public SmallGroup(@InjectEntityId GroupId group) {
        this(group, null, Set.of(), null);
    }

    @EventCriteriaBuilder
    static EventCriteria boundary(GroupId group) {
        return Boundary.facts(
                Tag.of("group", group),
                SmallGroupFormed.class,
                SmallGroupJoined.class,
                SmallGroupLeft.class,
                SmallGroupSplit.class,
                SmallGroupsMerged.class,
                SmallGroupDissolved.class);
    }

    @EventSourcingHandler
    SmallGroup on(SmallGroupFormed fact) {
        return fact.group().equals(group) ? new SmallGroup(group, fact, members, endedOn) : this;
    }

    @EventSourcingHandler
    SmallGroup on(SmallGroupJoined fact) {
        return fact.group().equals(group) ? seated(fact.member(), true) : this;
    }

    @EventSourcingHandler
    SmallGroup on(SmallGroupLeft fact) {
        return fact.group().equals(group) ? seated(fact.member(), false) : this;
    }

    @EventSourcingHandler
    SmallGroup on(SmallGroupSplit fact) {
        return fact.group().equals(group) ? ended(fact.effectiveOn()) : this;
    }

    @EventSourcingHandler
    SmallGroup on(SmallGroupsMerged fact) {
        return fact.groups().contains(group) ? ended(fact.effectiveOn()) : this;
    }

    @EventSourcingHandler
    SmallGroup on(SmallGroupDissolved fact) {
        return fact.group().equals(group) ? ended(fact.effectiveOn()) : this;
    }

    private SmallGroup seated(PartyId member, boolean seated) {
        Set<PartyId> after = new LinkedHashSet<>(members);
        if (seated) {
            after.add(member);
        } else {
            after.remove(member);
        }
        return new SmallGroup(group, formed, Collections.unmodifiableSet(after), endedOn);
    }

    private SmallGroup ended(LocalDate day) {
        return new SmallGroup(group, formed, members, day);
    }

    public boolean exists() {
        return formed != null;
    }

    /** The group as it was formed; refused as {@code unknown-reference} where there is none. */
    public SmallGroupFormed require() {
        if (formed == null) {
            throw new Refused("unknown-reference").with("group", group);
        }
        return formed;
    }

    /** Whether the group has ended on the day. */
    public boolean endedBy(LocalDate day) {
        return endedOn != null && !day.isBefore(endedOn);
    }

    /** The group as it was formed; refused like {@link #require}, or as {@code group-dissolved} when it has ended. */
    public SmallGroupFormed requireOpen() {
        SmallGroupFormed known = require();
        Refused.unless(endedOn == null, "group-dissolved");
        return known;
    }
}
