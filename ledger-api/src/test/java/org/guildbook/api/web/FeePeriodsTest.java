package org.guildbook.api.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.guildbook.projections.feeaccounts.FeePeriod;
import org.junit.jupiter.api.Test;

class FeePeriodsTest {

    private static final LocalDate FOUNDED = LocalDate.of(2025, 3, 10);
    private static final Clock NOW = Clock.fixed(Instant.parse("2026-08-31T20:00:00Z"), ZoneOffset.UTC);

    @Test
    void offers_what_has_begun_since_the_founding_newest_first() {
        FeePeriods periods = around("2026");
        assertThat(periods.years()).extracting(FeePeriod::label).containsExactly("2026", "2025");
        assertThat(periods.quarters()).extracting(FeePeriod::label).containsExactly("2026Q3", "2026Q2", "2026Q1");
        assertThat(periods.months())
                .extracting(FeePeriod::label)
                .startsWith("2026-09", "2026-08")
                .endsWith("2026-01");
    }

    @Test
    void leads_to_the_neighbours_of_the_same_kind() {
        FeePeriods quarter = around("2026Q1");
        assertThat(quarter.before()).isEqualTo(FeePeriod.parse("2025Q4"));
        assertThat(quarter.after()).isEqualTo(FeePeriod.parse("2026Q2"));
        assertThat(around("2026-01").before()).isEqualTo(FeePeriod.parse("2025-12"));
    }

    @Test
    void ends_at_the_founding_and_at_the_present() {
        assertThat(around("2025").before()).isNull();
        assertThat(around("2025-03").before()).isNull();
        assertThat(around("2026").after()).isNull();
        assertThat(around("2026-09").after()).isNull();
    }

    private static FeePeriods around(String period) {
        return FeePeriods.around(FeePeriod.parse(period), FOUNDED, NOW, ZoneId.of("Asia/Shanghai"));
    }
}
