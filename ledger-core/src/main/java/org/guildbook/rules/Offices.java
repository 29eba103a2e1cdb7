package org.guildbook.rules;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.axonframework.eventsourcing.annotation.EventCriteriaBuilder;
import org.axonframework.eventsourcing.annotation.EventSourcedEntity;
import org.axonframework.eventsourcing.annotation.EventSourcingHandler;
import org.axonframework.eventsourcing.annotation.reflection.EntityCreator;
import org.axonframework.eventsourcing.annotation.reflection.InjectEntityId;
import org.axonframework.messaging.eventstreaming.EventCriteria;
import org.guildbook.decision.Boundary;
import org.guildbook.decision.Refused;
import org.guildbook.decision.Today;
import org.guildbook.events.ChapterEvent.OfficeAppointed;
import org.guildbook.events.ChapterEvent.OfficeVacated;
import org.guildbook.events.ConductEvent.MemberSuspended;
import org.guildbook.events.ConductEvent.SuspensionLifted;
import org.guildbook.events.MembershipEvent.MemberResigned;
import org.guildbook.events.MembershipEvent.MembershipPaused;
import org.guildbook.events.MembershipEvent.MembershipResumed;
import org.guildbook.values.OfficeId;
import org.guildbook.values.PartyId;
import org.guildbook.values.Role;
import org.guildbook.values.Scope;
import org.guildbook.values.Tag;

/**
 * The offices a party holds or held; authority is read from here and from nowhere else.
 *
 * @param membership what is known of it as far as offices rest with it: pauses and suspensions
 */
@EventSourcedEntity
public record Offices(PartyId officeHolder, List<Held> held, MembershipHistory membership) {

    /** One office and the days it was held, cut short when it was vacated. */
    public record Held(OfficeId office, Role role, Scope scope, Interval term) {}

    @EntityCreator
    public Offices(@InjectEntityId PartyId officeHolder) {
        this(officeHolder, List.of(), MembershipHistory.NONE);
    }

    @EventCriteriaBuilder
    static EventCriteria boundary(PartyId officeHolder) {
        return EventCriteria.either(
                Boundary.facts(Tag.of("officeHolder", officeHolder), OfficeAppointed.class, OfficeVacated.class),
                Boundary.facts(
                        Tag.of("member", officeHolder),
                        MembershipPaused.class,
                        MembershipResumed.class,
                        MemberResigned.class,
                        MemberSuspended.class,
                        SuspensionLifted.class));
    }

    @EventSourcingHandler
    Offices on(OfficeAppointed appointed) {
        if (!appointed.officeHolder().equals(officeHolder)) {
            return this;
        }
        List<Held> after = new ArrayList<>(held);
        after.add(new Held(
                appointed.office(),
                appointed.role(),
                appointed.scope(),
                new Interval(appointed.from(), appointed.toExclusive())));
        return new Offices(officeHolder, List.copyOf(after), membership);
    }

    @EventSourcingHandler
    Offices on(OfficeVacated vacated) {
        return new Offices(
                officeHolder,
                held.stream()
                        .map(one -> one.office().equals(vacated.office())
                                ? new Held(
                                        one.office(),
                                        one.role(),
                                        one.scope(),
                                        one.term().endedOn(vacated.effectiveOn()))
                                : one)
                        .toList(),
                membership);
    }

    @EventSourcingHandler
    Offices on(MembershipPaused fact) {
        return after(fact.member(), membership.after(fact));
    }

    @EventSourcingHandler
    Offices on(MembershipResumed fact) {
        return after(fact.member(), membership.after(fact));
    }

    @EventSourcingHandler
    Offices on(MemberResigned fact) {
        return after(fact.member(), membership.after(fact));
    }

    @EventSourcingHandler
    Offices on(MemberSuspended fact) {
        return after(fact.member(), membership.after(fact));
    }

    @EventSourcingHandler
    Offices on(SuspensionLifted fact) {
        return after(fact.member(), membership.after(fact));
    }

    private Offices after(PartyId member, MembershipHistory after) {
        return member.equals(officeHolder) ? new Offices(officeHolder, held, after) : this;
    }

    /** Whether the party holds the role on the day, in a scope that contains the matter. */
    public boolean holds(Role role, Scope matter, LocalDate on) {
        return holdsAny(Set.of(role), matter, on);
    }

    /**
     * Whether the party holds any of the roles on the day, in a scope that contains the matter. An office that rests is
     * held without its authority.
     */
    public boolean holdsAny(Set<Role> roles, Scope matter, LocalDate on) {
        return held.stream()
                .anyMatch(one -> roles.contains(one.role())
                        && !(OfficeRules.rests(one.role()) && membership.restsOn(on))
                        && one.scope().contains(matter)
                        && one.term().contains(on));
    }

    /** Whether one of the roles was held on the day of the deed and one is held today. */
    public boolean authorise(Set<Role> roles, Scope matter, LocalDate effectiveOn, Today today) {
        return holdsAny(roles, matter, effectiveOn) && holdsAny(roles, matter, today.date());
    }

    /** Refuses as {@code not-authorised} unless the offices {@link #authorise} the deed. */
    public void require(Set<Role> roles, Scope matter, LocalDate effectiveOn, Today today) {
        Refused.unless(authorise(roles, matter, effectiveOn, today), "not-authorised");
    }
}
