package org.guildbook.dues;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.axonframework.messaging.commandhandling.annotation.CommandHandler;
import org.axonframework.messaging.eventhandling.gateway.EventAppender;
import org.axonframework.modelling.annotation.InjectEntity;
import org.guildbook.decision.Command;
import org.guildbook.decision.Refused;
import org.guildbook.decision.ThisCommunity;
import org.guildbook.decision.Today;
import org.guildbook.events.ChapterEvent.Subject;
import org.guildbook.events.DuesEvent.DuesInvoiced;
import org.guildbook.events.DuesEvent.DuesWaived;
import org.guildbook.events.DuesEvent.WaiverReason;
import org.guildbook.events.LedgerEvent;
import org.guildbook.rules.Founding;
import org.guildbook.rules.Invoice;
import org.guildbook.rules.Offices;
import org.guildbook.rules.Resolved;
import org.guildbook.rules.Vouchers;
import org.guildbook.values.InvoiceId;
import org.guildbook.values.Money;
import org.guildbook.values.PartyId;
import org.guildbook.values.ResolutionId;
import org.guildbook.values.Role;
import org.guildbook.values.Series;
import org.jspecify.annotations.Nullable;

/**
 * By a resolution of the board, dues or a part of them are not demanded; the waiver has a gapless number.
 *
 * @param amount not more than is still open
 * @param resolution of the board about the person; needed once the founding phase is over
 */
public record WaiveDues(
        InvoiceId invoice,
        Money amount,
        @Nullable WaiverReason reason,
        @Nullable ResolutionId resolution,
        PartyId actor,
        LocalDate effectiveOn)
        implements Command {

    public Resolved.By resolved() {
        return new Resolved.By(resolution);
    }

    static List<LedgerEvent> decide(
            WaiveDues command, Invoice invoice, Founding founding, Resolved resolved, Offices actor, Today today) {
        DuesInvoiced asked = invoice.require();
        actor.require(Set.of(Role.ADMISSION_SECRETARY), asked.scope(), command.effectiveOn, today);
        resolved.require(
                !founding.openOn(today.date()), Resolved.BOARD, Subject.PERSONAL, asked.scope(), command.effectiveOn);
        WaiverReason reason = command.reason;
        if (reason == null) {
            throw new Refused("reason-missing");
        }
        Refused.unless(command.amount.amountMinor() > 0, "amount-not-positive");
        Refused.unless(command.amount.unit().equals(asked.amount().unit()), "currency-mismatch");
        long open = invoice.requireOpenMinor();
        if (command.amount.amountMinor() > open) {
            throw new Refused("waiver-exceeds-open-amount").with("openMinor", open);
        }
        // Assessed and waived at once; everybody reads postings, so they name no chapter.
        return List.of(new DuesWaived(
                asked.invoice(),
                asked.membership(),
                asked.member(),
                asked.chapter(),
                reason,
                command.resolution,
                Series.waivers(command.effectiveOn.getYear()),
                command.effectiveOn,
                Vouchers.money(reason.account(), Vouchers.DUES_ASSESSED, command.amount, Vouchers.DUES, null),
                command.effectiveOn));
    }

    static final class Handler {

        @CommandHandler
        void handle(
                WaiveDues command,
                @InjectEntity(idProperty = "invoice") Invoice invoice,
                @InjectEntity(idResolver = ThisCommunity.class) Founding founding,
                @InjectEntity(idProperty = "resolved") Resolved resolved,
                @InjectEntity(idProperty = "actor") Offices actor,
                Today today,
                EventAppender ledger) {
            ledger.append(decide(command, invoice, founding, resolved, actor, today));
        }
    }
}
