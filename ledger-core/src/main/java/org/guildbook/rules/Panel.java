package org.guildbook.rules;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.axonframework.eventsourcing.annotation.EventCriteriaBuilder;
import org.axonframework.eventsourcing.annotation.EventSourcedEntity;
import org.axonframework.eventsourcing.annotation.EventSourcingHandler;
import org.axonframework.eventsourcing.annotation.reflection.EntityCreator;
import org.axonframework.eventsourcing.annotation.reflection.InjectEntityId;
import org.axonframework.messaging.eventstreaming.EventCriteria;
import org.guildbook.events.ChapterEvent.OfficeAppointed;
import org.guildbook.events.ChapterEvent.OfficeVacated;
import org.guildbook.events.ChapterEvent.SmallGroupJoined;
import org.guildbook.events.ChapterEvent.SmallGroupLeft;
import org.guildbook.values.PartyId;

/** The offices of several parties, and whom they meet in a small group. */
@EventSourcedEntity
public record Panel(Map<PartyId, Offices> offices, Map<PartyId, GroupSeat> seats) {

    /** The parties asked about; at least one. */
    public record Parties(Set<PartyId> parties) {

        public Parties {
            parties = Set.copyOf(parties);
        }
    }

    @EntityCreator
    public Panel(@InjectEntityId Parties asked) {
        this(
                asked.parties().stream().collect(Collectors.toUnmodifiableMap(party -> party, Offices::new)),
                asked.parties().stream().collect(Collectors.toUnmodifiableMap(party -> party, GroupSeat::new)));
    }

    @EventCriteriaBuilder
    static EventCriteria boundary(Parties asked) {
        return EventCriteria.either(asked.parties().stream()
                .flatMap(party -> Stream.of(Offices.boundary(party), GroupSeat.boundary(party)))
                .toList());
    }

    @EventSourcingHandler
    Panel on(OfficeAppointed fact) {
        return new Panel(changed(offices, fact.officeHolder(), one -> one.on(fact)), seats);
    }

    @EventSourcingHandler
    Panel on(OfficeVacated fact) {
        return new Panel(changed(offices, fact.officeHolder(), one -> one.on(fact)), seats);
    }

    @EventSourcingHandler
    Panel on(SmallGroupJoined fact) {
        return new Panel(offices, changed(seats, fact.member(), one -> one.on(fact)));
    }

    @EventSourcingHandler
    Panel on(SmallGroupLeft fact) {
        return new Panel(offices, changed(seats, fact.member(), one -> one.on(fact)));
    }

    private static <S> Map<PartyId, S> changed(Map<PartyId, S> states, PartyId party, UnaryOperator<S> change) {
        Map<PartyId, S> after = new HashMap<>(states);
        after.computeIfPresent(party, (_, state) -> change.apply(state));
        return Map.copyOf(after);
    }

    /** The offices of the party; it must be one of those asked about. */
    public Offices officesOf(PartyId party) {
        Offices found = offices.get(party);
        if (found == null) {
            throw new IllegalArgumentException("not asked about " + party);
        }
        return found;
    }

    /** Whether both sit in one small group. */
    public boolean meet(PartyId one, PartyId other) {
        GroupSeat seat = seats.get(one);
        GroupSeat otherSeat = seats.get(other);
        return seat != null && otherSeat != null && seat.sharedWith(otherSeat);
    }
}
