package org.guildbook.rules;

import org.axonframework.eventsourcing.annotation.EventCriteriaBuilder;
import org.axonframework.eventsourcing.annotation.EventSourcedEntity;
import org.axonframework.eventsourcing.annotation.EventSourcingHandler;
import org.axonframework.eventsourcing.annotation.reflection.EntityCreator;
import org.axonframework.eventsourcing.annotation.reflection.InjectEntityId;
import org.axonframework.messaging.eventstreaming.EventCriteria;
import org.guildbook.decision.Boundary;
import org.guildbook.decision.Refused;
import org.guildbook.events.ChapterEvent.SmallGroupFormed;
import org.guildbook.events.ChapterEvent.SmallGroupJoined;
import org.guildbook.events.ChapterEvent.SmallGroupLeft;
import org.guildbook.values.GroupId;
import org.guildbook.values.Tag;
import org.jspecify.annotations.Nullable;

/**
 * A small group and how many of its seats are taken.
 *
 * @param formed absent while there is no such group
 */
@EventSourcedEntity
public record SmallGroup(GroupId group, @Nullable SmallGroupFormed formed, int seatsTaken) {

    @EntityCreator
    public SmallGroup(@InjectEntityId GroupId group) {
        this(group, null, 0);
    }

    @EventCriteriaBuilder
    static EventCriteria boundary(GroupId group) {
        return Boundary.facts(
                Tag.of("group", group), SmallGroupFormed.class, SmallGroupJoined.class, SmallGroupLeft.class);
    }

    @EventSourcingHandler
    SmallGroup on(SmallGroupFormed fact) {
        return new SmallGroup(group, fact, seatsTaken);
    }

    @EventSourcingHandler
    SmallGroup on(SmallGroupJoined fact) {
        return new SmallGroup(group, formed, seatsTaken + 1);
    }

    @EventSourcingHandler
    SmallGroup on(SmallGroupLeft fact) {
        return new SmallGroup(group, formed, seatsTaken - 1);
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
}
