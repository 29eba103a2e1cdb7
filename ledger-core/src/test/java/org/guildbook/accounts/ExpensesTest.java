package org.guildbook.accounts;

import static org.guildbook.testing.Decisions.given;
import static org.guildbook.testing.Guild.ANN;
import static org.guildbook.testing.Guild.BEIJING;
import static org.guildbook.testing.Guild.BO;
import static org.guildbook.testing.Guild.CHEN;
import static org.guildbook.testing.Guild.SHANGHAI;
import static org.guildbook.testing.Guild.STRANGER;
import static org.guildbook.testing.Guild.TREASURER;
import static org.guildbook.testing.Guild.admitted;
import static org.guildbook.testing.Guild.day;
import static org.guildbook.testing.Guild.founded;
import static org.guildbook.testing.Guild.id;
import static org.guildbook.testing.Guild.membership;
import static org.guildbook.testing.Guild.office;
import static org.guildbook.testing.Guild.term;

import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import org.guildbook.events.AccountsEvent.Category;
import org.guildbook.events.AccountsEvent.ExpenseApproved;
import org.guildbook.events.AccountsEvent.ExpensePaid;
import org.guildbook.events.AccountsEvent.ExpenseSubmitted;
import org.guildbook.events.DuesEvent.DuesPaymentRecorded;
import org.guildbook.events.DuesEvent.PaymentMethod;
import org.guildbook.rules.Vouchers;
import org.guildbook.testing.Decisions;
import org.guildbook.values.ExpenseId;
import org.guildbook.values.InvoiceId;
import org.guildbook.values.Money;
import org.guildbook.values.PartyId;
import org.guildbook.values.PaymentId;
import org.guildbook.values.Posting;
import org.guildbook.values.Role;
import org.guildbook.values.Scope;
import org.guildbook.values.Series;
import org.guildbook.values.Sha256;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** An expense on its way: submitted, approved, paid. */
class ExpensesTest {

    private static final ExpenseId EXPENSE = new ExpenseId(id(601));
    private static final PartyId VENUE = new PartyId(id(80));
    private static final Sha256 EVIDENCE = new Sha256("a".repeat(64));
    private static final Money RENT = yuan(2_400);
    private static final LocalDate DAY = day("2025-03-01");
    private static final LocalDate BEFORE = day("2025-02-28");

    /** Ann and Bo sit on the board of Beijing, Chen is the controller; the bank holds 10,000 yuan of dues. */
    private final Decisions guild = given(
            founded(),
            admitted(ANN),
            term(ANN, "2025-01-01", "2026-01-01"),
            office(Role.BOARD_MEMBER, Scope.chapter(BEIJING), ANN),
            office(Role.BOARD_MEMBER, Scope.chapter(BEIJING), BO),
            office(Role.CONTROLLER, Scope.COMMUNITY, CHEN),
            office(Role.TREASURER, Scope.COMMUNITY, TREASURER),
            dues());

    private final Decisions submitted = guild.and(submission(STRANGER, VENUE, RENT));
    private final Decisions approved = submitted.and(approval(EXPENSE, RENT));

    @Test
    void a_member_in_good_standing_submits_an_expense() {
        guild.when(submit(ANN, RENT, List.of(EVIDENCE), "DUES")).facts(submission(ANN, VENUE, RENT));
    }

    @Test
    void an_office_holder_submits_an_expense_and_a_stranger_does_not() {
        guild.when(submit(CHEN, RENT, List.of(EVIDENCE), "DUES")).recorded();
        guild.when(submit(STRANGER, RENT, List.of(EVIDENCE), "DUES")).refused("not-authorised");
    }

    @Test
    void an_expense_has_an_id_of_its_own() {
        submitted.when(submit(ANN, RENT, List.of(EVIDENCE), "DUES")).refused("id-already-used");
    }

    @Test
    void an_expense_has_a_positive_amount_in_the_currency_of_the_community() {
        guild.when(submit(ANN, yuan(0), List.of(EVIDENCE), "DUES")).refused("amount-not-positive");
        guild.when(submit(ANN, new Money(1, "USD"), List.of(EVIDENCE), "DUES")).refused("currency-mismatch");
    }

    @Test
    void an_expense_shows_evidence_within_limits() {
        guild.when(submit(ANN, RENT, List.of(), "DUES")).refused("evidence-missing");
        guild.when(submit(ANN, RENT, Collections.nCopies(21, EVIDENCE), "DUES")).refused("limit-exceeded");
        guild.when(submit(ANN, RENT, Collections.nCopies(20, EVIDENCE), "DUES")).recorded();
    }

    @Test
    void an_expense_is_charged_to_an_open_fund() {
        guild.when(submit(ANN, RENT, List.of(EVIDENCE), "SPONSOR")).refused("fund-closed");
    }

    @Test
    void an_approved_expense_is_owed() {
        submitted.when(approve(ANN, null, VENUE)).facts(approval(EXPENSE, RENT));
    }

    @Test
    void the_board_of_the_chapter_and_the_controller_approve() {
        submitted.when(approve(CHEN, null, VENUE)).recorded();
        submitted.when(approve(TREASURER, null, VENUE)).refused("not-authorised");
        submitted.when(approve(ANN, TREASURER, VENUE)).refused("not-authorised");
        submitted
                .and(office(Role.BOARD_MEMBER, Scope.chapter(SHANGHAI), STRANGER))
                .when(approve(STRANGER, null, VENUE))
                .refused("not-authorised");
    }

    @Test
    void above_the_threshold_two_persons_approve() {
        Decisions above = guild.and(submission(STRANGER, VENUE, new Money(500_001, "CNY")));

        guild.and(submission(STRANGER, VENUE, yuan(5_000)))
                .when(approve(ANN, null, VENUE))
                .recorded();
        above.when(approve(ANN, null, VENUE)).refused("second-person-missing");
        above.when(approve(ANN, ANN, VENUE)).refused("already-approved-by");
        above.when(approve(ANN, BO, VENUE)).recorded();
    }

    @Test
    void an_expense_is_approved_once_after_it_was_submitted_and_for_the_payee_named() {
        approved.when(approve(BO, null, VENUE)).refused("expense-not-open");
        guild.when(approve(ANN, null, VENUE)).refused("unknown-reference");
        submitted.when(approve(ANN, null, BO)).refused("unknown-reference");
        submitted.when(new ApproveExpense(ANN, null, EXPENSE, VENUE, BEFORE)).refused("effective-date-too-old");
    }

    @Test
    void nobody_approves_what_they_submitted_or_receive() {
        guild.and(submission(ANN, VENUE, RENT)).when(approve(ANN, null, VENUE)).refused("approver-is-submitter");
        guild.and(submission(BO, VENUE, RENT)).when(approve(ANN, BO, VENUE)).refused("approver-is-submitter");
        guild.and(submission(STRANGER, BO, RENT)).when(approve(ANN, BO, BO)).refused("approver-is-payee");
    }

    @Test
    void dues_reach_a_member_only_as_reimbursement_or_payroll() {
        guild.and(submission(STRANGER, ANN, RENT)).when(approve(BO, null, ANN)).refused("no-member-distribution");
        guild.and(submission(ANN, ANN, RENT)).when(approve(BO, null, ANN)).recorded();
        guild.and(submission(STRANGER, ANN, Category.PAYROLL, RENT))
                .when(approve(BO, null, ANN))
                .recorded();
    }

    @Test
    void a_fund_promises_no_more_than_its_free_cash() {
        Decisions waiting = guild.and(approval(new ExpenseId(id(602)), yuan(7_600)));

        waiting.and(submission(STRANGER, VENUE, yuan(2_400)))
                .when(approve(ANN, null, VENUE))
                .recorded();
        waiting.and(submission(STRANGER, VENUE, yuan(2_401)))
                .when(approve(ANN, null, VENUE))
                .refused("fund-overspent");
    }

    @Test
    void the_treasurer_pays_what_is_owed() {
        approved.when(pay(TREASURER)).facts(payment());
        approved.when(pay(ANN)).refused("not-authorised");
    }

    @Test
    void only_an_approved_expense_is_paid_and_only_once() {
        guild.when(pay(TREASURER)).refused("unknown-reference");
        submitted.when(pay(TREASURER)).refused("expense-not-approved");
        approved.and(payment()).when(pay(TREASURER)).refused("expense-not-approved");
        approved.when(new PayExpense(TREASURER, EXPENSE, BEFORE)).refused("effective-date-too-old");
    }

    @Test
    void nobody_pays_themselves() {
        guild.and(submission(STRANGER, TREASURER, RENT), approval(EXPENSE, RENT))
                .when(pay(TREASURER))
                .refused("payer-is-payee");
    }

    @Test
    void an_account_is_never_overdrawn() {
        guild.and(submission(STRANGER, VENUE, yuan(10_000)), approval(EXPENSE, yuan(10_000)))
                .when(pay(TREASURER))
                .recorded();
        guild.and(submission(STRANGER, VENUE, yuan(10_001)), approval(EXPENSE, yuan(10_001)))
                .when(pay(TREASURER))
                .refused("account-overdrawn");
    }

    private static Money yuan(long yuan) {
        return new Money(100 * yuan, "CNY");
    }

    private static SubmitExpense submit(PartyId submitter, Money amount, List<Sha256> evidence, String fund) {
        return new SubmitExpense(submitter, EXPENSE, VENUE, Category.ACTIVITY, BEIJING, fund, amount, evidence, DAY);
    }

    private static ApproveExpense approve(PartyId approver, @Nullable PartyId second, PartyId payee) {
        return new ApproveExpense(approver, second, EXPENSE, payee, DAY);
    }

    private static PayExpense pay(PartyId payer) {
        return new PayExpense(payer, EXPENSE, DAY);
    }

    private static ExpenseSubmitted submission(PartyId submitter, PartyId payee, Money amount) {
        return submission(submitter, payee, Category.ACTIVITY, amount);
    }

    private static ExpenseSubmitted submission(PartyId submitter, PartyId payee, Category category, Money amount) {
        return new ExpenseSubmitted(
                EXPENSE, submitter, payee, category, BEIJING, "DUES", amount, List.of(EVIDENCE), DAY);
    }

    private static ExpenseApproved approval(ExpenseId expense, Money amount) {
        return new ExpenseApproved(
                Category.ACTIVITY,
                expense,
                List.of(ANN),
                new Series("JV-2025-03", 4),
                DAY,
                List.of(
                        Posting.debit("expenses:programme:meetups", amount, "DUES", BEIJING),
                        Posting.credit("liabilities:payables", amount, "DUES", BEIJING)),
                DAY);
    }

    private static ExpensePaid payment() {
        return new ExpensePaid(
                Category.ACTIVITY,
                EXPENSE,
                TREASURER,
                VENUE,
                new Series("PV-2025", 6),
                DAY,
                List.of(
                        Posting.debit("liabilities:payables", RENT, "DUES", BEIJING),
                        Posting.credit("assets:bank:main", RENT, "DUES", BEIJING)),
                DAY);
    }

    private static DuesPaymentRecorded dues() {
        return new DuesPaymentRecorded(
                PaymentMethod.BANK,
                new PaymentId(id(701)),
                new InvoiceId(id(702)),
                membership(ANN),
                ANN,
                TREASURER,
                EVIDENCE,
                Series.duesReceipts(2025),
                BEFORE,
                Vouchers.money("assets:bank:main", Vouchers.DEFERRED_DUES, yuan(10_000), "DUES", BEIJING),
                BEFORE);
    }
}
