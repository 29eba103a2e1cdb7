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
import org.guildbook.decision.Refused;
import org.guildbook.events.TransferEvent.ChapterTransferApproved;
import org.guildbook.events.TransferEvent.ChapterTransferCompleted;
import org.guildbook.events.TransferEvent.ChapterTransferDeclined;
import org.guildbook.events.TransferEvent.ChapterTransferRequested;
import org.guildbook.values.ChapterId;
import org.guildbook.values.MembershipId;
import org.guildbook.values.Tag;
import org.jspecify.annotations.Nullable;

/**
 * The way of a member to another chapter, as far as it has come.
 *
 * @param request the newest; absent when there was none, or it was completed
 * @param approvedBy the chapters that agreed to it
 * @param declined whether one of them did not
 */
@EventSourcedEntity
public record Transfer(
        MembershipId membership,
        @Nullable ChapterTransferRequested request,
        Set<ChapterId> approvedBy,
        boolean declined) {

    @EntityCreator
    public Transfer(@InjectEntityId MembershipId membership) {
        this(membership, null, Set.of(), false);
    }

    @EventCriteriaBuilder
    static EventCriteria boundary(MembershipId membership) {
        return Boundary.facts(
                Tag.of("membership", membership),
                ChapterTransferRequested.class,
                ChapterTransferApproved.class,
                ChapterTransferDeclined.class,
                ChapterTransferCompleted.class);
    }

    @EventSourcingHandler
    Transfer on(ChapterTransferRequested requested) {
        return new Transfer(membership, requested, Set.of(), false);
    }

    @EventSourcingHandler
    Transfer on(ChapterTransferApproved approved) {
        Set<ChapterId> chapters = new HashSet<>(approvedBy);
        chapters.add(approved.chapter());
        return new Transfer(membership, request, Set.copyOf(chapters), declined);
    }

    @EventSourcingHandler
    Transfer on(ChapterTransferDeclined declinedBy) {
        return new Transfer(membership, request, approvedBy, true);
    }

    @EventSourcingHandler
    Transfer on(ChapterTransferCompleted completed) {
        return new Transfer(membership);
    }

    /** The request; refused as {@code transfer-not-requested} where there is none. */
    public ChapterTransferRequested require() {
        if (request == null) {
            throw new Refused("transfer-not-requested");
        }
        return request;
    }

    /**
     * The request that the chapter still has to answer.
     *
     * @throws Refused as {@code transfer-not-requested}, also for a chapter that has no part in it, or as
     *     {@code already-answered}
     */
    public ChapterTransferRequested requireUnanswered(ChapterId chapter) {
        ChapterTransferRequested asked = require();
        Refused.unless(
                chapter.equals(asked.fromChapter()) || chapter.equals(asked.toChapter()), "transfer-not-requested");
        Refused.when(declined || approvedBy.contains(chapter), "already-answered");
        return asked;
    }

    public boolean approvedByBoth() {
        return request != null
                && !declined
                && approvedBy.contains(request.fromChapter())
                && approvedBy.contains(request.toChapter());
    }
}
