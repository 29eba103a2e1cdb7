package org.guildbook.rules;

import java.time.LocalDate;
import org.axonframework.eventsourcing.annotation.EventCriteriaBuilder;
import org.axonframework.eventsourcing.annotation.EventSourcedEntity;
import org.axonframework.eventsourcing.annotation.EventSourcingHandler;
import org.axonframework.eventsourcing.annotation.reflection.EntityCreator;
import org.axonframework.eventsourcing.annotation.reflection.InjectEntityId;
import org.axonframework.messaging.eventstreaming.EventCriteria;
import org.guildbook.decision.Boundary;
import org.guildbook.events.ChapterEvent.SmallGroupJoined;
import org.guildbook.events.ChapterEvent.SmallGroupLeft;
import org.guildbook.values.GroupId;
import org.guildbook.values.PartyId;
import org.guildbook.values.Tag;
import org.jspecify.annotations.Nullable;

/**
 * The seat of a member in a small group.
 *
 * @param group absent for a member without a seat, like {@code since}
 * @param since the day the seat was given
 */
@EventSourcedEntity
public record GroupSeat(
        PartyId member, @Nullable GroupId group, @Nullable LocalDate since) {

    @EntityCreator
    public GroupSeat(@InjectEntityId PartyId member) {
        this(member, null, null);
    }

    @EventCriteriaBuilder
    static EventCriteria boundary(PartyId member) {
        return Boundary.facts(Tag.of("member", member), SmallGroupJoined.class, SmallGroupLeft.class);
    }

    @EventSourcingHandler
    GroupSeat on(SmallGroupJoined joined) {
        return joined.member().equals(member) ? new GroupSeat(member, joined.group(), joined.effectiveOn()) : this;
    }

    @EventSourcingHandler
    GroupSeat on(SmallGroupLeft left) {
        return left.member().equals(member) && left.group().equals(group) ? new GroupSeat(member) : this;
    }

    public boolean taken() {
        return group != null;
    }

    /** The day, or that on which the seat was given if it was later. */
    public LocalDate sinceOr(LocalDate day) {
        return since == null || since.isBefore(day) ? day : since;
    }

    public boolean sharedWith(GroupSeat other) {
        return group != null && group.equals(other.group);
    }
}
