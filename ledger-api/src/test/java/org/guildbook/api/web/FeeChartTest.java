package org.guildbook.api.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.YearMonth;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.guildbook.projections.feeaccounts.FeeAccounts.Month;
import org.guildbook.projections.feeaccounts.FeeAccounts.Statement;
import org.guildbook.projections.feeaccounts.FeePeriod;
import org.guildbook.projections.runtime.AsOf;
import org.junit.jupiter.api.Test;

class FeeChartTest {

    @Test
    void the_scale_ends_at_a_round_figure_not_below_any_column() {
        assertThat(Stream.of(1L, 10L, 11L, 99L, 101L, 161_234_500L)
                        .map(largest -> chart(largest, 0).top()))
                .containsExactly(10L, 10L, 15L, 100L, 150L, 200_000_000L);
    }

    @Test
    void columns_are_thousandths_of_the_scale() {
        FeeChart.Column column = chart(150_000, 56_250).columns().getFirst();
        assertThat(column.incomeHeight()).isEqualTo(1000);
        assertThat(column.expenseHeight()).isEqualTo(375);
        assertThat(column.incomeClasses()).isEqualTo("h10 t0 u0");
        assertThat(column.expenseClasses()).isEqualTo("h3 t7 u5");
    }

    @Test
    void a_month_of_reversals_has_no_height_and_keeps_its_figure() {
        FeeChart.Column column = chart(-500, 1_000).columns().getFirst();
        assertThat(column.incomeHeight()).isZero();
        assertThat(column.income()).isEqualTo(-500);
    }

    @Test
    void a_year_without_bookings_is_empty() {
        assertThat(chart(0, 0).empty()).isTrue();
        assertThat(chart(1, 0).empty()).isFalse();
    }

    private static FeeChart chart(long income, long expense) {
        List<Month> months = IntStream.rangeClosed(1, 12)
                .mapToObj(month ->
                        new Month(YearMonth.of(2026, month), month == 1 ? income : 0, month == 1 ? expense : 0, 0))
                .toList();
        return FeeChart.of(new Statement(
                AsOf.NOTHING,
                FeePeriod.year(2026),
                null,
                "CNY",
                0,
                0,
                0,
                0,
                0,
                0,
                0,
                List.of(),
                months,
                List.of(),
                List.of()));
    }
}
