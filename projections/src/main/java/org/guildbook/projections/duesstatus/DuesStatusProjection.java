package org.guildbook.projections.duesstatus;

import java.util.List;
import java.util.Objects;
import org.guildbook.events.AccountsEvent;
import org.guildbook.events.ChapterEvent;
import org.guildbook.events.CommunityEvent;
import org.guildbook.events.ConductEvent;
import org.guildbook.events.ContributionEvent;
import org.guildbook.events.DuesEvent;
import org.guildbook.events.DuesEvent.DuesInvoiced;
import org.guildbook.events.DuesEvent.DuesPaymentRecorded;
import org.guildbook.events.DuesEvent.DuesRecognised;
import org.guildbook.events.DuesEvent.DuesScheduleEnacted;
import org.guildbook.events.DuesEvent.DuesTakenOver;
import org.guildbook.events.DuesEvent.DuesWaived;
import org.guildbook.events.DuesEvent.InvoiceVoided;
import org.guildbook.events.MembershipEvent;
import org.guildbook.events.PointsEvent;
import org.guildbook.events.PolicyEvent;
import org.guildbook.events.PrivacyEvent;
import org.guildbook.events.Recorded;
import org.guildbook.events.StandingEvent;
import org.guildbook.events.TransferEvent;
import org.guildbook.projections.runtime.Projection;
import org.guildbook.projections.runtime.Rows;
import org.springframework.jdbc.core.JdbcOperations;

/** Writes {@link DuesStatuses}. */
public final class DuesStatusProjection implements Projection {

    public static final String NAME = "duesstatus";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<String> tables() {
        return List.of("invoice", "receipt", "waiver", "dues_taken_over");
    }

    @Override
    public void apply(List<Recorded> page, JdbcOperations db) {
        Page rows = new Page();
        page.forEach(rows::add);
        rows.write(db);
    }

    private static final class Page {

        private final Rows invoices = new Rows(
                "community uuid",
                "member uuid",
                "invoice uuid",
                "amount bigint",
                "unit text",
                "from_day date",
                "to_exclusive date",
                "due_on date",
                "position bigint");
        private final Rows receipts = new Rows(
                "community uuid",
                "invoice uuid",
                "payment uuid",
                "document text",
                "amount bigint",
                "unit text",
                "booked_on date",
                "position bigint",
                "hash text",
                "at timestamptz");
        private final Rows waivers = new Rows(
                "community uuid",
                "invoice uuid",
                "position bigint",
                "document text",
                "amount bigint",
                "unit text",
                "reason text",
                "booked_on date");
        private final Rows voided = new Rows("community uuid", "member uuid", "invoice uuid", "day date");
        private final Rows openings = new Rows(
                "community uuid",
                "member uuid",
                "payment uuid",
                "term uuid",
                "amount bigint",
                "unit text",
                "paid_on date",
                "position bigint");

        void add(Recorded recorded) {
            switch (recorded.fact()) {
                case DuesEvent event -> add(recorded, event);
                case CommunityEvent _,
                        ChapterEvent _,
                        MembershipEvent _,
                        ConductEvent _,
                        AccountsEvent _,
                        ContributionEvent _,
                        PointsEvent _,
                        PolicyEvent _,
                        PrivacyEvent _,
                        StandingEvent _,
                        TransferEvent _ -> {}
            }
        }

        private void add(Recorded recorded, DuesEvent event) {
            switch (event) {
                case DuesInvoiced invoiced ->
                    invoices.add(
                            recorded.community(),
                            invoiced.member(),
                            invoiced.invoice(),
                            invoiced.amount().amountMinor(),
                            invoiced.amount().unit(),
                            invoiced.from(),
                            invoiced.toExclusive(),
                            invoiced.dueOn(),
                            recorded.position());
                case DuesPaymentRecorded paid ->
                    receipts.add(
                            recorded.community(),
                            paid.invoice(),
                            paid.payment(),
                            document(recorded),
                            paid.amountMinor(),
                            paid.postings().getFirst().unit(),
                            paid.bookedOn(),
                            recorded.position(),
                            recorded.hash(),
                            recorded.at());
                case DuesWaived waived ->
                    waivers.add(
                            recorded.community(),
                            waived.invoice(),
                            recorded.position(),
                            document(recorded),
                            waived.amountMinor(),
                            waived.postings().getFirst().unit(),
                            waived.reason(),
                            waived.bookedOn());
                case InvoiceVoided one ->
                    voided.add(recorded.community(), one.member(), one.invoice(), one.effectiveOn());
                case DuesTakenOver taken ->
                    openings.add(
                            recorded.community(),
                            taken.member(),
                            taken.payment(),
                            taken.term(),
                            taken.amount().amountMinor(),
                            taken.amount().unit(),
                            taken.paidOn(),
                            recorded.position());
                case DuesScheduleEnacted _, DuesRecognised _ -> {}
            }
        }

        private static String document(Recorded recorded) {
            return Objects.requireNonNull(recorded.document(), "a voucher without a number");
        }

        void write(JdbcOperations db) {
            invoices.insert(db, "invoice", "");
            receipts.insert(db, "receipt", "");
            waivers.insert(db, "waiver", "");
            openings.insert(db, "dues_taken_over", "");
            voided.write(db, """
                    UPDATE invoice i SET voided_on = r.day
                    FROM {rows} WHERE i.community = r.community AND i.member = r.member AND i.invoice = r.invoice""");
        }
    }
}
