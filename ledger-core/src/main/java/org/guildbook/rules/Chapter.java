package org.guildbook.rules;

import java.time.LocalDate;
import org.axonframework.eventsourcing.annotation.EventCriteriaBuilder;
import org.axonframework.eventsourcing.annotation.EventSourcedEntity;
import org.axonframework.eventsourcing.annotation.EventSourcingHandler;
import org.axonframework.eventsourcing.annotation.reflection.EntityCreator;
import org.axonframework.eventsourcing.annotation.reflection.InjectEntityId;
import org.axonframework.messaging.eventstreaming.EventCriteria;
import org.guildbook.decision.Boundary;
import org.guildbook.decision.Refused;
import org.guildbook.events.ChapterEvent.ChapterDissolved;
import org.guildbook.events.ChapterEvent.ChapterFounded;
import org.guildbook.values.ChapterId;
import org.guildbook.values.Tag;
import org.jspecify.annotations.Nullable;

/**
 * Whether there is such a chapter, and until when.
 *
 * @param foundedOn absent while there is none
 * @param dissolvedOn absent while it goes on
 */
@EventSourcedEntity
public record Chapter(
        ChapterId chapter,
        @Nullable LocalDate foundedOn,
        @Nullable LocalDate dissolvedOn) {

    @EntityCreator
    public Chapter(@InjectEntityId ChapterId chapter) {
        this(chapter, null, null);
    }

    @EventCriteriaBuilder
    static EventCriteria boundary(ChapterId chapter) {
        return Boundary.facts(Tag.of("chapter", chapter), ChapterFounded.class, ChapterDissolved.class);
    }

    @EventSourcingHandler
    Chapter on(ChapterFounded founded) {
        return founded.chapter().equals(chapter) ? new Chapter(chapter, founded.effectiveOn(), dissolvedOn) : this;
    }

    @EventSourcingHandler
    Chapter on(ChapterDissolved dissolved) {
        return dissolved.chapter().equals(chapter) ? new Chapter(chapter, foundedOn, dissolved.effectiveOn()) : this;
    }

    public boolean founded() {
        return foundedOn != null;
    }

    /** Refuses as {@code unknown-reference} where there is no chapter, as {@code chapter-not-open} outside of its days. */
    public void requireOpen(LocalDate day) {
        if (foundedOn == null) {
            throw new Refused("unknown-reference").with("chapter", chapter);
        }
        Refused.unless(new Interval(foundedOn, dissolvedOn).contains(day), "chapter-not-open");
    }
}
