package org.guildbook.rules;

import java.time.LocalDate;
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
import org.guildbook.events.ConductEvent.AppealDecided;
import org.guildbook.events.ConductEvent.CaseAppealed;
import org.guildbook.events.ConductEvent.CaseDecided;
import org.guildbook.events.ConductEvent.CaseOpened;
import org.guildbook.events.DuesEvent.DuesInvoiced;
import org.guildbook.events.DuesEvent.DuesWaived;
import org.guildbook.events.DuesEvent.InvoiceVoided;
import org.guildbook.events.MembershipEvent.TermStarted;
import org.guildbook.values.CaseId;
import org.guildbook.values.InvoiceId;
import org.guildbook.values.PartyId;
import org.guildbook.values.Tag;
import org.jspecify.annotations.Nullable;

/**
 * What somebody and the community still have to settle with each other.
 *
 * @param invoices first day on which nobody waits any more for what was not paid, when the grace is over
 * @param cases first day on which nothing more can be said in a case; never while it is not decided
 */
@EventSourcedEntity
public record OpenMatters(PartyId party, Map<InvoiceId, LocalDate> invoices, Map<CaseId, LocalDate> cases) {

    @EntityCreator
    public OpenMatters(@InjectEntityId PartyId party) {
        this(party, Map.of(), Map.of());
    }

    @EventCriteriaBuilder
    static EventCriteria boundary(PartyId party) {
        return EventCriteria.either(
                Boundary.facts(
                        Tag.of("member", party),
                        DuesInvoiced.class,
                        DuesWaived.class,
                        InvoiceVoided.class,
                        TermStarted.class),
                cases(Tag.of("complainant", party)),
                cases(Tag.of("respondent", party)));
    }

    private static EventCriteria cases(Tag side) {
        return Boundary.facts(side, CaseOpened.class, CaseDecided.class, CaseAppealed.class, AppealDecided.class);
    }

    @EventSourcingHandler
    OpenMatters on(DuesInvoiced fact) {
        return new OpenMatters(
                party, with(invoices, fact.invoice(), fact.dueOn().plusDays(MembershipPolicy.GRACE_DAYS)), cases);
    }

    /** A term starts when its invoice is settled. */
    @EventSourcingHandler
    OpenMatters on(TermStarted fact) {
        return without(fact.invoice());
    }

    /** The dues of an honour are waived as a whole and start no term. */
    @EventSourcingHandler
    OpenMatters on(DuesWaived fact) {
        return fact.membership() == null ? without(fact.invoice()) : this;
    }

    @EventSourcingHandler
    OpenMatters on(InvoiceVoided fact) {
        return without(fact.invoice());
    }

    private OpenMatters without(@Nullable InvoiceId settled) {
        Map<InvoiceId, LocalDate> after = new HashMap<>(invoices);
        after.keySet().removeIf(invoice -> invoice.equals(settled));
        return new OpenMatters(party, Map.copyOf(after), cases);
    }

    @EventSourcingHandler
    OpenMatters on(CaseOpened fact) {
        return until(fact.caseId(), LocalDate.MAX);
    }

    @EventSourcingHandler
    OpenMatters on(CaseDecided fact) {
        return until(fact.caseId(), fact.appealUntil());
    }

    @EventSourcingHandler
    OpenMatters on(CaseAppealed fact) {
        return until(fact.caseId(), LocalDate.MAX);
    }

    @EventSourcingHandler
    OpenMatters on(AppealDecided fact) {
        return until(fact.caseId(), fact.effectiveOn());
    }

    private OpenMatters until(CaseId caseId, LocalDate end) {
        return new OpenMatters(party, invoices, with(cases, caseId, end));
    }

    private static <K> Map<K, LocalDate> with(Map<K, LocalDate> before, K key, LocalDate end) {
        Map<K, LocalDate> after = new HashMap<>(before);
        after.put(key, end);
        return Map.copyOf(after);
    }

    /** What is open on a day, {@code invoice} or {@code case}; empty if nothing is. */
    public Optional<String> on(LocalDate day) {
        if (invoices.values().stream().anyMatch(day::isBefore)) {
            return Optional.of("invoice");
        }
        return cases.values().stream().anyMatch(day::isBefore) ? Optional.of("case") : Optional.empty();
    }
}
