package org.guildbook.dues;

import java.time.LocalDate;
import org.guildbook.events.DuesEvent.DuesInvoiced;
import org.guildbook.events.DuesEvent.DuesWaived;
import org.guildbook.events.DuesEvent.InvoiceVoided;
import org.guildbook.events.DuesEvent.VoidReason;
import org.guildbook.events.DuesEvent.WaiverReason;
import org.guildbook.rules.Invoice;
import org.guildbook.rules.Vouchers;
import org.guildbook.values.Money;
import org.guildbook.values.ResolutionId;
import org.guildbook.values.Series;
import org.jspecify.annotations.Nullable;

/** The facts that nobody waits for dues any more, whichever way it came to that. */
final class SettledDues {

    /** The voucher: assessed and waived at once. Everybody reads postings, so they name no chapter. */
    static DuesWaived waived(
            DuesInvoiced asked, Money amount, WaiverReason reason, @Nullable ResolutionId resolution, LocalDate day) {
        return new DuesWaived(
                asked.invoice(),
                asked.membership(),
                asked.member(),
                asked.chapter(),
                reason,
                resolution,
                Series.waivers(day.getYear()),
                day,
                Vouchers.money(reason.account(), Vouchers.DUES_ASSESSED, amount, Vouchers.DUES, null),
                day);
    }

    /** The fact that an open invoice is not waited for any more; only those of a membership are ever open. */
    static InvoiceVoided voided(Invoice invoice, VoidReason reason, LocalDate day) {
        DuesInvoiced asked = invoice.require();
        return new InvoiceVoided(
                invoice.invoice(),
                asked.requireMembership(),
                asked.member(),
                new Money(invoice.openMinor(), asked.amount().unit()),
                reason,
                day);
    }

    private SettledDues() {}
}
