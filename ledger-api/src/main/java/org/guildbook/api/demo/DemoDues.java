package org.guildbook.api.demo;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.guildbook.api.demo.DemoCast.Staff;
import org.guildbook.dues.InvoiceDues;
import org.guildbook.dues.RecogniseDues;
import org.guildbook.dues.RecogniseDues.SettledTerm;
import org.guildbook.dues.RecordDuesPayment;
import org.guildbook.dues.WhenMemberAdmittedThenInvoiceDues;
import org.guildbook.events.DuesEvent.PaymentMethod;
import org.guildbook.membership.StartTerm;
import org.guildbook.membership.WhenDuesPaymentRecordedThenStartTerm;
import org.guildbook.values.InvoiceId;
import org.guildbook.values.MembershipId;
import org.guildbook.values.Money;
import org.guildbook.values.PartyId;
import org.guildbook.values.PaymentId;
import org.guildbook.values.Sha256;
import org.guildbook.values.TermId;
import org.jspecify.annotations.Nullable;

/** A year of dues: invoices before the old end, payments with receipts, new terms, and income month by month. */
final class DemoDues {

    private static final int INVOICED_DAYS_BEFORE = 60;
    private static final int FIRST_INVOICES_DAYS = 2;
    private static final int BANK_PERCENT = 80;
    private static final int WECHAT_PERCENT = 14;

    /** Far below the limit of a fact, so that one part is quickly decided. */
    private static final int TERMS_PER_PART = 200;

    private static final int MONTHS = 12;

    /**
     * One year of one membership.
     *
     * @param from first day of the invoiced cycle
     * @param paidOn absent when nothing arrives
     * @param termFrom first day of the term that the payment starts
     * @param first for a new member, whom an automation asks for the same dues
     */
    record Cycle(
            MembershipId membership,
            PartyId member,
            LocalDate invoicedOn,
            LocalDate from,
            @Nullable LocalDate paidOn,
            LocalDate termFrom,
            boolean first) {}

    /** A term whose dues arrived: it earns from its first month on. */
    private record Paid(
            TermId term, InvoiceId invoice, LocalDate paidOn, LocalDate from, boolean byBank, DemoStep started) {

        boolean earnsIn(YearMonth month) {
            long passed = YearMonth.from(from).until(month, ChronoUnit.MONTHS);
            return passed >= 0 && passed < MONTHS && !paidOn.isAfter(month.atEndOfMonth());
        }
    }

    private final DemoYear year;
    private final Random random;
    private final List<Paid> paid = new ArrayList<>();
    private int cycles;

    DemoDues(DemoYear year) {
        this.year = year;
        this.random = year.random("dues");
    }

    /** The members of the beginning renew, or leave. */
    void tellRenewals() {
        for (DemoMember member : year.members()) {
            MembershipId membership = year.cast().membership(member.number());
            LocalDate renewsOn = member.renewsOn();
            LocalDate invoicedOn = DemoYear.later(
                    renewsOn.minusDays(INVOICED_DAYS_BEFORE), year.start().plusDays(FIRST_INVOICES_DAYS));
            DemoStep renewed = tell(
                    new Cycle(membership, member.party(), invoicedOn, renewsOn, member.paidOn(), renewsOn, false),
                    null);
            if (renewed != null) {
                LocalDate next = renewsOn.plusYears(1);
                tell(
                        new Cycle(
                                membership,
                                member.party(),
                                next.minusDays(INVOICED_DAYS_BEFORE),
                                next,
                                null,
                                next,
                                false),
                        renewed);
            }
        }
    }

    /** One cycle as far as the story gets; answers the start of its term. */
    @Nullable
    DemoStep tell(Cycle cycle, @Nullable DemoStep after) {
        int number = cycles++;
        PaymentMethod method = method();
        if (!year.tells(cycle.invoicedOn)) {
            return null;
        }
        InvoiceId invoice = cycle.first
                ? WhenMemberAdmittedThenInvoiceDues.invoiceOf(cycle.membership)
                : new InvoiceId(year.ids().of("invoice", number));
        DemoStep invoiced = year.plan()
                .add(
                        "invoice-" + number,
                        new InvoiceDues(
                                PartyId.SYSTEM, invoice, cycle.membership, cycle.member, cycle.from, cycle.invoicedOn),
                        after);
        LocalDate paidOn = cycle.paidOn;
        if (paidOn == null || !year.tells(paidOn)) {
            return null;
        }
        PaymentId paymentId = new PaymentId(year.ids().of("payment", number));
        DemoStep payment = year.plan()
                .add(
                        "payment-" + number,
                        new RecordDuesPayment(
                                year.cast().staff(Staff.TREASURER),
                                paymentId,
                                invoice,
                                cycle.member,
                                method,
                                Sha256.of(year.ids().document("payment-" + number)),
                                new Money(DemoYear.DUES_MINOR, DemoYear.CURRENCY),
                                paidOn),
                        invoiced);
        TermId term = WhenDuesPaymentRecordedThenStartTerm.termOf(paymentId);
        DemoStep started = year.plan()
                .add(
                        "term-" + number,
                        new StartTerm(term, cycle.membership, cycle.member, invoice, PartyId.SYSTEM, paidOn),
                        payment);
        paid.add(new Paid(term, invoice, paidOn, cycle.termFrom, method == PaymentMethod.BANK, started));
        return started;
    }

    private PaymentMethod method() {
        int percent = random.nextInt(100);
        if (percent < BANK_PERCENT) {
            return PaymentMethod.BANK;
        }
        return percent < BANK_PERCENT + WECHAT_PERCENT ? PaymentMethod.WECHAT : PaymentMethod.ALIPAY;
    }

    /** At the end of each month, what was delivered becomes income. */
    void tellIncome() {
        List<DemoStep> before = List.of();
        for (YearMonth month = YearMonth.from(year.start());
                year.tells(month.atEndOfMonth());
                month = month.plusMonths(1)) {
            List<Paid> earning = earningIn(month);
            List<DemoStep> booked = new ArrayList<>();
            for (int from = 0; from < earning.size(); from += TERMS_PER_PART) {
                List<Paid> part = earning.subList(from, Math.min(from + TERMS_PER_PART, earning.size()));
                List<DemoStep> after = new ArrayList<>(before);
                part.forEach(one -> after.add(one.started));
                booked.add(year.plan()
                        .addAfterAll(
                                "income-%s-%d".formatted(month, booked.size() + 1),
                                new RecogniseDues(
                                        PartyId.SYSTEM,
                                        month,
                                        booked.size() + 1,
                                        part.stream()
                                                .map(one -> new SettledTerm(one.term, one.invoice))
                                                .toList()),
                                after));
            }
            before = List.copyOf(booked);
        }
    }

    private List<Paid> earningIn(YearMonth month) {
        return paid.stream().filter(one -> one.earnsIn(month)).toList();
    }

    /** What the month earns, in minor units, without what it catches up. */
    long earnedMinor(YearMonth month) {
        return earningIn(month).size() * (DemoYear.DUES_MINOR / MONTHS);
    }

    /** What arrived at the bank before the day, in minor units. */
    long bankMinorBefore(LocalDate day) {
        return atBankBefore(day).size() * DemoYear.DUES_MINOR;
    }

    /** The steps after which that money is on the ledger. */
    List<DemoStep> atBankBefore(LocalDate day) {
        return paid.stream()
                .filter(one -> one.byBank && one.paidOn.isBefore(day))
                .map(Paid::started)
                .toList();
    }
}
