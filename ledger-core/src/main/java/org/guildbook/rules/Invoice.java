package org.guildbook.rules;

import java.time.LocalDate;
import org.axonframework.eventsourcing.annotation.EventCriteriaBuilder;
import org.axonframework.eventsourcing.annotation.EventSourcedEntity;
import org.axonframework.eventsourcing.annotation.EventSourcingHandler;
import org.axonframework.eventsourcing.annotation.reflection.EntityCreator;
import org.axonframework.eventsourcing.annotation.reflection.InjectEntityId;
import org.axonframework.messaging.eventstreaming.EventCriteria;
import org.guildbook.decision.Boundary;
import org.guildbook.decision.Refused;
import org.guildbook.events.DuesEvent.DuesInvoiced;
import org.guildbook.events.DuesEvent.DuesPaymentRecorded;
import org.guildbook.events.DuesEvent.DuesWaived;
import org.guildbook.events.DuesEvent.InvoiceVoided;
import org.guildbook.values.InvoiceId;
import org.guildbook.values.Tag;
import org.jspecify.annotations.Nullable;

/**
 * An invoice and what became of it: paid and waived parts settle it, or it is voided.
 *
 * @param asked absent while there is no such invoice
 * @param paidMinor in minor units, as {@code waivedMinor}
 * @param lastSettledOn the latest day of a payment or waiver; absent without one
 */
@EventSourcedEntity
public record Invoice(
        InvoiceId invoice,
        @Nullable DuesInvoiced asked,
        long paidMinor,
        long waivedMinor,
        @Nullable LocalDate lastSettledOn,
        boolean voided) {

    @EntityCreator
    public Invoice(@InjectEntityId InvoiceId invoice) {
        this(invoice, null, 0, 0, null, false);
    }

    @EventCriteriaBuilder
    static EventCriteria boundary(InvoiceId invoice) {
        return Boundary.facts(
                Tag.of("invoice", invoice),
                DuesInvoiced.class,
                DuesPaymentRecorded.class,
                DuesWaived.class,
                InvoiceVoided.class);
    }

    @EventSourcingHandler
    Invoice on(DuesInvoiced fact) {
        return new Invoice(invoice, fact, paidMinor, waivedMinor, lastSettledOn, voided);
    }

    @EventSourcingHandler
    Invoice on(DuesPaymentRecorded fact) {
        return new Invoice(
                invoice, asked, paidMinor + fact.amountMinor(), waivedMinor, later(fact.effectiveOn()), voided);
    }

    @EventSourcingHandler
    Invoice on(DuesWaived fact) {
        return new Invoice(
                invoice, asked, paidMinor, waivedMinor + fact.amountMinor(), later(fact.effectiveOn()), voided);
    }

    @EventSourcingHandler
    Invoice on(InvoiceVoided fact) {
        return new Invoice(invoice, asked, paidMinor, waivedMinor, lastSettledOn, true);
    }

    private LocalDate later(LocalDate day) {
        return lastSettledOn == null || day.isAfter(lastSettledOn) ? day : lastSettledOn;
    }

    /** What was asked for; refused as {@code unknown-reference} where nothing was. */
    public DuesInvoiced require() {
        if (asked == null) {
            throw new Refused("unknown-reference").with("invoice", invoice);
        }
        return asked;
    }

    /** What is still to be paid, in minor units; nothing of a voided invoice is. */
    public long openMinor() {
        return voided ? 0 : require().amount().amountMinor() - paidMinor - waivedMinor;
    }

    /** The same; refused as {@code invoice-not-open} where that is nothing. */
    public long requireOpenMinor() {
        long open = openMinor();
        Refused.unless(open > 0, "invoice-not-open");
        return open;
    }

    /** The day of the payment or waiver that settled it; absent while something is open, and where it was voided. */
    public @Nullable LocalDate settledOn() {
        return !voided && openMinor() <= 0 ? lastSettledOn : null;
    }
}
