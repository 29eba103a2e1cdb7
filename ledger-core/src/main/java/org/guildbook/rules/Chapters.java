package org.guildbook.rules;

import java.util.HashSet;
import java.util.Set;
import org.axonframework.eventsourcing.annotation.EventCriteriaBuilder;
import org.axonframework.eventsourcing.annotation.EventSourcedEntity;
import org.axonframework.eventsourcing.annotation.EventSourcingHandler;
import org.axonframework.eventsourcing.annotation.reflection.EntityCreator;
import org.axonframework.eventsourcing.annotation.reflection.InjectEntityId;
import org.axonframework.messaging.eventstreaming.EventCriteria;
import org.guildbook.decision.Boundary;
import org.guildbook.events.ChapterEvent.ChapterFounded;
import org.guildbook.values.ChapterId;
import org.guildbook.values.CommunityId;

/** The chapters that a community has founded. */
@EventSourcedEntity
public record Chapters(CommunityId community, Set<ChapterId> all) {

    @EntityCreator
    public Chapters(@InjectEntityId CommunityId community) {
        this(community, Set.of());
    }

    @EventCriteriaBuilder
    static EventCriteria boundary(CommunityId community) {
        return Boundary.facts(Set.of(), ChapterFounded.class);
    }

    @EventSourcingHandler
    Chapters on(ChapterFounded founded) {
        Set<ChapterId> after = new HashSet<>(all);
        after.add(founded.chapter());
        return new Chapters(community, Set.copyOf(after));
    }
}
