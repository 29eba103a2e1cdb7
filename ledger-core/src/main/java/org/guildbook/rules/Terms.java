package org.guildbook.rules;

import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.axonframework.eventsourcing.annotation.EventCriteriaBuilder;
import org.axonframework.eventsourcing.annotation.EventSourcedEntity;
import org.axonframework.eventsourcing.annotation.EventSourcingHandler;
import org.axonframework.eventsourcing.annotation.reflection.EntityCreator;
import org.axonframework.eventsourcing.annotation.reflection.InjectEntityId;
import org.axonframework.messaging.eventstreaming.EventCriteria;
import org.guildbook.decision.Boundary;
import org.guildbook.events.MembershipEvent.TermStarted;
import org.guildbook.rules.MembershipHistory.Term;
import org.guildbook.values.MembershipId;
import org.guildbook.values.Tag;
import org.guildbook.values.TermId;

/** The terms of one membership, by their ids. */
@EventSourcedEntity
public record Terms(MembershipId membership, Map<TermId, Term> byId) {

    @EntityCreator
    public Terms(@InjectEntityId MembershipId membership) {
        this(membership, Map.of());
    }

    @EventCriteriaBuilder
    static EventCriteria boundary(MembershipId membership) {
        return Boundary.facts(Tag.of("membership", membership), TermStarted.class);
    }

    @EventSourcingHandler
    Terms on(TermStarted started) {
        Map<TermId, Term> after = new HashMap<>(byId);
        after.put(started.term(), new Term(started.from(), started.toExclusive(), started.settledOn()));
        return new Terms(membership, Map.copyOf(after));
    }

    public Optional<Term> find(TermId term) {
        return Optional.ofNullable(byId.get(term));
    }

    /** The one that began last. */
    public Optional<Map.Entry<TermId, Term>> last() {
        return byId.entrySet().stream()
                .max(Comparator.comparing(term -> term.getValue().from()));
    }
}
