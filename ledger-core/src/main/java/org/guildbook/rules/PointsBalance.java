package org.guildbook.rules;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.axonframework.eventsourcing.annotation.EventCriteriaBuilder;
import org.axonframework.eventsourcing.annotation.EventSourcedEntity;
import org.axonframework.eventsourcing.annotation.EventSourcingHandler;
import org.axonframework.eventsourcing.annotation.reflection.EntityCreator;
import org.axonframework.eventsourcing.annotation.reflection.InjectEntityId;
import org.axonframework.messaging.eventstreaming.EventCriteria;
import org.guildbook.decision.Boundary;
import org.guildbook.decision.Refused;
import org.guildbook.events.PointsEvent.MovedLot;
import org.guildbook.events.PointsEvent.PointsGranted;
import org.guildbook.events.PointsEvent.PointsTipped;
import org.guildbook.events.Tags;
import org.guildbook.values.LotId;
import org.guildbook.values.PartyId;

/**
 * The points a party holds, lot by lot, in the order they are consumed: by expiry, then by position of the lot.
 *
 * <p>Never negative: whoever takes points takes them from here, inside the boundary of its append.
 */
@EventSourcedEntity
public record PointsBalance(PartyId party, List<Lot> lots) {

    /** What is left of one lot. */
    public record Lot(LotId lot, long amount, LocalDate expiresOn) {}

    @EntityCreator
    public PointsBalance(@InjectEntityId PartyId party) {
        this(party, List.of());
    }

    @EventCriteriaBuilder
    static EventCriteria boundary(PartyId party) {
        return Boundary.facts(Tags.pointsOf(party), PointsGranted.class, PointsTipped.class);
    }

    @EventSourcingHandler
    PointsBalance on(PointsGranted granted) {
        return plus(new Lot(granted.lot(), granted.amount(), granted.expiresOn()));
    }

    @EventSourcingHandler
    PointsBalance on(PointsTipped tipped) {
        PointsBalance after = this;
        for (MovedLot moved : tipped.lots()) {
            if (tipped.giver().equals(party)) {
                after = after.minus(moved);
            }
            if (tipped.receiver().equals(party)) {
                after = after.plus(new Lot(moved.lot(), moved.amount(), moved.expiresOn()));
            }
        }
        return after;
    }

    /** Points usable on the day: a lot is usable before {@code expiresOn}. */
    public long usableOn(LocalDate day) {
        return lots.stream()
                .filter(lot -> day.isBefore(lot.expiresOn()))
                .mapToLong(Lot::amount)
                .sum();
    }

    /** The lots that give {@code amount}, in the order of consumption; refused as {@code insufficient-points}. */
    public List<MovedLot> take(long amount, LocalDate day) {
        List<MovedLot> taken = new ArrayList<>();
        long open = amount;
        for (Lot lot : lots) {
            if (open > 0 && day.isBefore(lot.expiresOn())) {
                long part = Math.min(open, lot.amount());
                taken.add(new MovedLot(lot.lot(), part, lot.expiresOn()));
                open -= part;
            }
        }
        if (open > 0) {
            throw new Refused("insufficient-points")
                    .with("balance", usableOn(day))
                    .with("needed", amount);
        }
        return taken;
    }

    private PointsBalance plus(Lot lot) {
        List<Lot> after = new ArrayList<>(lots.size() + 1);
        long amount = lot.amount();
        for (Lot held : lots) {
            if (held.lot().equals(lot.lot())) {
                amount += held.amount();
            } else {
                after.add(held);
            }
        }
        after.add(new Lot(lot.lot(), amount, lot.expiresOn()));
        after.sort(Comparator.comparing(Lot::expiresOn));
        return new PointsBalance(party, List.copyOf(after));
    }

    private PointsBalance minus(MovedLot moved) {
        List<Lot> after = new ArrayList<>(lots.size());
        for (Lot held : lots) {
            long left = held.lot().equals(moved.lot()) ? held.amount() - moved.amount() : held.amount();
            if (left > 0) {
                after.add(new Lot(held.lot(), left, held.expiresOn()));
            }
        }
        return new PointsBalance(party, List.copyOf(after));
    }
}
