package org.guildbook.projections.duesstatus;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.guildbook.projections.runtime.AsOf;
import org.guildbook.values.CommunityId;
import org.guildbook.values.InvoiceId;
import org.guildbook.values.Money;
import org.guildbook.values.PartyId;
import org.guildbook.values.PaymentId;
import org.guildbook.values.Sha256;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Invoices and receipts of members. */
public final class DuesStatuses {

    private final JdbcClient db;

    public DuesStatuses(JdbcClient db) {
        this.db = db;
    }

    /** The invoices of a member, newest cycle first. */
    public Dues of(CommunityId community, PartyId member) {
        return org.guildbook.projections.runtime.Pending.answer(java.util.List.of(), "" + community + member + db);
    }

    /** What a member was asked to pay. */
    public record Dues(AsOf asOf, PartyId member, List<Invoice> invoices) {}

    /** The dues of the cycle {@code [from, toExclusive)}; settled when the receipts cover the amount. */
    public record Invoice(
            InvoiceId invoice,
            Money amount,
            Money paid,
            LocalDate from,
            LocalDate toExclusive,
            LocalDate dueOn,
            long position,
            List<Receipt> receipts) {

        public boolean settled() {
            return paid.amountMinor() >= amount.amountMinor();
        }
    }

    /** The numbered acknowledgement of a payment. */
    public record Receipt(
            String document,
            PaymentId payment,
            Money amount,
            LocalDate bookedOn,
            long position,
            Sha256 hash,
            Instant at) {}
}
