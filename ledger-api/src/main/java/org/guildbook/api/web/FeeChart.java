package org.guildbook.api.web;

import java.time.YearMonth;
import java.util.List;
import java.util.stream.Stream;
import org.guildbook.projections.feeaccounts.FeeAccounts.Statement;

/**
 * Income and expense by month as columns of one common scale.
 *
 * @param top what a full column stands for, in minor units: a round figure not below any column
 */
public record FeeChart(int year, long top, List<Column> columns) {

    private static final long[] ROUND = {10, 15, 20, 25, 30, 40, 50, 60, 80, 100};

    /** One month; the heights are in thousandths of {@link FeeChart#top}. */
    public record Column(YearMonth month, long income, long expense, int incomeHeight, int expenseHeight) {

        public String incomeClasses() {
            return classes(incomeHeight);
        }

        public String expenseClasses() {
            return classes(expenseHeight);
        }

        private static String classes(int height) {
            return "h%d t%d u%d".formatted(height / 100, height / 10 % 10, height % 10);
        }
    }

    static FeeChart of(Statement statement) {
        long largest = statement.months().stream()
                .flatMap(month -> Stream.of(month.income(), month.expense()))
                .mapToLong(Long::longValue)
                .max()
                .orElse(0);
        long top = roundUp(Math.max(largest, 1));
        return new FeeChart(
                statement.period().from().getYear(),
                top,
                statement.months().stream()
                        .map(month -> new Column(
                                month.month(),
                                month.income(),
                                month.expense(),
                                height(month.income(), top),
                                height(month.expense(), top)))
                        .toList());
    }

    /** The labels of the scale, from top to bottom. */
    public List<Long> scale() {
        return List.of(top, top * 3 / 4, top / 2, top / 4, 0L);
    }

    public boolean empty() {
        return columns.stream().allMatch(column -> column.income() == 0 && column.expense() == 0);
    }

    /** A month of reversals can be negative; its column has no height, its figure stands in the table. */
    private static int height(long amount, long top) {
        return (int) (Math.max(amount, 0) * 1000 / top);
    }

    private static long roundUp(long amount) {
        long magnitude = 1;
        while (amount > 100 * magnitude) {
            magnitude *= 10;
        }
        for (long round : ROUND) {
            if (amount <= round * magnitude) {
                return round * magnitude;
            }
        }
        throw new IllegalStateException("a hundred times the magnitude covers " + amount);
    }
}
