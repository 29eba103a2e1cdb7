package org.guildbook.projections.feeaccounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.guildbook.decision.Refused;
import org.guildbook.events.Recorded;
import org.guildbook.journal.StoredEntry;
import org.guildbook.projections.feeaccounts.FeeAccounts.Account;
import org.guildbook.projections.feeaccounts.FeeAccounts.Entries;
import org.guildbook.projections.feeaccounts.FeeAccounts.Entry;
import org.guildbook.projections.feeaccounts.FeeAccounts.Line;
import org.guildbook.projections.feeaccounts.FeeAccounts.Statement;
import org.guildbook.projections.feeaccounts.FeeAccounts.TrialBalance;
import org.guildbook.projections.runtime.Folding;
import org.guildbook.projections.testing.JournalledFacts;
import org.guildbook.projections.testing.SeededCommunity;
import org.guildbook.testing.LedgerDatabase;
import org.guildbook.values.ChapterId;
import org.guildbook.values.Quarter;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class FeeAccountsTest {

    @RegisterExtension
    static final LedgerDatabase DATABASE = LedgerDatabase.audited();

    private static final FeePeriod YEAR = FeePeriod.year(2025);

    private static final SeededCommunity COMMUNITY = new SeededCommunity(21);

    private static List<Naive> postings = List.of();

    private static List<Recorded> recorded = List.of();

    @SuppressWarnings("NullAway.Init") // set before any test
    private static FeeAccounts accounts;

    @BeforeAll
    static void fold() {
        try (JournalledFacts ledger = new JournalledFacts(DATABASE.dataSource())) {
            recorded = ledger.append(COMMUNITY.id(), COMMUNITY.facts(30, 10, 10));
            postings = ledger.after(0).stream()
                    .flatMap(entry -> leaf(entry).stream())
                    .toList();
            Folding folding = new Folding(DATABASE.dataSource());
            folding.fold(new FeeAccountsProjection(), recorded, 13);
            accounts = new FeeAccounts(folding.db());
        }
    }

    @Test
    void every_figure_equals_the_sum_of_the_open_leaves() {
        for (FeePeriod period :
                List.of(YEAR, FeePeriod.quarter(new Quarter(2025, 2)), FeePeriod.month(YearMonth.of(2025, 3)))) {
            for (ChapterId chapter : chaptersAndAll()) {
                Statement statement = accounts.statement(COMMUNITY.id(), period, chapter);
                Map<FeeCategory, Long> naive = new TreeMap<>();
                within(period, chapter).forEach(posting -> {
                    FeeCategory category = FeeCategory.of(posting.account());
                    if (category != null) {
                        boolean income = category.kind() == FeeCategory.Kind.INCOME;
                        naive.merge(category, income ? -posting.signed() : posting.signed(), Long::sum);
                    }
                });
                assertThat(statement.lines().stream().collect(Collectors.toMap(Line::category, Line::amount)))
                        .isEqualTo(naive);
                assertThat(statement.closing())
                        .isEqualTo(statement.opening()
                                + statement.incomeTotal()
                                - statement.expenseTotal()
                                + statement.otherEquity());
            }
        }
    }

    @Test
    void cash_and_deferred_dues_are_what_bank_and_liability_say() {
        Statement statement = accounts.statement(COMMUNITY.id(), YEAR, null);
        assertThat(statement.cash()).isEqualTo(balance("assets:bank:main"));
        assertThat(statement.deferredDues()).isEqualTo(-balance("liabilities:deferred-dues"));
        assertThat(statement.closing())
                .isEqualTo(balance("assets:bank:main")
                        + balance("liabilities:deferred-dues")
                        + balance("liabilities:payables"));
        assertThat(statement.currency()).isEqualTo("CNY");
        assertThat(statement.asOf().position()).isEqualTo(recorded.getLast().position());
    }

    @Test
    void months_and_chapters_add_up_to_the_statement() {
        Statement statement = accounts.statement(COMMUNITY.id(), YEAR, null);
        assertThat(statement.months()).hasSize(12);
        assertThat(statement.months().stream()
                        .mapToLong(FeeAccounts.Month::income)
                        .sum())
                .isEqualTo(statement.incomeTotal());
        assertThat(statement.chapters().stream()
                        .mapToLong(FeeAccounts.ChapterLine::expense)
                        .sum())
                .isEqualTo(statement.expenseTotal());
        assertThat(statement.months().getLast().closing()).isEqualTo(statement.closing());
    }

    @Test
    void a_line_links_to_exactly_the_entries_it_is_the_sum_of() {
        Statement statement = accounts.statement(COMMUNITY.id(), YEAR, null);
        for (Line line : statement.lines()) {
            List<Entry> entries = new ArrayList<>();
            String cursor = null;
            do {
                Entries page = accounts.entries(COMMUNITY.id(), YEAR, null, line.category(), cursor, 2);
                entries.addAll(page.entries());
                cursor = page.next();
            } while (cursor != null);
            assertThat(entries).hasSize((int) line.entries()).doesNotHaveDuplicates();
            assertThat(Math.abs(entries.stream().mapToLong(Entry::signed).sum()))
                    .isEqualTo(line.amount());
            assertThat(entries)
                    .allSatisfy(entry -> assertThat(entry.hash())
                            .isEqualTo(recorded.get((int) entry.position()).hash()));
        }
    }

    @Test
    void the_trial_balance_sums_to_zero_and_names_every_account() {
        TrialBalance balance = accounts.trialBalance(COMMUNITY.id(), FeePeriod.quarter(new Quarter(2025, 2)));
        assertThat(balance.sum()).isZero();
        assertThat(balance.debit()).isEqualTo(balance.credit()).isPositive();
        assertThat(balance.accounts().stream().mapToLong(Account::opening).sum())
                .isZero();
        assertThat(balance.accounts())
                .allSatisfy(account -> assertThat(account.closing())
                        .isEqualTo(account.opening() + account.debit() - account.credit()));
    }

    @Test
    void receipts_have_a_range_and_no_gap() {
        FeeAccounts.Receipts dues = accounts.statement(COMMUNITY.id(), YEAR, null).receipts().stream()
                .filter(receipts -> receipts.series().equals("RC-2025-DUES"))
                .findFirst()
                .orElseThrow();
        assertThat(dues)
                .isEqualTo(
                        new FeeAccounts.Receipts("RC-2025-DUES", "RC-2025-DUES-000001", "RC-2025-DUES-000030", 30, 0));
    }

    @Test
    void a_period_is_a_year_a_quarter_or_a_month() {
        assertThat(FeePeriod.parse("2025")).isEqualTo(YEAR);
        assertThat(FeePeriod.parse("2025Q4")).isEqualTo(FeePeriod.quarter(new Quarter(2025, 4)));
        assertThat(FeePeriod.parse("2025-10")).isEqualTo(FeePeriod.month(YearMonth.of(2025, 10)));
        for (String text : List.of("", "25", "2025Q5", "2025-13", "9999999999", "2025-1")) {
            assertThatThrownBy(() -> FeePeriod.parse(text))
                    .isInstanceOf(Refused.class)
                    .hasMessage("period-invalid");
        }
    }

    private static List<@Nullable ChapterId> chaptersAndAll() {
        List<@Nullable ChapterId> scopes = new ArrayList<>(COMMUNITY.chapters());
        scopes.add(null);
        return scopes;
    }

    private static List<Naive> within(FeePeriod period, @Nullable ChapterId chapter) {
        return postings.stream()
                .filter(posting -> !posting.month().isBefore(period.from())
                        && posting.month().isBefore(period.toExclusive()))
                .filter(posting -> chapter == null || chapter.toString().equals(posting.chapter()))
                .toList();
    }

    private static long balance(String account) {
        return postings.stream()
                .filter(posting -> posting.account().equals(account))
                .mapToLong(Naive::signed)
                .sum();
    }

    /** The money postings of a leaf, read from its bytes. */
    private static List<Naive> leaf(StoredEntry entry) {
        JsonNode leaf = JsonMapper.shared().readTree(entry.leaf());
        List<Naive> found = new ArrayList<>();
        for (JsonNode posting : leaf.path("postings")) {
            if (posting.path("book").asString().equals("MONEY")) {
                long amount = posting.path("amount").asLong();
                found.add(new Naive(
                        YearMonth.parse(leaf.path("bookedOn").asString().substring(0, 7)),
                        posting.path("account").asString(),
                        posting.path("side").asString().equals("DEBIT") ? amount : -amount,
                        posting.path("chapter").asString("")));
            }
        }
        return found;
    }

    private record Naive(YearMonth month, String account, long signed, String chapter) {}
}
