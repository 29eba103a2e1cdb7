package org.guildbook.membership;

import static org.guildbook.testing.Decisions.given;
import static org.guildbook.testing.Guild.BEIJING;
import static org.guildbook.testing.Guild.BO;
import static org.guildbook.testing.Guild.CHEN;
import static org.guildbook.testing.Guild.OWNER;
import static org.guildbook.testing.Guild.STAFF;
import static org.guildbook.testing.Guild.TREASURER;
import static org.guildbook.testing.Guild.day;
import static org.guildbook.testing.Guild.id;
import static org.guildbook.testing.Guild.membership;
import static org.guildbook.testing.Guild.office;

import java.util.List;
import org.guildbook.events.ChapterEvent.Basis;
import org.guildbook.events.DuesEvent.DuesInvoiced;
import org.guildbook.events.DuesEvent.DuesPaymentRecorded;
import org.guildbook.events.DuesEvent.DuesWaived;
import org.guildbook.events.DuesEvent.PaymentMethod;
import org.guildbook.events.DuesEvent.WaiverReason;
import org.guildbook.events.MembershipEvent.HonoraryMembershipConferred;
import org.guildbook.events.MembershipEvent.MemberAdmitted;
import org.guildbook.events.MembershipEvent.MembershipPaused;
import org.guildbook.events.MembershipEvent.MembershipType;
import org.guildbook.events.MembershipEvent.TermBasis;
import org.guildbook.events.MembershipEvent.TermStarted;
import org.guildbook.testing.Decisions;
import org.guildbook.values.InvoiceId;
import org.guildbook.values.Money;
import org.guildbook.values.PartyId;
import org.guildbook.values.PaymentId;
import org.guildbook.values.Posting;
import org.guildbook.values.Role;
import org.guildbook.values.Scope;
import org.guildbook.values.Series;
import org.guildbook.values.Sha256;
import org.guildbook.values.TermId;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class StartTermTest {

    private static final TermId TERM = new TermId(id(701));
    private static final InvoiceId FIRST = new InvoiceId(id(801));
    private static final InvoiceId SECOND = new InvoiceId(id(802));

    private final Decisions admitted = given(
            office(Role.TREASURER, Scope.COMMUNITY, TREASURER),
            new MemberAdmitted(
                    Candidacy.APPLICATION,
                    membership(BO),
                    BO,
                    BO,
                    MembershipType.ORDINARY,
                    BEIJING,
                    List.of(OWNER, STAFF),
                    Basis.DECISION,
                    null,
                    day("2026-02-01")),
            invoiced(FIRST, "2026-02-01"));

    private final Decisions member = admitted.and(paid(FIRST, 1, 1_008_000, "2026-02-10"), firstTerm());

    @Test
    void the_first_term_starts_on_the_day_its_dues_were_settled() {
        for (PartyId actor : new PartyId[] {PartyId.SYSTEM, TREASURER}) {
            admitted.and(paid(FIRST, 1, 1_008_000, "2026-02-10"))
                    .when(start(FIRST, actor, "2026-02-12"))
                    .facts(started(TERM, TermBasis.JOIN, FIRST, "2026-02-10", "2026-02-10", null, "2026-02-12"));
        }
    }

    @Test
    void nobody_else_starts_it() {
        admitted.and(paid(FIRST, 1, 1_008_000, "2026-02-10"))
                .when(start(FIRST, BO, "2026-02-12"))
                .refused("not-authorised");
    }

    @Test
    void the_whole_invoice_is_paid() {
        admitted.when(start(FIRST, PartyId.SYSTEM, "2026-02-12")).refused("dues-not-settled");
        Decisions almost = admitted.and(paid(FIRST, 1, 1_007_999, "2026-02-10"));
        almost.when(start(FIRST, PartyId.SYSTEM, "2026-02-12")).refused("dues-not-settled");
        almost.and(paid(FIRST, 2, 1, "2026-02-11"))
                .when(start(FIRST, PartyId.SYSTEM, "2026-02-12"))
                .facts(started(TERM, TermBasis.JOIN, FIRST, "2026-02-11", "2026-02-11", null, "2026-02-12"));
    }

    @Test
    void what_is_waived_needs_no_payment() {
        Decisions almost = admitted.and(paid(FIRST, 1, 1_007_999, "2026-02-10"));
        almost.and(waived(1, "2026-02-11"))
                .when(start(FIRST, PartyId.SYSTEM, "2026-02-12"))
                .facts(started(TERM, TermBasis.JOIN, FIRST, "2026-02-11", "2026-02-11", null, "2026-02-12"));
        admitted.and(waived(1_008_000, "2026-02-11"))
                .when(start(FIRST, PartyId.SYSTEM, "2026-02-12"))
                .recorded();
    }

    @Test
    void a_payment_counts_from_its_own_day() {
        admitted.and(paid(FIRST, 1, 1_008_000, "2026-02-13"))
                .when(start(FIRST, PartyId.SYSTEM, "2026-02-12"))
                .refused("dues-not-settled");
    }

    @Test
    void the_first_dues_are_paid_within_30_days() {
        admitted.and(paid(FIRST, 1, 1_008_000, "2026-03-02"))
                .when(start(FIRST, PartyId.SYSTEM, "2026-03-10"))
                .recorded();
        admitted.and(paid(FIRST, 1, 1_008_000, "2026-03-03"))
                .when(start(FIRST, PartyId.SYSTEM, "2026-03-10"))
                .refused("admission-expired");
    }

    @Test
    void a_renewal_starts_at_the_old_end_also_in_grace() {
        for (String paidOn : new String[] {"2027-01-05", "2027-02-10", "2027-03-11"}) {
            member.and(invoiced(SECOND, "2027-02-10"), paid(SECOND, 2, 1_008_000, paidOn))
                    .when(start(SECOND, PartyId.SYSTEM, "2027-03-15"))
                    .facts(started(TERM, TermBasis.RENEWAL, SECOND, "2027-02-10", paidOn, null, "2027-03-15"));
        }
    }

    @Test
    void a_pause_after_the_dues_were_asked_for_moves_the_renewal() {
        member.and(
                        invoiced(SECOND, "2027-02-10"),
                        new MembershipPaused(
                                membership(BO), BO, day("2027-01-01"), day("2027-01-31"), OWNER, day("2026-12-20")),
                        paid(SECOND, 2, 1_008_000, "2027-02-20"))
                .when(start(SECOND, PartyId.SYSTEM, "2027-02-20"))
                .facts(started(TERM, TermBasis.RENEWAL, SECOND, "2027-03-12", "2027-02-20", null, "2027-02-20"));
    }

    @Test
    void an_honour_does_not_keep_a_lapsed_member_from_coming_back() {
        member.and(
                        new HonoraryMembershipConferred(BO, null, day("2027-03-12")),
                        invoiced(SECOND, "2027-02-10"),
                        paid(SECOND, 2, 1_008_000, "2027-04-01"))
                .when(start(SECOND, PartyId.SYSTEM, "2027-04-01"))
                .recorded();
    }

    @Test
    void a_renewal_for_another_day_is_not_contiguous() {
        member.and(invoiced(SECOND, "2027-02-11"), paid(SECOND, 2, 1_008_000, "2027-02-01"))
                .when(start(SECOND, PartyId.SYSTEM, "2027-02-01"))
                .refused("term-not-contiguous");
    }

    @Test
    void terms_of_a_member_do_not_overlap() {
        member.and(invoiced(SECOND, "2027-02-09"), paid(SECOND, 2, 1_008_000, "2027-02-01"))
                .when(start(SECOND, PartyId.SYSTEM, "2027-02-01"))
                .refused("term-overlaps");
    }

    @Test
    void an_invoice_starts_one_term() {
        member.when(start(FIRST, PartyId.SYSTEM, "2026-02-12")).refused("term-overlaps");
    }

    @Test
    void a_lapsed_member_comes_back_with_a_gap() {
        member.and(invoiced(SECOND, "2027-02-10"), paid(SECOND, 2, 1_008_000, "2027-03-12"))
                .when(start(SECOND, PartyId.SYSTEM, "2027-03-15"))
                .facts(started(
                        TERM, TermBasis.REINSTATEMENT, SECOND, "2027-03-12", "2027-03-12", "2027-02-10", "2027-03-15"));
    }

    @Test
    void a_closed_membership_does_not_come_back() {
        Decisions late = member.and(invoiced(SECOND, "2027-02-10"));
        late.and(paid(SECOND, 2, 1_008_000, "2029-02-09"))
                .when(start(SECOND, PartyId.SYSTEM, "2029-02-10"))
                .recorded();
        late.and(paid(SECOND, 2, 1_008_000, "2029-02-10"))
                .when(start(SECOND, PartyId.SYSTEM, "2029-02-10"))
                .refused("membership-ended");
    }

    @Test
    void membership_and_invoice_exist_and_belong_together() {
        member.when(start(SECOND, PartyId.SYSTEM, "2026-02-12")).refused("unknown-reference");
        admitted.when(new StartTerm(TERM, membership(BO), CHEN, FIRST, PartyId.SYSTEM, day("2026-02-12")))
                .refused("unknown-reference");
        admitted.when(new StartTerm(TERM, membership(CHEN), BO, FIRST, PartyId.SYSTEM, day("2026-02-12")))
                .refused("unknown-reference");
    }

    @Test
    void an_id_names_one_term() {
        member.and(invoiced(SECOND, "2027-02-10"), paid(SECOND, 2, 1_008_000, "2027-02-01"))
                .when(new StartTerm(firstTerm().term(), membership(BO), BO, SECOND, PartyId.SYSTEM, day("2027-02-01")))
                .refused("id-already-used");
    }

    private static StartTerm start(InvoiceId invoice, PartyId actor, String date) {
        return new StartTerm(TERM, membership(BO), BO, invoice, actor, day(date));
    }

    private static TermStarted firstTerm() {
        return started(new TermId(id(700)), TermBasis.JOIN, FIRST, "2026-02-10", "2026-02-10", null, "2026-02-10");
    }

    private static TermStarted started(
            TermId term,
            TermBasis basis,
            InvoiceId invoice,
            String from,
            String settledOn,
            @Nullable String gapFrom,
            String effectiveOn) {
        return new TermStarted(
                membership(BO),
                term,
                BO,
                day(from),
                day(from).plusYears(1),
                day(settledOn),
                basis,
                invoice,
                gapFrom == null ? null : day(gapFrom),
                gapFrom == null ? null : day(from),
                day(effectiveOn));
    }

    private static DuesInvoiced invoiced(InvoiceId invoice, String from) {
        return new DuesInvoiced(
                invoice,
                membership(BO),
                BO,
                BEIJING,
                new Money(1_008_000, "CNY"),
                day(from),
                day(from).plusYears(1),
                day(from),
                day(from));
    }

    private static DuesPaymentRecorded paid(InvoiceId invoice, int number, long fen, String date) {
        Money amount = new Money(fen, "CNY");
        return new DuesPaymentRecorded(
                PaymentMethod.BANK,
                new PaymentId(id(900 + number)),
                invoice,
                membership(BO),
                BO,
                TREASURER,
                new Sha256("%064x".formatted(number)),
                Series.duesReceipts(day(date).getYear()),
                day(date),
                List.of(
                        Posting.debit(PaymentMethod.BANK.account(), amount, "DUES", BEIJING),
                        Posting.credit("liabilities:deferred-dues", amount, "DUES", BEIJING)),
                day(date));
    }

    private static DuesWaived waived(long fen, String date) {
        return new DuesWaived(
                FIRST,
                membership(BO),
                BO,
                BEIJING,
                WaiverReason.HARDSHIP,
                null,
                Series.waivers(day(date).getYear()),
                day(date),
                List.of(
                        Posting.debit("income:dues:waived:hardship", new Money(fen, "CNY"), "DUES", null),
                        Posting.credit("income:dues:assessed", new Money(fen, "CNY"), "DUES", null)),
                day(date));
    }
}
