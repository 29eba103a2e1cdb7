package org.guildbook.dues;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.axonframework.messaging.commandhandling.annotation.CommandHandler;
import org.axonframework.messaging.eventhandling.gateway.EventAppender;
import org.axonframework.modelling.annotation.InjectEntity;
import org.guildbook.decision.Command;
import org.guildbook.decision.Refused;
import org.guildbook.decision.Today;
import org.guildbook.events.DuesEvent.DuesInvoiced;
import org.guildbook.events.DuesEvent.InvoiceVoided;
import org.guildbook.events.DuesEvent.VoidReason;
import org.guildbook.events.LedgerEvent;
import org.guildbook.rules.Invoice;
import org.guildbook.rules.Offices;
import org.guildbook.values.InvoiceId;
import org.guildbook.values.Money;
import org.guildbook.values.PartyId;
import org.guildbook.values.Role;
import org.jspecify.annotations.Nullable;

/** A treasurer takes back an invoice of which nothing was paid; its cycle can be invoiced again. */
public record VoidInvoice(InvoiceId invoice, @Nullable VoidReason reason, PartyId actor, LocalDate effectiveOn)
        implements Command {

    static List<LedgerEvent> decide(VoidInvoice command, Invoice invoice, Offices actor, Today today) {
        DuesInvoiced asked = invoice.require();
        actor.require(Set.of(Role.TREASURER), asked.scope(), command.effectiveOn, today);
        VoidReason reason = command.reason;
        if (reason == null) {
            throw new Refused("reason-missing");
        }
        invoice.requireOpenMinor();
        Refused.when(invoice.paidMinor() > 0, "invoice-partly-paid");
        return List.of(new InvoiceVoided(
                invoice.invoice(),
                asked.requireMembership(),
                asked.member(),
                new Money(invoice.openMinor(), asked.amount().unit()),
                reason,
                command.effectiveOn));
    }

    static final class Handler {

        @CommandHandler
        void handle(
                VoidInvoice command,
                @InjectEntity(idProperty = "invoice") Invoice invoice,
                @InjectEntity(idProperty = "actor") Offices actor,
                Today today,
                EventAppender ledger) {
            ledger.append(decide(command, invoice, actor, today));
        }
    }
}
