package org.guildbook.api.demo;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.guildbook.accounts.ApproveExpense;
import org.guildbook.accounts.PayExpense;
import org.guildbook.accounts.SubmitExpense;
import org.guildbook.api.demo.DemoCast.Staff;
import org.guildbook.events.AccountsEvent.Category;
import org.guildbook.values.ExpenseId;
import org.guildbook.values.Money;
import org.guildbook.values.PartyId;
import org.guildbook.values.Sha256;
import org.jspecify.annotations.Nullable;

/** What the dues are spent on, month by month: submitted, approved by two, paid from the bank. */
final class DemoExpenses {

    /** Parts of 100 of what a month earns. */
    private static final int PAYROLL = 30;

    private static final int PLATFORM = 7;
    private static final int CONTENT = 5;
    private static final int CONFERENCE = 10;
    private static final int ACTIVITIES = 24;
    private static final int VENUES = 9;

    /** Of the money at the bank, never more than this part of 100 is promised. */
    private static final int BANK_LIMIT = 90;

    private static final long ROUND_TO_MINOR = 1_000;
    private static final int VARIES_PERCENT = 20;

    private static final String FUND = "DUES";

    private final DemoYear year;
    private final DemoDues dues;
    private final Random random;
    private long spentMinor;
    private int expenses;

    DemoExpenses(DemoYear year, DemoDues dues) {
        this.year = year;
        this.dues = dues;
        this.random = year.random("expenses");
    }

    void tell() {
        for (YearMonth month = YearMonth.from(year.start()).plusMonths(1);
                year.tells(month.atEndOfMonth());
                month = month.plusMonths(1)) {
            tell(month);
        }
    }

    private void tell(YearMonth month) {
        long earned = dues.earnedMinor(month);
        community(Category.PAYROLL, month.atDay(10), earned * PAYROLL / 100);
        community(Category.PLATFORM, month.atDay(12), earned * PLATFORM / 100);
        community(Category.CONTENT, month.atDay(14), earned * CONTENT / 100);
        boolean quarterEnd = month.getMonthValue() % 3 == 0;
        if (quarterEnd) {
            community(Category.CONFERENCE, month.atDay(16), 3 * earned * CONFERENCE / 100);
        }
        int members = year.members().size();
        for (DemoChapter chapter : year.cast().chapters()) {
            chapter(chapter, Category.ACTIVITY, month.atDay(18), earned * ACTIVITIES / 100 * chapter.size() / members);
            if (quarterEnd) {
                chapter(chapter, Category.VENUE, month.atDay(20), 3 * earned * VENUES / 100 * chapter.size() / members);
            }
        }
    }

    private void community(Category category, LocalDate day, long minor) {
        PartyId second =
                year.cast().member(year.cast().lead(year.cast().communityBoard().getFirst()));
        expense(category, null, year.cast().staff(Staff.MANAGER), second, day, minor);
    }

    private void chapter(DemoChapter chapter, Category category, LocalDate day, long minor) {
        PartyId lead = year.cast().member(year.cast().lead(chapter));
        PartyId second = year.cast().member(year.cast().board(chapter).getFirst());
        expense(category, chapter, lead, second, day, minor);
    }

    private void expense(
            Category category,
            @Nullable DemoChapter chapter,
            PartyId submitter,
            PartyId second,
            LocalDate day,
            long plannedMinor) {
        long varied = plannedMinor * (100 - VARIES_PERCENT + random.nextInt(2 * VARIES_PERCENT)) / 100;
        long minor = varied / ROUND_TO_MINOR * ROUND_TO_MINOR;
        if (minor <= 0 || spentMinor + minor > dues.bankMinorBefore(day) * BANK_LIMIT / 100) {
            return;
        }
        spentMinor += minor;
        int number = expenses++;
        ExpenseId expense = new ExpenseId(year.ids().of("expense", number));
        PartyId payee = year.cast().supplier(category + (chapter == null ? "" : "-" + chapter.code()));
        DemoStep submitted = year.plan()
                .add(
                        "expense-" + number,
                        new SubmitExpense(
                                submitter,
                                expense,
                                payee,
                                category,
                                chapter == null ? null : year.cast().chapter(chapter),
                                FUND,
                                new Money(minor, DemoYear.CURRENCY),
                                List.of(Sha256.of(year.ids().document("expense-" + number))),
                                day));
        List<DemoStep> needed = new ArrayList<>(dues.atBankBefore(day));
        needed.add(submitted);
        // One after the other: each is decided on the balance that the one before left.
        DemoStep approved = year.plan()
                .inTurn(
                        Set.of(FUND),
                        "approval-" + number,
                        new ApproveExpense(
                                year.cast().staff(Staff.CONTROLLER), second, expense, payee, day.plusDays(2)),
                        needed.toArray(DemoStep[]::new));
        year.plan()
                .inTurn(
                        Set.of(FUND),
                        "paid-" + number,
                        new PayExpense(year.cast().staff(Staff.TREASURER), expense, day.plusDays(4)),
                        approved);
    }
}
