package org.guildbook.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class IntervalTest {

    private static final Interval YEAR = interval("2025-01-01", "2026-01-01");
    private static final Interval FOR_EVER = new Interval(LocalDate.parse("2025-03-01"), null);

    @Test
    void an_interval_overlaps_one_inside_it_and_the_other_way_round() {
        Interval inside = interval("2025-03-01", "2025-04-01");
        assertThat(YEAR.overlaps(inside)).isTrue();
        assertThat(inside.overlaps(YEAR)).isTrue();
    }

    @Test
    void an_interval_does_not_overlap_the_next_one() {
        assertThat(YEAR.overlaps(interval("2026-01-01", "2027-01-01"))).isFalse();
    }

    @Test
    void one_common_day_is_an_overlap() {
        assertThat(YEAR.overlaps(interval("2025-12-31", "2026-12-31"))).isTrue();
    }

    @Test
    void an_interval_without_an_end_overlaps_everything_later_and_nothing_earlier() {
        assertThat(FOR_EVER.overlaps(YEAR)).isTrue();
        assertThat(YEAR.overlaps(FOR_EVER)).isTrue();
        assertThat(FOR_EVER.overlaps(interval("2025-01-01", "2025-03-01"))).isFalse();
    }

    @Test
    void the_last_day_is_the_one_before_the_end() {
        assertThat(YEAR.contains(LocalDate.parse("2025-12-31"))).isTrue();
        assertThat(YEAR.contains(LocalDate.parse("2026-01-01"))).isFalse();
        assertThat(FOR_EVER.contains(LocalDate.parse("2099-01-01"))).isTrue();
    }

    @Test
    void ending_never_lengthens() {
        assertThat(YEAR.endedOn(LocalDate.parse("2025-06-01"))).isEqualTo(interval("2025-01-01", "2025-06-01"));
        assertThat(YEAR.endedOn(LocalDate.parse("2027-01-01"))).isEqualTo(YEAR);
        assertThat(YEAR.endedOn(LocalDate.parse("2024-01-01"))).isEqualTo(interval("2025-01-01", "2025-01-01"));
    }

    private static Interval interval(String from, String toExclusive) {
        return new Interval(LocalDate.parse(from), LocalDate.parse(toExclusive));
    }
}
