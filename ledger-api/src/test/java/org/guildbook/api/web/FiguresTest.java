package org.guildbook.api.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class FiguresTest {

    private final Figures english = new Figures(Locale.ENGLISH, ZoneId.of("Asia/Shanghai"));
    private final Figures chinese = new Figures(Locale.CHINESE, ZoneId.of("Asia/Shanghai"));

    @Test
    void money_carries_its_currency_and_the_digits_of_that_currency() {
        assertThat(english.money(1_008_000, "CNY")).isEqualTo("CN¥10,080.00");
        assertThat(chinese.money(1_008_000, "CNY")).isEqualTo("¥10,080.00");
        assertThat(english.money(10_080, "JPY")).isEqualTo("¥10,080");
        assertThat(english.money(-5, "USD")).isEqualTo("-$0.05");
    }

    @Test
    void points_are_no_money() {
        assertThat(english.amount(1_200, "PTS")).isEqualTo("1,200 PTS");
        assertThat(english.amount(1_200, "CNY")).isEqualTo("CN¥12.00");
    }

    @Test
    void a_score_line_is_exact_to_the_last_micro_point() {
        assertThat(english.points(23_334_498, 0)).isEqualTo("23.334498");
        assertThat(english.points(-29_730_150, 0)).isEqualTo("-29.73015");
        assertThat(english.points(100_000_000, 0)).isEqualTo("100");
    }

    @Test
    void a_rank_shows_whole_points_rounded_down() {
        assertThat(english.wholePoints(34_999_999)).isEqualTo("34");
        assertThat(english.percent(707_106)).isEqualTo("70.7%");
    }

    @Test
    void the_scale_of_a_chart_counts_as_the_language_does() {
        assertThat(english.roughMoney(150_000_000, "CNY")).isEqualTo("1.5M");
        assertThat(chinese.roughMoney(150_000_000, "CNY")).isEqualTo("150万");
    }

    @Test
    void dates_and_times_are_those_of_the_community() {
        Instant evening = Instant.parse("2026-11-20T18:30:00Z");
        assertThat(chinese.time(evening)).isEqualTo("2026年11月21日 02:30:00");
        assertThat(english.date(LocalDate.of(2026, 11, 21))).isEqualTo("Nov 21, 2026");
        assertThat(english.month(YearMonth.of(2026, 3))).isEqualTo("March 2026");
        assertThat(chinese.monthShort(YearMonth.of(2026, 3))).isEqualTo("3月");
    }
}
