package org.guildbook.rules;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.axonframework.eventsourcing.annotation.EventCriteriaBuilder;
import org.axonframework.eventsourcing.annotation.EventSourcedEntity;
import org.axonframework.eventsourcing.annotation.EventSourcingHandler;
import org.axonframework.eventsourcing.annotation.reflection.EntityCreator;
import org.axonframework.eventsourcing.annotation.reflection.InjectEntityId;
import org.axonframework.messaging.eventstreaming.EventCriteria;
import org.guildbook.decision.Boundary;
import org.guildbook.events.ChapterEvent.OfficeAppointed;
import org.guildbook.events.ChapterEvent.OfficeVacated;
import org.guildbook.events.LedgerEvent;
import org.guildbook.events.Tags;
import org.guildbook.values.PartyId;
import org.guildbook.values.Role;
import org.guildbook.values.Scope;

/** Who holds or held the offices of some roles in some scopes. */
@EventSourcedEntity
public record OfficeSeats(Of of, List<Seat> seats) {

    /** The offices asked about; at least one role and one scope. */
    public record Of(Set<Role> roles, Set<Scope> scopes) {

        public Of {
            roles = Set.copyOf(roles);
            scopes = Set.copyOf(scopes);
        }

        public static Of one(Role role, Scope scope) {
            return new Of(Set.of(role), Set.of(scope));
        }
    }

    /** An appointment, and the days it was held, cut short when the office was vacated. */
    public record Seat(OfficeAppointed appointed, Interval term) {}

    @EntityCreator
    public OfficeSeats(@InjectEntityId Of of) {
        this(of, List.of());
    }

    @EventCriteriaBuilder
    static EventCriteria boundary(Of of) {
        return EventCriteria.either(of.roles().stream()
                .flatMap(role -> of.scopes().stream()
                        .map(scope -> Boundary.facts(
                                Tags.officeSeat(role, scope), OfficeAppointed.class, OfficeVacated.class)))
                .toList());
    }

    @EventSourcingHandler
    OfficeSeats on(OfficeAppointed appointed) {
        List<Seat> after = new ArrayList<>(seats);
        after.add(new Seat(appointed, new Interval(appointed.from(), appointed.toExclusive())));
        return new OfficeSeats(of, List.copyOf(after));
    }

    @EventSourcingHandler
    OfficeSeats on(OfficeVacated vacated) {
        return new OfficeSeats(
                of,
                seats.stream()
                        .map(seat -> seat.appointed.office().equals(vacated.office())
                                ? new Seat(seat.appointed, seat.term.endedOn(vacated.effectiveOn()))
                                : seat)
                        .toList());
    }

    /** Who holds one of the offices on the day. */
    public Set<PartyId> holdersOn(LocalDate day) {
        return heldFrom(day)
                .filter(seat -> seat.term.contains(day))
                .map(seat -> seat.appointed.officeHolder())
                .collect(Collectors.toUnmodifiableSet());
    }

    /** The roles among them that the party holds on the day. */
    public Set<Role> heldBy(PartyId holder, LocalDate day) {
        return heldFrom(day)
                .filter(seat ->
                        seat.term.contains(day) && seat.appointed.officeHolder().equals(holder))
                .map(seat -> seat.appointed.role())
                .collect(Collectors.toUnmodifiableSet());
    }

    /** The facts by which nobody holds any of the offices from the day on. */
    public List<LedgerEvent> vacatedFrom(LocalDate day) {
        return heldFrom(day)
                .<LedgerEvent>map(seat -> new OfficeVacated(
                        seat.appointed.office(),
                        seat.appointed.role(),
                        seat.appointed.scope(),
                        seat.appointed.officeHolder(),
                        day))
                .toList();
    }

    private Stream<Seat> heldFrom(LocalDate day) {
        return seats.stream().filter(seat -> seat.term.overlaps(new Interval(day, null)));
    }
}
