package org.guildbook.rules;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.axonframework.eventsourcing.annotation.EventCriteriaBuilder;
import org.axonframework.eventsourcing.annotation.EventSourcedEntity;
import org.axonframework.eventsourcing.annotation.EventSourcingHandler;
import org.axonframework.eventsourcing.annotation.reflection.EntityCreator;
import org.axonframework.eventsourcing.annotation.reflection.InjectEntityId;
import org.axonframework.messaging.eventhandling.annotation.Timestamp;
import org.axonframework.messaging.eventstreaming.EventCriteria;
import org.guildbook.decision.Boundary;
import org.guildbook.decision.Refused;
import org.guildbook.events.CommunityEvent.CommunityFounded;
import org.guildbook.events.CommunityEvent.FoundingPhaseClosed;
import org.guildbook.events.Tags;
import org.guildbook.values.CommunityId;
import org.guildbook.values.PartyId;
import org.jspecify.annotations.Nullable;

/**
 * How the community began, and whether it may still be set up without the ordinary ways.
 *
 * @param fact absent until the community is founded, like {@code recordedAt}
 */
@EventSourcedEntity
public record Founding(
        CommunityId community,
        @Nullable CommunityFounded fact,
        @Nullable Instant recordedAt,
        boolean closed) {

    /** Days the founding phase lasts at most. */
    public static final int FOUNDING_PHASE_DAYS = 90;

    @EntityCreator
    public Founding(@InjectEntityId CommunityId community) {
        this(community, null, null, false);
    }

    @EventCriteriaBuilder
    static EventCriteria boundary(CommunityId community) {
        return Boundary.facts(Tags.community(community), CommunityFounded.class, FoundingPhaseClosed.class);
    }

    @EventSourcingHandler
    Founding on(CommunityFounded founded, @Timestamp Instant at) {
        return new Founding(community, founded, at, closed);
    }

    @EventSourcingHandler
    Founding on(FoundingPhaseClosed phaseClosed) {
        return new Founding(community, fact, recordedAt, true);
    }

    public boolean founded() {
        return fact != null;
    }

    public ZoneId timeZone() {
        return ZoneId.of(known().timeZone());
    }

    /** ISO 4217 code of all money of the community. */
    public String currency() {
        return known().currency();
    }

    public PartyId owner() {
        return known().owner();
    }

    /**
     * Whether what is recorded on the day belongs to the founding phase: not closed, and within 90 days.
     *
     * <p>Counted from the day the founding was recorded, so that a date in the past opens nothing again.
     */
    public boolean openOn(LocalDate today) {
        if (closed || recordedAt == null) {
            return false;
        }
        LocalDate openedOn = recordedAt.atZone(timeZone()).toLocalDate();
        return today.isBefore(openedOn.plusDays(FOUNDING_PHASE_DAYS));
    }

    private CommunityFounded known() {
        if (fact == null) {
            throw new Refused("unknown-community");
        }
        return fact;
    }
}
