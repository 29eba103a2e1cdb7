package org.guildbook.rules;

import org.axonframework.eventsourcing.annotation.EventCriteriaBuilder;
import org.axonframework.eventsourcing.annotation.EventSourcedEntity;
import org.axonframework.eventsourcing.annotation.EventSourcingHandler;
import org.axonframework.eventsourcing.annotation.reflection.EntityCreator;
import org.axonframework.eventsourcing.annotation.reflection.InjectEntityId;
import org.axonframework.messaging.eventstreaming.EventCriteria;
import org.guildbook.decision.Boundary;
import org.guildbook.decision.Refused;
import org.guildbook.events.ChapterEvent.CommitteeDischarged;
import org.guildbook.events.ChapterEvent.CommitteeFormed;
import org.guildbook.values.ChapterId;
import org.guildbook.values.CommitteeId;
import org.guildbook.values.Tag;
import org.jspecify.annotations.Nullable;

/**
 * A committee, and whether it still has work to do.
 *
 * @param formed absent while there is no such committee
 */
@EventSourcedEntity
public record Committee(CommitteeId committee, @Nullable CommitteeFormed formed, boolean discharged) {

    @EntityCreator
    public Committee(@InjectEntityId CommitteeId committee) {
        this(committee, null, false);
    }

    @EventCriteriaBuilder
    static EventCriteria boundary(CommitteeId committee) {
        return Boundary.facts(Tag.of("committee", committee), CommitteeFormed.class, CommitteeDischarged.class);
    }

    @EventSourcingHandler
    Committee on(CommitteeFormed fact) {
        return new Committee(committee, fact, discharged);
    }

    @EventSourcingHandler
    Committee on(CommitteeDischarged fact) {
        return new Committee(committee, formed, true);
    }

    public boolean exists() {
        return formed != null;
    }

    /** The chapter of the committee; refused as {@code unknown-reference} or {@code committee-discharged}. */
    public ChapterId requireActive() {
        if (formed == null) {
            throw new Refused("unknown-reference").with("committee", committee);
        }
        Refused.when(discharged, "committee-discharged");
        return formed.chapter();
    }
}
