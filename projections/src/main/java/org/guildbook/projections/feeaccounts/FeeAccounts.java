package org.guildbook.projections.feeaccounts;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.guildbook.projections.runtime.AsOf;
import org.guildbook.projections.runtime.Cursor;
import org.guildbook.projections.runtime.Marks;
import org.guildbook.values.ChapterId;
import org.guildbook.values.CommunityId;
import org.guildbook.values.Sha256;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The community's public fee account. Amounts are minor units of the community's currency, for example fen. */
public final class FeeAccounts {

    private final JdbcClient db;

    public FeeAccounts(JdbcClient db) {
        this.db = db;
    }

    /**
     * Income, expense and balances of a period.
     *
     * @param chapter only the lines booked for this chapter; absent for the whole community
     */
    public Statement statement(CommunityId community, FeePeriod period, @Nullable ChapterId chapter) {
        return new StatementOf(db, community, period, chapter).read();
    }

    /**
     * The entries behind a line of the statement, newest first.
     *
     * @param category of the line; absent for every posting of the period
     * @param cursor {@link Entries#next} of the page before; absent for the newest
     * @param limit 1..200 postings
     * @throws org.guildbook.decision.Refused as {@code limit-exceeded} or {@code cursor-invalid}
     */
    public Entries entries(
            CommunityId community,
            FeePeriod period,
            @Nullable ChapterId chapter,
            @Nullable FeeCategory category,
            @Nullable String cursor,
            int limit) {
        long before = Long.MAX_VALUE;
        int line = 0;
        if (cursor != null) {
            List<String> keys = Cursor.keys(cursor, 2);
            before = Cursor.number(keys.getFirst());
            line = (int) Cursor.number(keys.getLast());
        }
        List<Entry> entries = db.sql("""
                        SELECT * FROM projection.fee_posting
                        WHERE community = ? AND booked_on >= ? AND booked_on < ?
                          AND (?::text IS NULL OR category = ?) AND (?::uuid IS NULL OR chapter = ?)
                          AND (position, line) < (?, ?)
                        ORDER BY position DESC, line DESC LIMIT ?""")
                .params(Arrays.asList(
                        community.value(),
                        period.from().atDay(1),
                        period.toExclusive().atDay(1),
                        category == null ? null : category.name(),
                        category == null ? null : category.name(),
                        chapter == null ? null : chapter.value(),
                        chapter == null ? null : chapter.value(),
                        before,
                        line,
                        Cursor.limit(limit) + 1))
                .query((row, _) -> entry(row))
                .list();
        AsOf asOf = Marks.asOf(db, FeeAccountsProjection.NAME, community);
        if (entries.size() <= limit) {
            return new Entries(asOf, entries, null);
        }
        Entry last = entries.get(limit - 1);
        return new Entries(asOf, List.copyOf(entries.subList(0, limit)), Cursor.of(last.position(), last.line()));
    }

    /** The balance of every account before the period, its turnover and the balance after it; sums to zero. */
    public TrialBalance trialBalance(CommunityId community, FeePeriod period) {
        List<Account> accounts = db.sql("""
                        SELECT account, unit,
                               coalesce(sum(debit - credit) FILTER (WHERE month < :from), 0) AS opening,
                               coalesce(sum(debit) FILTER (WHERE month >= :from), 0) AS debit,
                               coalesce(sum(credit) FILTER (WHERE month >= :from), 0) AS credit,
                               sum(debit - credit) AS closing
                        FROM projection.fee_month WHERE community = :community AND month < :to
                        GROUP BY account, unit ORDER BY account, unit""")
                .param("community", community.value())
                .param("from", period.from().atDay(1))
                .param("to", period.toExclusive().atDay(1))
                .query((row, _) -> new Account(
                        row.getString("account"),
                        row.getString("unit"),
                        row.getLong("opening"),
                        row.getLong("debit"),
                        row.getLong("credit"),
                        row.getLong("closing")))
                .list();
        return new TrialBalance(
                Marks.asOf(db, FeeAccountsProjection.NAME, community),
                period,
                accounts,
                accounts.stream().mapToLong(Account::debit).sum(),
                accounts.stream().mapToLong(Account::credit).sum(),
                accounts.stream().mapToLong(Account::closing).sum());
    }

    private static Entry entry(ResultSet row) throws SQLException {
        String account = row.getString("account");
        UUID chapter = row.getObject("chapter", UUID.class);
        return new Entry(
                row.getLong("position"),
                row.getInt("line"),
                new Sha256(row.getString("hash")),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                row.getObject("booked_on", LocalDate.class),
                row.getObject("effective_on", LocalDate.class),
                row.getString("type"),
                row.getString("document"),
                account,
                FeeCategory.of(account),
                row.getLong("signed"),
                row.getString("unit"),
                row.getString("fund"),
                chapter == null ? null : new ChapterId(chapter));
    }

    /**
     * A statement of income and expense.
     *
     * @param currency ISO 4217 code; absent before the community is founded
     * @param opening net assets before the period; closing = opening + income − expense + otherEquity
     * @param otherEquity changes of net assets that are neither income nor expense, for example opening balances
     * @param cash on bank and channel accounts at the end of the period
     * @param deferredDues received and not yet earned at the end of the period
     */
    public record Statement(
            AsOf asOf,
            FeePeriod period,
            @Nullable ChapterId chapter,
            @Nullable String currency,
            long opening,
            long incomeTotal,
            long expenseTotal,
            long otherEquity,
            long closing,
            long cash,
            long deferredDues,
            List<Line> lines,
            List<Month> months,
            List<ChapterLine> chapters,
            List<Receipts> receipts) {}

    /** One category; {@code amount} is positive for what it says, {@code entries} counts the entries behind it. */
    public record Line(FeeCategory category, long amount, long entries) {}

    /** One month of the period, for the chart. */
    public record Month(YearMonth month, long income, long expense, long closing) {}

    /** One chapter of the community; {@code chapter} is absent for what belongs to the whole community. */
    public record ChapterLine(@Nullable ChapterId chapter, long income, long expense) {}

    /**
     * The documents of a series that were booked in the period.
     *
     * @param series for example {@code RC-2026-DUES}
     * @param gaps missing numbers of the whole series; 0 on an honest ledger
     */
    public record Receipts(String series, String first, String last, long count, long gaps) {}

    /** A page of postings. */
    public record Entries(
            AsOf asOf, List<Entry> entries, @Nullable String next) {}

    /**
     * One posting, as open as it stands on the ledger: no payer, no payee.
     *
     * @param signed +debit, −credit
     */
    public record Entry(
            long position,
            int line,
            Sha256 hash,
            Instant at,
            LocalDate bookedOn,
            LocalDate effectiveOn,
            String type,
            @Nullable String document,
            String account,
            @Nullable FeeCategory category,
            long signed,
            String unit,
            String fund,
            @Nullable ChapterId chapter) {}

    /** All accounts; the totals of debit and credit are equal and {@code sum} is 0. */
    public record TrialBalance(
            AsOf asOf, FeePeriod period, List<Account> accounts, long debit, long credit, long sum) {}

    /** One account; balances are signed, +debit −credit. */
    public record Account(String account, String unit, long opening, long debit, long credit, long closing) {}
}
