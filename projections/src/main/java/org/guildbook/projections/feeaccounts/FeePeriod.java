package org.guildbook.projections.feeaccounts;

import java.time.YearMonth;
import org.guildbook.decision.Refused;
import org.guildbook.values.Quarter;

/**
 * A year, quarter or month of the books, written {@code 2025}, {@code 2025Q4} or {@code 2025-10}.
 *
 * @param label as written
 * @param from first month
 * @param toExclusive first month after it
 */
public record FeePeriod(String label, YearMonth from, YearMonth toExclusive) {

    public static FeePeriod year(int year) {
        return new FeePeriod("%04d".formatted(year), YearMonth.of(year, 1), YearMonth.of(year + 1, 1));
    }

    public static FeePeriod quarter(Quarter quarter) {
        return new FeePeriod(quarter.toString(), YearMonth.from(quarter.from()), YearMonth.from(quarter.toExclusive()));
    }

    public static FeePeriod month(YearMonth month) {
        return new FeePeriod(month.toString(), month, month.plusMonths(1));
    }

    /** Refused as {@code period-invalid} unless a year, quarter or month between 1900 and 2999. */
    public static FeePeriod parse(String text) {
        if (text.matches("(19|2\\d)\\d{2}")) {
            return year(Integer.parseInt(text));
        }
        if (text.matches("(19|2\\d)\\d{2}Q[1-4]")) {
            return quarter(Quarter.parse(text));
        }
        if (text.matches("(19|2\\d)\\d{2}-(0[1-9]|1[0-2])")) {
            return month(YearMonth.parse(text));
        }
        throw new Refused("period-invalid").with("expected", "2025, 2025Q4 or 2025-10");
    }
}
