package org.guildbook.dues;

import static org.guildbook.testing.Guild.TREASURER;
import static org.guildbook.testing.Guild.day;
import static org.guildbook.testing.Guild.id;
import static org.guildbook.testing.Guild.membership;

import java.util.List;
import org.guildbook.events.DuesEvent.DuesInvoiced;
import org.guildbook.events.DuesEvent.DuesPaymentRecorded;
import org.guildbook.events.DuesEvent.DuesScheduleEnacted;
import org.guildbook.events.DuesEvent.DuesScheduleEnacted.Amount;
import org.guildbook.events.DuesEvent.DuesWaived;
import org.guildbook.events.DuesEvent.PaymentMethod;
import org.guildbook.events.DuesEvent.WaiverReason;
import org.guildbook.events.MembershipEvent.MembershipType;
import org.guildbook.events.MembershipEvent.TermBasis;
import org.guildbook.events.MembershipEvent.TermStarted;
import org.guildbook.rules.Vouchers;
import org.guildbook.values.ChapterId;
import org.guildbook.values.InvoiceId;
import org.guildbook.values.Money;
import org.guildbook.values.PartyId;
import org.guildbook.values.PaymentId;
import org.guildbook.values.ScheduleId;
import org.guildbook.values.Series;
import org.guildbook.values.Sha256;
import org.guildbook.values.TermId;
import org.jspecify.annotations.Nullable;

/** The facts that tests about dues begin with: Ann of Beijing, a schedule, a treasurer. */
final class DuesTestFacts {

    static final Money YEARLY = new Money(1_008_000, "CNY");
    static final InvoiceId INVOICE = new InvoiceId(id(301));
    static final TermId TERM = new TermId(id(401));

    static DuesScheduleEnacted schedule() {
        return schedule("2025-01-01", YEARLY);
    }

    static DuesScheduleEnacted schedule(String from, Money yearly) {
        return new DuesScheduleEnacted(
                new ScheduleId(id(300)),
                List.of(new Amount(MembershipType.ORDINARY, yearly)),
                day(from),
                null,
                day("2025-01-01"));
    }

    static DuesInvoiced invoiced(InvoiceId invoice, PartyId member, ChapterId chapter, Money amount) {
        return new DuesInvoiced(
                invoice,
                membership(member),
                member,
                chapter,
                amount,
                day("2026-01-06"),
                day("2027-01-06"),
                day("2026-01-06"),
                day("2026-01-01"));
    }

    static DuesPaymentRecorded paid(InvoiceId invoice, PartyId member, @Nullable ChapterId chapter, long minor) {
        return new DuesPaymentRecorded(
                PaymentMethod.WECHAT,
                new PaymentId(id(minor)),
                invoice,
                membership(member),
                member,
                TREASURER,
                reference(minor),
                Series.duesReceipts(2026),
                day("2026-01-06"),
                Vouchers.money(
                        PaymentMethod.WECHAT.account(),
                        Vouchers.DEFERRED_DUES,
                        new Money(minor, "CNY"),
                        Vouchers.DUES,
                        chapter),
                day("2026-01-06"));
    }

    static DuesWaived waived(InvoiceId invoice, PartyId member, long minor) {
        return new DuesWaived(
                invoice,
                membership(member),
                member,
                null,
                WaiverReason.HARDSHIP,
                null,
                Series.waivers(2026),
                day("2026-01-06"),
                Vouchers.money(
                        WaiverReason.HARDSHIP.account(),
                        Vouchers.DUES_ASSESSED,
                        new Money(minor, "CNY"),
                        Vouchers.DUES,
                        null),
                day("2026-01-06"));
    }

    static TermStarted term(TermId term, InvoiceId invoice, PartyId member) {
        return new TermStarted(
                membership(member),
                term,
                member,
                day("2026-01-06"),
                day("2027-01-06"),
                day("2026-01-06"),
                TermBasis.RENEWAL,
                invoice,
                null,
                null,
                day("2026-01-06"));
    }

    static Sha256 reference(long number) {
        return new Sha256("%064x".formatted(number));
    }

    private DuesTestFacts() {}
}
