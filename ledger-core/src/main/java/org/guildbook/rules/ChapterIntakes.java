package org.guildbook.rules;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.axonframework.eventsourcing.annotation.EventCriteriaBuilder;
import org.axonframework.eventsourcing.annotation.EventSourcedEntity;
import org.axonframework.eventsourcing.annotation.EventSourcingHandler;
import org.axonframework.eventsourcing.annotation.reflection.EntityCreator;
import org.axonframework.eventsourcing.annotation.reflection.InjectEntityId;
import org.axonframework.messaging.eventstreaming.EventCriteria;
import org.guildbook.decision.Boundary;
import org.guildbook.decision.Refused;
import org.guildbook.events.ChapterEvent.ChapterIntakeSet;
import org.guildbook.values.ChapterId;
import org.guildbook.values.CommunityId;

/**
 * How many more members the chapters of a community take in.
 *
 * @param places by chapter; a chapter without has no limit
 */
@EventSourcedEntity
public record ChapterIntakes(CommunityId community, Map<ChapterId, Integer> places) {

    @EntityCreator
    public ChapterIntakes(@InjectEntityId CommunityId community) {
        this(community, Map.of());
    }

    @EventCriteriaBuilder
    static EventCriteria boundary(CommunityId community) {
        return Boundary.facts(Set.of(), ChapterIntakeSet.class);
    }

    @EventSourcingHandler
    ChapterIntakes on(ChapterIntakeSet fact) {
        Map<ChapterId, Integer> after = new HashMap<>(places);
        after.put(fact.chapter(), fact.places());
        return new ChapterIntakes(community, Map.copyOf(after));
    }

    /** The fact that a place is taken, if the chapter has a limit; refused as {@code chapter-full} where none is left. */
    public List<ChapterIntakeSet> takePlace(ChapterId chapter, LocalDate day) {
        Integer left = places.get(chapter);
        if (left == null) {
            return List.of();
        }
        Refused.unless(left > 0, "chapter-full");
        return List.of(new ChapterIntakeSet(chapter, left - 1, day));
    }
}
