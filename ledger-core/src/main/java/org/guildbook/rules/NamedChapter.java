package org.guildbook.rules;

import java.time.LocalDate;
import org.axonframework.eventsourcing.annotation.EventCriteriaBuilder;
import org.axonframework.eventsourcing.annotation.EventSourcedEntity;
import org.axonframework.eventsourcing.annotation.EventSourcingHandler;
import org.axonframework.eventsourcing.annotation.reflection.EntityCreator;
import org.axonframework.eventsourcing.annotation.reflection.InjectEntityId;
import org.axonframework.messaging.eventstreaming.EventCriteria;
import org.guildbook.decision.Boundary;
import org.guildbook.events.ChapterEvent.ChapterDissolved;
import org.guildbook.events.ChapterEvent.ChapterFounded;
import org.guildbook.values.ChapterId;
import org.guildbook.values.Tag;
import org.jspecify.annotations.Nullable;

/**
 * The chapter that a command names, if it names one.
 *
 * @param chapter absent where none is named
 */
@EventSourcedEntity
public record NamedChapter(By by, @Nullable Chapter chapter) {

    /** A chapter as the command names it; absent if it names none. */
    public record By(@Nullable ChapterId chapter) {}

    @EntityCreator
    public NamedChapter(@InjectEntityId By by) {
        this(by, by.chapter() == null ? null : new Chapter(by.chapter()));
    }

    @EventCriteriaBuilder
    static EventCriteria boundary(By by) {
        ChapterId named = by.chapter();
        // No chapter has this tag: a command that names none depends on none.
        return named == null
                ? Boundary.facts(new Tag("chapter", "none"), ChapterFounded.class)
                : Chapter.boundary(named);
    }

    @EventSourcingHandler
    NamedChapter on(ChapterFounded founded) {
        return chapter == null ? this : new NamedChapter(by, chapter.on(founded));
    }

    @EventSourcingHandler
    NamedChapter on(ChapterDissolved dissolved) {
        return chapter == null ? this : new NamedChapter(by, chapter.on(dissolved));
    }

    /** Refuses like {@link Chapter#requireOpen}, if a chapter is named. */
    public void requireOpen(LocalDate day) {
        if (chapter != null) {
            chapter.requireOpen(day);
        }
    }
}
