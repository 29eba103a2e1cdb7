package org.guildbook.projections.testing;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import org.guildbook.events.AccountsEvent;
import org.guildbook.events.AccountsEvent.ExpenseApproved;
import org.guildbook.events.AccountsEvent.ExpensePaid;
import org.guildbook.events.AccountsEvent.ExpenseSubmitted;
import org.guildbook.events.DuesEvent.DuesInvoiced;
import org.guildbook.events.DuesEvent.DuesPaymentRecorded;
import org.guildbook.events.DuesEvent.DuesRecognised;
import org.guildbook.events.DuesEvent.PaymentMethod;
import org.guildbook.events.LedgerEvent;
import org.guildbook.events.MembershipEvent.TermBasis;
import org.guildbook.events.MembershipEvent.TermStarted;
import org.guildbook.values.ChapterId;
import org.guildbook.values.ExpenseId;
import org.guildbook.values.InvoiceId;
import org.guildbook.values.MembershipId;
import org.guildbook.values.Money;
import org.guildbook.values.PartyId;
import org.guildbook.values.PaymentId;
import org.guildbook.values.Posting;
import org.guildbook.values.Series;
import org.guildbook.values.Sha256;
import org.guildbook.values.TermId;

/** The money of a seeded community: dues and expenses. */
final class SeededBooks {

    private static final Money DUES = new Money(1_008_000, "CNY");

    private static final String BANK = "assets:bank:main";

    private static final String DEFERRED = "liabilities:deferred-dues";

    private final Draw draw;
    private final List<ChapterId> chapters;
    private final List<LedgerEvent> facts;
    private final List<TermId> terms = new ArrayList<>();

    SeededBooks(Draw draw, List<ChapterId> chapters, List<LedgerEvent> facts) {
        this.draw = draw;
        this.chapters = chapters;
        this.facts = facts;
    }

    void pay(PartyId member, MembershipId membership, ChapterId chapter, LocalDate from) {
        InvoiceId invoice = new InvoiceId(draw.uuid());
        TermId term = new TermId(draw.uuid());
        terms.add(term);
        facts.add(new DuesInvoiced(
                invoice, membership, member, chapter, DUES, from, from.plusYears(1), from.plusDays(30), from));
        facts.add(new DuesPaymentRecorded(
                PaymentMethod.BANK,
                new PaymentId(draw.uuid()),
                invoice,
                membership,
                member,
                new PartyId(draw.uuid()),
                new Sha256("%064x".formatted(draw.random().nextLong(Long.MAX_VALUE))),
                Series.duesReceipts(2025),
                from,
                List.of(Posting.debit(BANK, DUES, "DUES", chapter), Posting.credit(DEFERRED, DUES, "DUES", chapter)),
                from));
        // Some leave early, so that boards have members in their histogram who are no longer ranked.
        LocalDate end = draw.random().nextInt(5) == 0 ? from.plusMonths(5) : from.plusYears(1);
        facts.add(
                new TermStarted(membership, term, member, from, end, from, TermBasis.JOIN, invoice, null, null, from));
    }

    void recognise(YearMonth month) {
        Money earned = new Money(84_000L * terms.size(), "CNY");
        LocalDate day = month.atEndOfMonth();
        facts.add(new DuesRecognised(
                month,
                1,
                terms.size(),
                List.of(new DuesRecognised.Share(terms.getFirst(), earned)),
                Series.journalVouchers(month.getYear(), month.getMonthValue()),
                day,
                List.of(
                        Posting.debit(DEFERRED, earned, "DUES", null),
                        Posting.credit("income:dues:earned", earned, "DUES", null)),
                day));
    }

    void spend(LocalDate day) {
        ChapterId chapter = chapters.get(draw.random().nextInt(chapters.size()));
        AccountsEvent.Category category = draw.any(AccountsEvent.Category.values());
        ExpenseId expense = new ExpenseId(draw.uuid());
        Money amount = new Money(1 + draw.random().nextInt(500_000), "CNY");
        PartyId submitter = draw.someone();
        facts.add(new ExpenseSubmitted(
                expense,
                submitter,
                submitter,
                category,
                chapter,
                "DUES",
                amount,
                List.of(new Sha256("a".repeat(64))),
                day));
        facts.add(new ExpenseApproved(
                category,
                expense,
                List.of(draw.someone()),
                Series.journalVouchers(day.getYear(), day.getMonthValue()),
                day,
                List.of(
                        Posting.debit(category.account(), amount, "DUES", chapter),
                        Posting.credit("liabilities:payables", amount, "DUES", chapter)),
                day));
        facts.add(new ExpensePaid(
                category,
                expense,
                draw.someone(),
                submitter,
                Series.paymentsMade(day.getYear()),
                day,
                List.of(
                        Posting.debit("liabilities:payables", amount, "DUES", chapter),
                        Posting.credit(BANK, amount, "DUES", chapter)),
                day));
    }
}
