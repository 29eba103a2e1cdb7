package org.guildbook.rules;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.axonframework.eventsourcing.annotation.EventCriteriaBuilder;
import org.axonframework.eventsourcing.annotation.EventSourcedEntity;
import org.axonframework.eventsourcing.annotation.EventSourcingHandler;
import org.axonframework.eventsourcing.annotation.reflection.EntityCreator;
import org.axonframework.eventsourcing.annotation.reflection.InjectEntityId;
import org.axonframework.messaging.eventstreaming.EventCriteria;
import org.guildbook.decision.Boundary;
import org.guildbook.events.PolicyEvent.PolicyEnacted;
import org.guildbook.events.PolicyEvent.PolicyKind;
import org.guildbook.events.Tags;
import org.guildbook.values.CommunityId;
import org.jspecify.annotations.Nullable;

/** The policies of the community, in the order they were enacted: which version is in force on a day. */
@EventSourcedEntity
public record Policies(CommunityId community, List<PolicyEnacted> enacted) {

    /** The criterion that software judges by itself: an accepted referral. */
    public static final String ACCEPTED_REFERRAL = "accepted-referral";

    @EntityCreator
    public Policies(@InjectEntityId CommunityId community) {
        this(community, List.of());
    }

    @EventCriteriaBuilder
    static EventCriteria boundary(CommunityId community) {
        return EventCriteria.either(Stream.of(PolicyKind.values())
                .map(kind -> Boundary.facts(Tags.policyKind(kind.name()), PolicyEnacted.class))
                .toList());
    }

    @EventSourcingHandler
    Policies on(PolicyEnacted policy) {
        return new Policies(
                community, Stream.concat(enacted.stream(), Stream.of(policy)).toList());
    }

    /** The version in force on the day; absent where none is yet. */
    public @Nullable PolicyEnacted inForce(PolicyKind kind, LocalDate day) {
        return of(kind).filter(policy -> !policy.effectiveFrom().isAfter(day))
                .max(Comparator.comparing(PolicyEnacted::effectiveFrom).thenComparingInt(PolicyEnacted::version))
                .orElse(null);
    }

    /** The newest version; 0 where there is none. */
    public int latestVersion(PolicyKind kind) {
        return of(kind).mapToInt(PolicyEnacted::version).max().orElse(0);
    }

    private Stream<PolicyEnacted> of(PolicyKind kind) {
        return enacted.stream().filter(policy -> policy.kind() == kind);
    }
}
