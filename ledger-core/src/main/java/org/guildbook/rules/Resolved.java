package org.guildbook.rules;

import java.time.LocalDate;
import java.util.Set;
import org.axonframework.eventsourcing.annotation.EventCriteriaBuilder;
import org.axonframework.eventsourcing.annotation.EventSourcedEntity;
import org.axonframework.eventsourcing.annotation.EventSourcingHandler;
import org.axonframework.eventsourcing.annotation.reflection.EntityCreator;
import org.axonframework.eventsourcing.annotation.reflection.InjectEntityId;
import org.axonframework.messaging.eventstreaming.EventCriteria;
import org.guildbook.decision.Boundary;
import org.guildbook.decision.Refused;
import org.guildbook.events.ChapterEvent.MeetingHeld;
import org.guildbook.events.ChapterEvent.MeetingKind;
import org.guildbook.events.ChapterEvent.Subject;
import org.guildbook.values.ResolutionId;
import org.guildbook.values.Scope;
import org.guildbook.values.Tag;
import org.jspecify.annotations.Nullable;

/**
 * The resolution that a command names, if it names one, and the meeting that voted on it.
 *
 * @param meeting absent where no resolution is named, or there was no such meeting
 */
@EventSourcedEntity
public record Resolved(By by, @Nullable MeetingHeld meeting) {

    /** A resolution as the command names it; absent if it names none. */
    public record By(@Nullable ResolutionId resolution) {}

    /** What a board alone may decide. */
    public static final Set<MeetingKind> BOARD = Set.of(MeetingKind.BOARD);

    /** What a board may decide, or the members themselves. */
    public static final Set<MeetingKind> BOARD_OR_ASSEMBLY = Set.of(MeetingKind.BOARD, MeetingKind.ASSEMBLY);

    @EntityCreator
    public Resolved(@InjectEntityId By by) {
        this(by, null);
    }

    @EventCriteriaBuilder
    static EventCriteria boundary(By by) {
        ResolutionId named = by.resolution();
        // No meeting has this tag: a command without a resolution depends on none.
        Tag tag = named == null ? new Tag("meeting", "none") : Tag.of("meeting", named.meeting());
        return Boundary.facts(tag, MeetingHeld.class);
    }

    @EventSourcingHandler
    Resolved on(MeetingHeld held) {
        return new Resolved(by, held);
    }

    /**
     * Refuses as {@code resolution-missing} unless the resolution was carried by one of the bodies, about the subject,
     * for a scope that contains the matter, and by the day. Where none is needed, none may be named that does not hold.
     */
    public void require(boolean needed, Set<MeetingKind> bodies, Subject subject, Scope matter, LocalDate day) {
        if (needed || by.resolution() != null) {
            Refused.unless(holds(bodies, subject, matter, day), "resolution-missing");
        }
    }

    private boolean holds(Set<MeetingKind> bodies, Subject subject, Scope matter, LocalDate day) {
        ResolutionId named = by.resolution();
        return named != null
                && meeting != null
                && bodies.contains(meeting.kind())
                && meeting.scope().contains(matter)
                && !meeting.effectiveOn().isAfter(day)
                && meeting.resolutions().stream()
                        .anyMatch(one -> one.no() == named.no() && one.subject() == subject && one.carried());
    }
}
