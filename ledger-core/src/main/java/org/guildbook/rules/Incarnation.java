package org.guildbook.rules;

import org.axonframework.eventsourcing.annotation.EventCriteriaBuilder;
import org.axonframework.eventsourcing.annotation.EventSourcedEntity;
import org.axonframework.eventsourcing.annotation.EventSourcingHandler;
import org.axonframework.eventsourcing.annotation.reflection.EntityCreator;
import org.axonframework.eventsourcing.annotation.reflection.InjectEntityId;
import org.axonframework.messaging.eventstreaming.EventCriteria;
import org.guildbook.decision.Boundary;
import org.guildbook.events.CommunityEvent.LogRestored;
import org.guildbook.events.Tags;
import org.guildbook.values.CommunityId;

/**
 * How often the log lost entries and went on from a backup.
 *
 * @param number 1 if it never did
 */
@EventSourcedEntity
public record Incarnation(CommunityId community, int number) {

    @EntityCreator
    public Incarnation(@InjectEntityId CommunityId community) {
        this(community, 1);
    }

    @EventCriteriaBuilder
    static EventCriteria boundary(CommunityId community) {
        return Boundary.facts(Tags.community(community), LogRestored.class);
    }

    @EventSourcingHandler
    Incarnation on(LogRestored restored) {
        return new Incarnation(community, restored.incarnation());
    }
}
