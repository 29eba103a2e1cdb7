package org.guildbook.rules;

import java.time.LocalDate;
import org.axonframework.eventsourcing.annotation.EventCriteriaBuilder;
import org.axonframework.eventsourcing.annotation.EventSourcedEntity;
import org.axonframework.eventsourcing.annotation.EventSourcingHandler;
import org.axonframework.eventsourcing.annotation.reflection.EntityCreator;
import org.axonframework.eventsourcing.annotation.reflection.InjectEntityId;
import org.axonframework.messaging.eventstreaming.EventCriteria;
import org.guildbook.decision.Boundary;
import org.guildbook.events.PointsEvent.PointsTipped;
import org.guildbook.values.PartyId;
import org.guildbook.values.Quarter;
import org.guildbook.values.Tag;
import org.pcollections.HashTreePMap;
import org.pcollections.PMap;

/**
 * How much a giver has tipped, for the caps.
 *
 * <p>By giver and not by pair, so that it is remembered from one tip to the next: the giver's balance is in the boundary
 * of every tip anyway.
 */
@EventSourcedEntity
public record TipsGiven(PartyId giver, PMap<LocalDate, Long> byDay, PMap<Pair, Long> byPair) {

    /** A receiver in a quarter. */
    public record Pair(PartyId receiver, Quarter quarter) {}

    @EntityCreator
    public TipsGiven(@InjectEntityId PartyId giver) {
        this(giver, HashTreePMap.empty(), HashTreePMap.empty());
    }

    @EventCriteriaBuilder
    static EventCriteria boundary(PartyId giver) {
        return Boundary.facts(Tag.of("giver", giver), PointsTipped.class);
    }

    @EventSourcingHandler
    TipsGiven on(PointsTipped tipped) {
        Pair pair = new Pair(tipped.receiver(), Quarter.of(tipped.effectiveOn()));
        return new TipsGiven(
                giver,
                byDay.plus(tipped.effectiveOn(), on(tipped.effectiveOn()) + tipped.amount()),
                byPair.plus(pair, to(pair) + tipped.amount()));
    }

    /** Points tipped on the day. */
    public long on(LocalDate day) {
        return byDay.getOrDefault(day, 0L);
    }

    /** Points tipped to the receiver in the quarter of the day. */
    public long to(PartyId receiver, LocalDate day) {
        return to(new Pair(receiver, Quarter.of(day)));
    }

    private long to(Pair pair) {
        return byPair.getOrDefault(pair, 0L);
    }
}
