package org.guildbook.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.guildbook.score.ReferenceMember.ofTheVector;
import static org.guildbook.score.ReferenceMember.quarter;
import static org.guildbook.score.ReferenceMember.withoutFacts;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.guildbook.events.ContributionEvent.Category;
import org.guildbook.score.CreditScore.Axis;
import org.guildbook.score.CreditScore.Line;
import org.guildbook.score.CreditScore.NotCounted;
import org.guildbook.score.CreditScore.Reason;
import org.guildbook.score.ScoreHistory.Counted;
import org.guildbook.score.ScoreHistory.Deed;
import org.guildbook.score.ScoreHistory.DuesRating;
import org.guildbook.score.ScoreHistory.Honour;
import org.guildbook.score.ScoreHistory.SanctionKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CreditScoreTest {

    private static final ScorePolicy.Calendar CP_1 = ScorePolicy.Calendar.always(ScorePolicy.CP_1);
    private static final ScorePolicy CP_2 = ScorePolicy.CP_1.with(
            "CP-2",
            Map.of(
                    Category.HOSTING, new ScorePolicy.Rule(8, 24),
                    Category.KNOWLEDGE, new ScorePolicy.Rule(9, 36),
                    Category.HELP, new ScorePolicy.Rule(2, 8)),
            80);

    @Test
    void the_reference_member_has_372_points() {
        CreditScore score = scoreOf(ofTheVector());

        assertThat(score.micro()).isEqualTo(372_320_028);
        assertThat(score.points()).isEqualTo(372);
    }

    @Test
    void each_line_of_the_reference_member_is_explained() {
        CreditScore score = scoreOf(ofTheVector());

        assertThat(micro(score, Axis.BASE)).containsExactly(100_000_000L);
        assertThat(micro(score, Axis.DUES)).containsExactly(130_000_000L);
        assertThat(micro(score, Axis.TENURE)).containsExactly(55_000_000L);
        assertThat(micro(score, Axis.CONTRIBUTION)).containsExactly(15_000_000L, 23_334_498L, 54_000_000L);
        assertThat(micro(score, Axis.REFERRAL)).containsExactly(2_102_240L, 5_000_000L, 12_613_440L, 5_000_000L);
        assertThat(micro(score, Axis.SANCTION)).containsExactly(-29_730_150L);
        assertThat(score.policyVersion()).isEqualTo("CP-1");
    }

    @Test
    void the_lines_add_up_to_the_score_even_above_the_cap_of_an_axis() {
        ReferenceMember member = withoutFacts();
        for (String year : List.of("2022", "2023", "2024", "2025")) {
            for (String number : List.of("Q1", "Q2", "Q3", "Q4")) {
                member.deeds(3, year + number, Category.HOSTING, "B1", "B2", "B3", "B4");
                member.deeds(2, year + number, Category.SPEAKING, "B1", "B2", "B3", "B4");
            }
        }
        CreditScore score = CreditScore.of(member.history(), quarter("2025Q4"), calendarWithContributionCap(150));

        assertThat(score.micro()).isEqualTo(250_000_000);
        assertThat(score.lines().stream().mapToLong(Line::micro).sum()).isEqualTo(score.micro());
    }

    @Test
    void up_to_two_reversals_are_absorbed_by_cap_and_diversity() {
        assertThat(scoreOf(ofTheVector().reverse(1, "2024Q4", Category.HOSTING)).micro())
                .isEqualTo(372_320_028);
        assertThat(scoreOf(ofTheVector().reverse(2, "2024Q4", Category.HOSTING)).micro())
                .isEqualTo(372_320_028);
    }

    @Test
    void a_third_reversal_lowers_the_quarter_the_deed_belongs_to() {
        assertThat(scoreOf(ofTheVector().reverse(3, "2024Q4", Category.HOSTING)).micro())
                .isEqualTo(369_820_028);
    }

    @Test
    void a_reversal_changes_nothing_for_those_who_ask_what_was_known_before() {
        ReferenceMember member = ofTheVector();
        long before = member.head();
        member.reverse(3, "2024Q4", Category.HOSTING);

        assertThat(CreditScore.of(member.history().knownAt(before), quarter("2025Q4"), CP_1)
                        .micro())
                .isEqualTo(372_320_028);
    }

    @ParameterizedTest
    @CsvSource({"2026Q1, 358427038", "2026Q2, 346744524", "2026Q3, 336920751", "2026Q4, 328660039", "2027Q1, 321713500"
    })
    void without_further_facts_the_score_decays(String asOf, long micro) {
        assertThat(CreditScore.of(ofTheVector().history(), quarter(asOf), CP_1).micro())
                .isEqualTo(micro);
    }

    @Test
    void a_third_attester_lets_more_of_the_quarter_count() {
        ReferenceMember member = ofTheVector()
                .without(deed -> ReferenceMember.is(deed, "2024Q4", Category.SPEAKING))
                .deeds(1, "2024Q4", Category.SPEAKING, "B1", "B2", "B3");

        assertThat(scoreOf(member).micro()).isEqualTo(379_820_028);
    }

    @Test
    void a_verified_deed_with_one_attester_only_does_not_count() {
        ReferenceMember member = ofTheVector()
                .without(deed -> ReferenceMember.is(deed, "2025Q4", Category.SPEAKING))
                .deeds(2, "2025Q4", Category.SPEAKING, "B1");

        CreditScore score = scoreOf(member);

        assertThat(score.micro()).isEqualTo(342_320_028);
        assertThat(score.lines().stream().flatMap(line -> line.notCounted().stream()))
                .containsExactly(
                        new NotCounted(member.head() - 1, Reason.TOO_FEW_ATTESTERS),
                        new NotCounted(member.head(), Reason.TOO_FEW_ATTESTERS));
    }

    @Test
    void four_thanks_stay_below_the_cap() {
        assertThat(scoreOf(ofTheVector().thanksFromOnly(4)).micro()).isEqualTo(369_320_028);
    }

    @Test
    void thanks_returned_within_a_year_count_half() {
        assertThat(scoreOf(ofTheVector().thanksFromOnly(4).thanksReturned("2025Q3", 4))
                        .micro())
                .isEqualTo(363_320_028);
    }

    @Test
    void thanks_returned_longer_ago_count_in_full() {
        assertThat(scoreOf(ofTheVector().thanksFromOnly(4).thanksReturned("2024Q3", 4))
                        .micro())
                .isEqualTo(369_320_028);
    }

    @Test
    void a_quarter_gives_at_most_its_cap() {
        assertThat(scoreOf(ofTheVector().deeds(6, "2025Q4", Category.GOVERNANCE, "B3", "B4"))
                        .micro())
                .isEqualTo(388_320_028);
    }

    @Test
    void a_suspension_takes_150_points() {
        assertThat(scoreOf(ofTheVector().sanction("2025Q4", SanctionKind.SUSPENSION))
                        .micro())
                .isEqualTo(222_320_028);
    }

    @Test
    void a_member_without_any_fact_has_the_base() {
        assertThat(scoreOf(withoutFacts()).micro()).isEqualTo(100_000_000);
    }

    @Test
    void a_score_is_never_below_zero() {
        ReferenceMember member = withoutFacts()
                .sanction("2025Q4", SanctionKind.SUSPENSION)
                .sanction("2025Q4", SanctionKind.SUSPENSION)
                .sanction("2025Q4", SanctionKind.SUSPENSION);

        assertThat(scoreOf(member).micro()).isZero();
    }

    @Test
    void another_policy_for_all_quarters_gives_another_score() {
        assertThat(CreditScore.of(ofTheVector().history(), quarter("2025Q4"), ScorePolicy.Calendar.always(CP_2))
                        .micro())
                .isEqualTo(369_562_664);
    }

    @Test
    void a_policy_changes_only_the_quarters_it_is_in_force_in() {
        assertThat(CreditScore.of(ofTheVector().history(), quarter("2025Q4"), CP_1.then(quarter("2025Q3"), CP_2))
                        .micro())
                .isEqualTo(365_320_028);
    }

    @Test
    void only_the_last_four_dues_cycles_are_rated() {
        ReferenceMember member = withoutFacts();
        for (String year : List.of("2020", "2021", "2022", "2023", "2024")) {
            member.cycle(year + "Q1", DuesRating.ON_TIME);
        }
        member.cycle("2025Q1", DuesRating.LATE).cycle("2026Q1", DuesRating.ON_TIME);

        assertThat(scoreOf(member).micro()).isEqualTo(250_000_000);
    }

    @Test
    void honour_has_its_own_axis_and_cap() {
        List<Honour> honours = List.of(
                new Honour(Counted.since(0), quarter("2025Q4"), 40),
                new Honour(Counted.since(1), quarter("2025Q3"), 40),
                new Honour(Counted.since(2), quarter("2026Q1"), 40));
        ScoreHistory history =
                new ScoreHistory(List.of(), List.of(), List.of(), List.of(), Set.of(), List.of(), honours);

        assertThat(CreditScore.of(history, quarter("2025Q4"), CP_1).micro()).isEqualTo(150_000_000);
        assertThat(CreditScore.of(history, quarter("2025Q3"), CP_1).micro()).isEqualTo(140_000_000);
    }

    @Test
    void a_shared_deed_counts_by_share_rounded_down() {
        Deed third = new Deed(
                Counted.since(0),
                quarter("2025Q4"),
                Category.KNOWLEDGE,
                1,
                333_333,
                Set.of(ReferenceMember.party("B1"), ReferenceMember.party("B2")));
        ScoreHistory history =
                new ScoreHistory(List.of(third), List.of(), List.of(), List.of(), Set.of(), List.of(), List.of());

        assertThat(CreditScore.of(history, quarter("2025Q4"), CP_1).micro()).isEqualTo(101_999_998);
    }

    @Test
    void the_decay_table_is_the_published_one() {
        assertThat(ScorePolicy.CP_1.decayPpm().stream()
                        .mapToInt(Integer::intValue)
                        .sum())
                .isEqualTo(5_954_882);
        assertThat(ScorePolicy.CP_1.decay(16)).isEqualTo(62_500);
        assertThat(ScorePolicy.CP_1.decay(17)).isZero();
    }

    private static CreditScore scoreOf(ReferenceMember member) {
        return CreditScore.of(member.history().knownAt(Long.MAX_VALUE - 1), quarter("2025Q4"), CP_1);
    }

    private static List<Long> micro(CreditScore score, Axis axis) {
        return score.lines().stream()
                .filter(line -> line.axis() == axis)
                .map(Line::micro)
                .toList();
    }

    private static ScorePolicy.Calendar calendarWithContributionCap(int cap) {
        ScorePolicy p = ScorePolicy.CP_1;
        return ScorePolicy.Calendar.always(new ScorePolicy(
                "CP-T",
                p.base(),
                p.maximum(),
                p.categories(),
                p.quarterCap(),
                p.pointsPerAttester(),
                p.reciprocalPpm(),
                cap,
                p.stages(),
                p.referralQuarterCap(),
                p.referralCap(),
                p.ratings(),
                p.ratedCycles(),
                p.tenurePoints(),
                p.tenureCap(),
                p.honourCap(),
                p.sanctions(),
                p.decayPpm()));
    }
}
