package org.guildbook.dues;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.axonframework.eventsourcing.annotation.EventCriteriaBuilder;
import org.axonframework.eventsourcing.annotation.EventSourcedEntity;
import org.axonframework.eventsourcing.annotation.EventSourcingHandler;
import org.axonframework.eventsourcing.annotation.reflection.EntityCreator;
import org.axonframework.eventsourcing.annotation.reflection.InjectEntityId;
import org.axonframework.messaging.commandhandling.annotation.CommandHandler;
import org.axonframework.messaging.eventhandling.gateway.EventAppender;
import org.axonframework.messaging.eventstreaming.EventCriteria;
import org.axonframework.modelling.annotation.InjectEntity;
import org.guildbook.decision.Boundary;
import org.guildbook.decision.Command;
import org.guildbook.decision.Refused;
import org.guildbook.decision.Today;
import org.guildbook.decision.WholeCommand;
import org.guildbook.events.DuesEvent.DuesInvoiced;
import org.guildbook.events.DuesEvent.DuesPaymentRecorded;
import org.guildbook.events.DuesEvent.PaymentMethod;
import org.guildbook.events.LedgerEvent;
import org.guildbook.events.Tags;
import org.guildbook.rules.Confidentiality;
import org.guildbook.rules.Invoice;
import org.guildbook.rules.Offices;
import org.guildbook.rules.Vouchers;
import org.guildbook.values.InvoiceId;
import org.guildbook.values.Money;
import org.guildbook.values.PartyId;
import org.guildbook.values.PaymentId;
import org.guildbook.values.Role;
import org.guildbook.values.Series;
import org.guildbook.values.Sha256;
import org.guildbook.values.Tag;

/**
 * A treasurer records that dues arrived; the payer gets a receipt with a gapless number.
 *
 * @param externalRef hash of the reference the bank or channel gave, never the reference itself
 */
public record RecordDuesPayment(
        PartyId recorder,
        PaymentId payment,
        InvoiceId invoice,
        PartyId payer,
        PaymentMethod method,
        Sha256 externalRef,
        Money amount,
        LocalDate effectiveOn)
        implements Command {

    @Override
    public PartyId actor() {
        return recorder;
    }

    static List<LedgerEvent> decide(
            RecordDuesPayment command,
            State state,
            Invoice invoice,
            Confidentiality payer,
            Offices recorder,
            Today today) {
        DuesInvoiced asked = invoice.require();
        recorder.require(Set.of(Role.TREASURER), asked.scope(), command.effectiveOn, today);
        Refused.when(command.recorder.equals(command.payer), "recorder-is-payer");
        Refused.when(command.recorder.equals(asked.member()), "recorder-is-payer");
        Refused.unless(command.amount.amountMinor() > 0, "amount-not-positive");
        Refused.unless(command.amount.unit().equals(asked.amount().unit()), "currency-mismatch");
        Refused.when(state.referenceTaken, "payment-already-recorded");
        Refused.when(state.paymentTaken, "id-already-used");
        long open = invoice.requireOpenMinor();
        if (command.amount.amountMinor() > open) {
            throw new Refused("payment-exceeds-invoices").with("openMinor", open);
        }
        return List.of(new DuesPaymentRecorded(
                command.method,
                command.payment,
                command.invoice,
                asked.requireMembership(),
                command.payer,
                command.recorder,
                command.externalRef,
                Series.duesReceipts(command.effectiveOn.getYear()),
                command.effectiveOn,
                Vouchers.money(
                        command.method.account(),
                        Vouchers.DEFERRED_DUES,
                        command.amount,
                        Vouchers.DUES,
                        // Everybody reads postings, and whoever must not be found is not found by the chapter.
                        payer.flagged() ? null : asked.chapter()),
                command.effectiveOn));
    }

    /** Whether the payment, or one with the same outside reference, was recorded before. */
    @EventSourcedEntity
    record State(RecordDuesPayment command, boolean referenceTaken, boolean paymentTaken) {

        @EntityCreator
        State(@InjectEntityId RecordDuesPayment command) {
            this(command, false, false);
        }

        @EventCriteriaBuilder
        static EventCriteria boundary(RecordDuesPayment command) {
            return EventCriteria.either(
                    Boundary.facts(Tag.of("payment", command.payment), DuesPaymentRecorded.class),
                    Boundary.facts(
                            Tags.externalRef(command.method.name(), command.externalRef), DuesPaymentRecorded.class));
        }

        @EventSourcingHandler
        State on(DuesPaymentRecorded recorded) {
            boolean sameReference = recorded.method() == command.method
                    && recorded.externalRef().equals(command.externalRef);
            return new State(
                    command,
                    referenceTaken || sameReference,
                    paymentTaken || recorded.payment().equals(command.payment));
        }
    }

    static final class Handler {

        @CommandHandler
        void handle(
                RecordDuesPayment command,
                @InjectEntity(idResolver = WholeCommand.class) State state,
                @InjectEntity(idProperty = "invoice") Invoice invoice,
                @InjectEntity(idProperty = "payer") Confidentiality payer,
                @InjectEntity(idProperty = "recorder") Offices recorder,
                Today today,
                EventAppender ledger) {
            ledger.append(decide(command, state, invoice, payer, recorder, today));
        }
    }
}
