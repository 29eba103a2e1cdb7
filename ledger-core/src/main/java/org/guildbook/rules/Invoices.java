package org.guildbook.rules;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.axonframework.eventsourcing.annotation.EventCriteriaBuilder;
import org.axonframework.eventsourcing.annotation.EventSourcedEntity;
import org.axonframework.eventsourcing.annotation.EventSourcingHandler;
import org.axonframework.eventsourcing.annotation.reflection.EntityCreator;
import org.axonframework.eventsourcing.annotation.reflection.InjectEntityId;
import org.axonframework.messaging.eventstreaming.EventCriteria;
import org.guildbook.decision.Boundary;
import org.guildbook.events.DuesEvent.DuesInvoiced;
import org.guildbook.events.DuesEvent.DuesPaymentRecorded;
import org.guildbook.events.DuesEvent.DuesWaived;
import org.guildbook.events.DuesEvent.InvoiceVoided;
import org.guildbook.values.InvoiceId;
import org.guildbook.values.MembershipId;
import org.guildbook.values.Tag;

/** The invoices of a membership and what became of each. */
@EventSourcedEntity
public record Invoices(MembershipId membership, Map<InvoiceId, Invoice> byId) {

    @EntityCreator
    public Invoices(@InjectEntityId MembershipId membership) {
        this(membership, Map.of());
    }

    @EventCriteriaBuilder
    static EventCriteria boundary(MembershipId membership) {
        return Boundary.facts(
                Tag.of("membership", membership),
                DuesInvoiced.class,
                DuesPaymentRecorded.class,
                DuesWaived.class,
                InvoiceVoided.class);
    }

    @EventSourcingHandler
    Invoices on(DuesInvoiced fact) {
        return with(fact.invoice(), invoice -> invoice.on(fact));
    }

    @EventSourcingHandler
    Invoices on(DuesPaymentRecorded fact) {
        return with(fact.invoice(), invoice -> invoice.on(fact));
    }

    @EventSourcingHandler
    Invoices on(DuesWaived fact) {
        return with(fact.invoice(), invoice -> invoice.on(fact));
    }

    @EventSourcingHandler
    Invoices on(InvoiceVoided fact) {
        return with(fact.invoice(), invoice -> invoice.on(fact));
    }

    private Invoices with(InvoiceId invoice, UnaryOperator<Invoice> change) {
        Map<InvoiceId, Invoice> after = new LinkedHashMap<>(byId);
        after.put(invoice, change.apply(byId.getOrDefault(invoice, new Invoice(invoice))));
        return new Invoices(membership, Collections.unmodifiableMap(after));
    }

    /** Those of which something is still to be paid. */
    public Stream<Invoice> open() {
        return byId.values().stream().filter(invoice -> invoice.openMinor() > 0);
    }

    /** The cycles whose dues were asked for; those of voided invoices can be asked for again. */
    public Stream<Interval> cycles() {
        return byId.values().stream()
                .filter(invoice -> !invoice.voided())
                .map(Invoice::require)
                .map(asked -> new Interval(asked.from(), asked.toExclusive()));
    }
}
