package org.guildbook.api.web;

import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.guildbook.projections.feeaccounts.FeePeriod;
import org.guildbook.values.Quarter;
import org.jspecify.annotations.Nullable;

/**
 * The periods a reader can choose from, newest first, and the neighbours of the chosen one.
 *
 * @param before absent for the period of the founding
 * @param after absent for the present one
 */
public record FeePeriods(
        FeePeriod chosen,
        List<FeePeriod> years,
        List<FeePeriod> quarters,
        List<FeePeriod> months,
        @Nullable FeePeriod before,
        @Nullable FeePeriod after) {

    /** Older years are reached step by step. */
    private static final int YEARS_LIMIT = 20;

    static FeePeriods around(FeePeriod chosen, LocalDate foundedOn, Clock clock, ZoneId zone) {
        YearMonth newest = later(YearMonth.now(clock.withZone(zone)), chosen.from());
        YearMonth oldest = YearMonth.from(foundedOn);
        int year = chosen.from().getYear();
        return new FeePeriods(
                chosen,
                IntStream.iterate(newest.getYear(), y -> y >= oldest.getYear(), y -> y - 1)
                        .limit(YEARS_LIMIT)
                        .mapToObj(FeePeriod::year)
                        .toList(),
                IntStream.of(4, 3, 2, 1)
                        .mapToObj(number -> FeePeriod.quarter(new Quarter(year, number)))
                        .filter(quarter -> !quarter.from().isAfter(newest))
                        .toList(),
                Stream.iterate(YearMonth.of(year, 12), month -> month.getYear() == year, month -> month.minusMonths(1))
                        .filter(month -> !month.isAfter(newest))
                        .map(FeePeriod::month)
                        .toList(),
                chosen.from().isAfter(oldest) ? step(chosen, -1) : null,
                chosen.toExclusive().isAfter(newest) ? null : step(chosen, 1));
    }

    private static FeePeriod step(FeePeriod period, int steps) {
        if (period.label().length() == 4) {
            return FeePeriod.year(period.from().getYear() + steps);
        }
        return period.label().contains("Q")
                ? FeePeriod.quarter(Quarter.parse(period.label()).plus(steps))
                : FeePeriod.month(period.from().plusMonths(steps));
    }

    private static YearMonth later(YearMonth one, YearMonth other) {
        return one.isAfter(other) ? one : other;
    }
}
