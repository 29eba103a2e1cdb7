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
        return List.of("invoice", "receipt", "dues_taken_over");
    }

    @Override
    public void apply(List<Recorded> page, JdbcOperations db) {
        Rows invoices = new Rows(
                "community uuid",
                "member uuid",
                "invoice uuid",
                "amount bigint",
                "unit text",
                "from_day date",
                "to_exclusive date",
                "due_on date",
                "position bigint");
        Rows receipts = new Rows(
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
        Rows openings = new Rows(
                "community uuid",
                "member uuid",
                "payment uuid",
                "term uuid",
                "amount bigint",
                "unit text",
                "paid_on date",
                "position bigint");
        for (Recorded recorded : page) {
            switch (recorded.fact()) {
                case DuesEvent event -> add(recorded, event, invoices, receipts, openings);
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
        invoices.insert(db, "invoice", "");
        receipts.insert(db, "receipt", "");
        openings.insert(db, "dues_taken_over", "");
    }

    private static void add(Recorded recorded, DuesEvent event, Rows invoices, Rows receipts, Rows openings) {
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
                        Objects.requireNonNull(recorded.document(), "a receipt without a number"),
                        paid.amountMinor(),
                        paid.postings().getFirst().unit(),
                        paid.bookedOn(),
                        recorded.position(),
                        recorded.hash(),
                        recorded.at());
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
}
