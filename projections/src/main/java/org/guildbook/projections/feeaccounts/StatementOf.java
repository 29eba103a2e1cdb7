package org.guildbook.projections.feeaccounts;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.guildbook.projections.feeaccounts.FeeAccounts.ChapterLine;
import org.guildbook.projections.feeaccounts.FeeAccounts.Line;
import org.guildbook.projections.feeaccounts.FeeAccounts.Month;
import org.guildbook.projections.feeaccounts.FeeAccounts.Receipts;
import org.guildbook.projections.feeaccounts.FeeAccounts.Statement;
import org.guildbook.projections.feeaccounts.FeeCategory.Kind;
import org.guildbook.projections.runtime.Marks;
import org.guildbook.values.ChapterId;
import org.guildbook.values.CommunityId;
import org.guildbook.values.Series;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Computes one statement from the monthly turnover: a few hundred rows, whatever the number of members. */
final class StatementOf {

    private final JdbcClient db;
    private final CommunityId community;
    private final FeePeriod period;
    private final @Nullable ChapterId chapter;

    private final Map<FeeCategory, Line> lines = new EnumMap<>(FeeCategory.class);
    private final Map<YearMonth, Result> months = new TreeMap<>();
    private final Map<UUID, Result> chapters = new TreeMap<>();
    private long opening;
    private long cash;
    private long deferredDues;

    StatementOf(JdbcClient db, CommunityId community, FeePeriod period, @Nullable ChapterId chapter) {
        this.db = db;
        this.community = community;
        this.period = period;
        this.chapter = chapter;
    }

    Statement read() {
        for (YearMonth month = period.from(); month.isBefore(period.toExclusive()); month = month.plusMonths(1)) {
            months.put(month, Result.NOTHING);
        }
        turnovers().forEach(this::add);
        Result total = months.values().stream().reduce(Result.NOTHING, Result::plus);
        return new Statement(
                Marks.asOf(db, FeeAccountsProjection.NAME, community),
                period,
                chapter,
                currency(),
                opening,
                total.income(),
                total.expense(),
                total.otherEquity(),
                opening + total.change(),
                cash,
                deferredDues,
                List.copyOf(lines.values()),
                monthLines(),
                chapterLines(),
                receipts());
    }

    /** Net assets are what equity, income and expense say, with the sign turned. */
    private void add(Turnover turnover) {
        boolean before = turnover.month().isBefore(period.from());
        FeeCategory category = FeeCategory.of(turnover.account());
        if (turnover.account().startsWith("assets:bank:") || turnover.account().startsWith("assets:payment-channel:")) {
            cash += turnover.signed();
        } else if (turnover.account().equals("liabilities:deferred-dues")) {
            deferredDues -= turnover.signed();
        } else if (category != null || turnover.account().startsWith("equity:")) {
            if (before) {
                opening -= turnover.signed();
            } else if (category == null) {
                months.merge(turnover.month(), new Result(0, 0, -turnover.signed()), Result::plus);
            } else {
                add(turnover, category);
            }
        }
    }

    private void add(Turnover turnover, FeeCategory category) {
        boolean income = category.kind() == Kind.INCOME;
        long amount = income ? -turnover.signed() : turnover.signed();
        lines.merge(
                category,
                new Line(category, amount, turnover.postings()),
                (a, b) -> new Line(category, a.amount() + b.amount(), a.entries() + b.entries()));
        Result result = income ? new Result(amount, 0, 0) : new Result(0, amount, 0);
        months.merge(turnover.month(), result, Result::plus);
        chapters.merge(turnover.chapter(), result, Result::plus);
    }

    private List<Month> monthLines() {
        List<Month> result = new ArrayList<>();
        long closing = opening;
        for (Map.Entry<YearMonth, Result> month : months.entrySet()) {
            closing += month.getValue().change();
            result.add(new Month(
                    month.getKey(), month.getValue().income(), month.getValue().expense(), closing));
        }
        return List.copyOf(result);
    }

    private List<ChapterLine> chapterLines() {
        return chapters.entrySet().stream()
                .map(entry -> new ChapterLine(
                        entry.getKey().equals(FeeAccountsProjection.NO_CHAPTER) ? null : new ChapterId(entry.getKey()),
                        entry.getValue().income(),
                        entry.getValue().expense()))
                .sorted(Comparator.comparing(line -> String.valueOf(line.chapter())))
                .toList();
    }

    private List<Turnover> turnovers() {
        return db.sql("""
                        SELECT month, account, chapter, sum(debit - credit) AS signed, sum(postings) AS postings
                        FROM projection.fee_month
                        WHERE community = ? AND month < ? AND (?::uuid IS NULL OR chapter = ?)
                        GROUP BY month, account, chapter ORDER BY month, account, chapter""")
                .param(community.value())
                .param(period.toExclusive().atDay(1))
                .param(chapter == null ? null : chapter.value())
                .param(chapter == null ? null : chapter.value())
                .query((row, _) -> new Turnover(
                        YearMonth.from(row.getObject("month", LocalDate.class)),
                        row.getString("account"),
                        row.getObject("chapter", UUID.class),
                        row.getLong("signed"),
                        row.getLong("postings")))
                .list();
    }

    private List<Receipts> receipts() {
        return db.sql("""
                        SELECT series, max(digits) AS digits,
                               min(first_no) FILTER (WHERE month >= :from AND month < :to) AS first_no,
                               max(last_no) FILTER (WHERE month >= :from AND month < :to) AS last_no,
                               sum(documents) FILTER (WHERE month >= :from AND month < :to) AS documents,
                               max(last_no) - sum(documents) AS gaps
                        FROM projection.fee_series WHERE community = :community
                        GROUP BY series
                        HAVING bool_or(month >= :from AND month < :to)
                        ORDER BY series""")
                .param("community", community.value())
                .param("from", period.from().atDay(1))
                .param("to", period.toExclusive().atDay(1))
                .query((row, _) -> {
                    Series series = new Series(row.getString("series"), row.getInt("digits"));
                    return new Receipts(
                            series.name(),
                            series.document(row.getLong("first_no")),
                            series.document(row.getLong("last_no")),
                            row.getLong("documents"),
                            row.getLong("gaps"));
                })
                .list();
    }

    private @Nullable String currency() {
        return db.sql("SELECT currency FROM projection.fee_currency WHERE community = ?")
                .param(community.value())
                .query(String.class)
                .optional()
                .orElse(null);
    }

    private record Turnover(YearMonth month, String account, UUID chapter, long signed, long postings) {}

    private record Result(long income, long expense, long otherEquity) {

        static final Result NOTHING = new Result(0, 0, 0);

        long change() {
            return income - expense + otherEquity;
        }

        Result plus(Result other) {
            return new Result(income + other.income, expense + other.expense, otherEquity + other.otherEquity);
        }
    }
}
