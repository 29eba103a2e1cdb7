package org.guildbook.rules;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.axonframework.eventsourcing.annotation.EventCriteriaBuilder;
import org.axonframework.eventsourcing.annotation.EventSourcedEntity;
import org.axonframework.eventsourcing.annotation.EventSourcingHandler;
import org.axonframework.eventsourcing.annotation.reflection.EntityCreator;
import org.axonframework.eventsourcing.annotation.reflection.InjectEntityId;
import org.axonframework.messaging.eventstreaming.EventCriteria;
import org.guildbook.decision.Boundary;
import org.guildbook.events.DuesEvent.DuesScheduleEnacted;
import org.guildbook.events.DuesEvent.DuesScheduleEnacted.Amount;
import org.guildbook.events.MembershipEvent.MembershipType;
import org.guildbook.events.Tags;
import org.guildbook.values.CommunityId;
import org.guildbook.values.Money;

/** The dues schedules of the community, oldest first: which amount is asked of whom. */
@EventSourcedEntity
public record DuesSchedules(CommunityId community, List<DuesScheduleEnacted> enacted) {

    @EntityCreator
    public DuesSchedules(@InjectEntityId CommunityId community) {
        this(community, List.of());
    }

    @EventCriteriaBuilder
    static EventCriteria boundary(CommunityId community) {
        return Boundary.facts(Tags.policyKind("DUES"), DuesScheduleEnacted.class);
    }

    @EventSourcingHandler
    DuesSchedules on(DuesScheduleEnacted schedule) {
        return new DuesSchedules(
                community, Stream.concat(enacted.stream(), Stream.of(schedule)).toList());
    }

    /** The yearly dues of the type in the schedule in force on the day; absent for types that pay none. */
    public Optional<Money> yearly(MembershipType type, LocalDate on) {
        return enacted.stream()
                .filter(schedule -> !schedule.effectiveFrom().isAfter(on))
                .max(Comparator.comparing(DuesScheduleEnacted::effectiveFrom))
                .flatMap(schedule -> schedule.amounts().stream()
                        .filter(amount -> amount.membershipType() == type)
                        .findFirst())
                .map(Amount::yearly);
    }

    /** Whether the day lies after the first day of every schedule there is. */
    public boolean endBefore(LocalDate day) {
        return enacted.stream().allMatch(schedule -> schedule.effectiveFrom().isBefore(day));
    }
}
