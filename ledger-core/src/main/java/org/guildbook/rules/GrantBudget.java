package org.guildbook.rules;

import org.axonframework.eventsourcing.annotation.EventCriteriaBuilder;
import org.axonframework.eventsourcing.annotation.EventSourcedEntity;
import org.axonframework.eventsourcing.annotation.EventSourcingHandler;
import org.axonframework.eventsourcing.annotation.reflection.EntityCreator;
import org.axonframework.eventsourcing.annotation.reflection.InjectEntityId;
import org.axonframework.messaging.eventstreaming.EventCriteria;
import org.guildbook.decision.Boundary;
import org.guildbook.decision.Refused;
import org.guildbook.events.PointsEvent.GrantBudgetSet;
import org.guildbook.events.PointsEvent.PointsGranted;
import org.guildbook.events.Tags;
import org.guildbook.values.Quarter;

/** How many points a reward rule may grant in a quarter, and how many it has granted. */
@EventSourcedEntity
public record GrantBudget(Of of, long amount, long granted) {

    /** A reward rule in a quarter. */
    public record Of(String rule, Quarter quarter) {}

    @EntityCreator
    public GrantBudget(@InjectEntityId Of of) {
        this(of, 0, 0);
    }

    @EventCriteriaBuilder
    static EventCriteria boundary(Of of) {
        return Boundary.facts(Tags.grantBudget(of.rule(), of.quarter()), GrantBudgetSet.class, PointsGranted.class);
    }

    @EventSourcingHandler
    GrantBudget on(GrantBudgetSet set) {
        return new GrantBudget(of, set.amount(), granted);
    }

    @EventSourcingHandler
    GrantBudget on(PointsGranted grant) {
        return new GrantBudget(of, amount, granted + grant.amount());
    }

    /** Refuses as {@code grant-budget-exhausted} what the rule may no longer grant in the quarter. */
    public void requireLeft(long points) {
        if (points > amount - granted) {
            throw new Refused("grant-budget-exhausted")
                    .with("left", amount - granted)
                    .with("needed", points);
        }
    }
}
