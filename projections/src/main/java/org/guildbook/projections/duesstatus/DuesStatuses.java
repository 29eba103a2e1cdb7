package org.guildbook.projections.duesstatus;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.guildbook.events.DuesEvent.WaiverReason;
import org.guildbook.projections.runtime.AsOf;
import org.guildbook.projections.runtime.Marks;
import org.guildbook.values.CommunityId;
import org.guildbook.values.InvoiceId;
import org.guildbook.values.Money;
import org.guildbook.values.PartyId;
import org.guildbook.values.PaymentId;
import org.guildbook.values.Sha256;
import org.guildbook.values.TermId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Invoices and receipts of members. */
public final class DuesStatuses {

    private final JdbcClient db;

    public DuesStatuses(JdbcClient db) {
        this.db = db;
    }

    /** The invoices of a member, newest cycle first. */
    public Dues of(CommunityId community, PartyId member) {
        Map<UUID, List<Receipt>> receipts = new HashMap<>();
        db.sql("""
                SELECT r.* FROM projection.receipt r JOIN projection.invoice i USING (community, invoice)
                WHERE community = ? AND i.member = ? ORDER BY r.position""").params(community.value(), member.value()).query(row -> {
            receipts.computeIfAbsent(row.getObject("invoice", UUID.class), _ -> new ArrayList<>())
                    .add(receipt(row));
        });
        Map<UUID, List<Waiver>> waivers = new HashMap<>();
        db.sql("""
                SELECT w.* FROM projection.waiver w JOIN projection.invoice i USING (community, invoice)
                WHERE community = ? AND i.member = ? ORDER BY w.position""").params(community.value(), member.value()).query(row -> {
            waivers.computeIfAbsent(row.getObject("invoice", UUID.class), _ -> new ArrayList<>())
                    .add(waiver(row));
        });
        List<Invoice> invoices = db.sql("""
                        SELECT * FROM projection.invoice
                        WHERE community = ? AND member = ? ORDER BY from_day DESC, position DESC""")
                .params(community.value(), member.value())
                .query((row, _) -> {
                    UUID invoice = row.getObject("invoice", UUID.class);
                    return invoice(
                            row, receipts.getOrDefault(invoice, List.of()), waivers.getOrDefault(invoice, List.of()));
                })
                .list();
        List<TakenOver> takenOver = db.sql("""
                        SELECT * FROM projection.dues_taken_over
                        WHERE community = ? AND member = ? ORDER BY paid_on DESC, position DESC""")
                .params(community.value(), member.value())
                .query((row, _) -> takenOver(row))
                .list();
        return new Dues(Marks.asOf(db, DuesStatusProjection.NAME, community), member, invoices, takenOver);
    }

    private static TakenOver takenOver(ResultSet row) throws SQLException {
        return new TakenOver(
                new PaymentId(row.getObject("payment", UUID.class)),
                new TermId(row.getObject("term", UUID.class)),
                new Money(row.getLong("amount"), row.getString("unit")),
                row.getObject("paid_on", LocalDate.class),
                row.getLong("position"));
    }

    private static Invoice invoice(ResultSet row, List<Receipt> receipts, List<Waiver> waivers) throws SQLException {
        Money nothing = new Money(0, row.getString("unit"));
        return new Invoice(
                new InvoiceId(row.getObject("invoice", UUID.class)),
                new Money(row.getLong("amount"), row.getString("unit")),
                receipts.stream().map(Receipt::amount).reduce(nothing, Money::plus),
                waivers.stream().map(Waiver::amount).reduce(nothing, Money::plus),
                row.getObject("voided_on", LocalDate.class),
                row.getObject("from_day", LocalDate.class),
                row.getObject("to_exclusive", LocalDate.class),
                row.getObject("due_on", LocalDate.class),
                row.getLong("position"),
                List.copyOf(receipts),
                List.copyOf(waivers));
    }

    private static Waiver waiver(ResultSet row) throws SQLException {
        return new Waiver(
                row.getString("document"),
                new Money(row.getLong("amount"), row.getString("unit")),
                WaiverReason.valueOf(row.getString("reason")),
                row.getObject("booked_on", LocalDate.class),
                row.getLong("position"));
    }

    private static Receipt receipt(ResultSet row) throws SQLException {
        return new Receipt(
                row.getString("document"),
                new PaymentId(row.getObject("payment", UUID.class)),
                new Money(row.getLong("amount"), row.getString("unit")),
                row.getObject("booked_on", LocalDate.class),
                row.getLong("position"),
                new Sha256(row.getString("hash")),
                row.getObject("at", OffsetDateTime.class).toInstant());
    }

    /**
     * What a member was asked to pay.
     *
     * @param takenOver newest first
     */
    public record Dues(AsOf asOf, PartyId member, List<Invoice> invoices, List<TakenOver> takenOver) {}

    /** A payment for a term from before the community kept this ledger; no entry of its books. */
    public record TakenOver(PaymentId payment, TermId term, Money amount, LocalDate paidOn, long position) {}

    /**
     * The dues of the cycle {@code [from, toExclusive)}; settled when receipts and waivers cover the amount.
     *
     * @param voidedOn the day from which nobody waits for them any more; absent for most
     */
    public record Invoice(
            InvoiceId invoice,
            Money amount,
            Money paid,
            Money waived,
            @Nullable LocalDate voidedOn,
            LocalDate from,
            LocalDate toExclusive,
            LocalDate dueOn,
            long position,
            List<Receipt> receipts,
            List<Waiver> waivers) {

        public boolean settled() {
            return paid.amountMinor() + waived.amountMinor() >= amount.amountMinor();
        }

        /** Whether something is still to be paid. */
        public boolean open() {
            return !settled() && voidedOn == null;
        }
    }

    /** The numbered acknowledgement that dues are not demanded. */
    public record Waiver(String document, Money amount, WaiverReason reason, LocalDate bookedOn, long position) {}

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
