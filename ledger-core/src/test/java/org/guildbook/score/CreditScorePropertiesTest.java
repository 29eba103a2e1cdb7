package org.guildbook.score;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.guildbook.events.ContributionEvent.Category;
import org.guildbook.events.MembershipEvent.ReferralStage;
import org.guildbook.score.ScoreHistory.Counted;
import org.guildbook.score.ScoreHistory.Cycle;
import org.guildbook.score.ScoreHistory.Deed;
import org.guildbook.score.ScoreHistory.DuesRating;
import org.guildbook.score.ScoreHistory.Given;
import org.guildbook.score.ScoreHistory.Honour;
import org.guildbook.score.ScoreHistory.Sanction;
import org.guildbook.score.ScoreHistory.SanctionKind;
import org.guildbook.score.ScoreHistory.Stage;
import org.guildbook.values.PartyId;
import org.guildbook.values.Quarter;
import org.junit.jupiter.api.Test;

/** Properties over random histories; a failing one names its seed. */
class CreditScorePropertiesTest {

    private static final int HISTORIES = 3_000;
    private static final Quarter AS_OF = Quarter.parse("2025Q4");
    private static final ScorePolicy.Calendar CP_1 = ScorePolicy.Calendar.always(ScorePolicy.CP_1);

    @Test
    void the_order_of_recording_never_matters() {
        for (int seed = 0; seed < HISTORIES; seed++) {
            Random random = new Random(seed);
            ScoreHistory history = history(random, AS_OF);

            assertThat(CreditScore.of(shuffled(history, random), AS_OF, CP_1))
                    .as("seed %d", seed)
                    .isEqualTo(CreditScore.of(history, AS_OF, CP_1));
        }
    }

    @Test
    void facts_of_later_quarters_never_change_an_earlier_quarter() {
        for (int seed = 0; seed < HISTORIES; seed++) {
            Random random = new Random(seed);
            ScoreHistory early = history(random, AS_OF);
            ScoreHistory both = together(early, after(history(random, AS_OF)));
            for (int back = 0; back < 2; back++) {
                Quarter quarter = AS_OF.plus(-back);

                assertThat(QuarterPoints.of(both, quarter, ScorePolicy.CP_1))
                        .as("seed %d %s", seed, quarter)
                        .isEqualTo(QuarterPoints.of(early, quarter, ScorePolicy.CP_1));
            }
        }
    }

    @Test
    void every_score_lies_between_its_bounds_and_its_lines_add_up() {
        for (int seed = 0; seed < HISTORIES; seed++) {
            CreditScore score = CreditScore.of(history(new Random(seed), AS_OF), AS_OF, CP_1);
            long sum = score.lines().stream().mapToLong(CreditScore.Line::micro).sum();

            assertThat(score.micro()).as("seed %d", seed).isEqualTo(Math.clamp(sum, 0, 1000 * CreditScore.POINT));
        }
    }

    @Test
    void without_a_qualified_attester_a_quarter_gives_at_most_24_points() {
        for (int seed = 0; seed < HISTORIES; seed++) {
            ScoreHistory history = history(new Random(seed), AS_OF);
            List<Deed> alone = history.deeds().stream()
                    .map(deed -> new Deed(
                            deed.counted(),
                            deed.quarter(),
                            deed.category(),
                            deed.quantity(),
                            deed.sharePpm(),
                            Set.of(deed.attesters().iterator().next())))
                    .toList();
            ScoreHistory ring =
                    new ScoreHistory(alone, List.of(), List.of(), List.of(), Set.of(), List.of(), List.of());

            assertThat(QuarterPoints.of(ring, AS_OF, ScorePolicy.CP_1).micro())
                    .as("seed %d", seed)
                    .isLessThanOrEqualTo(24 * CreditScore.POINT);
        }
    }

    private static ScoreHistory history(Random random, Quarter last) {
        List<Deed> deeds = new ArrayList<>();
        List<Given> given = new ArrayList<>();
        List<Stage> stages = new ArrayList<>();
        List<Cycle> cycles = new ArrayList<>();
        List<Sanction> sanctions = new ArrayList<>();
        List<Honour> honours = new ArrayList<>();
        Set<Quarter> completed = new HashSet<>();
        for (int position = 0; position < 40; position++) {
            Quarter quarter = last.plus(-random.nextInt(20));
            Counted counted = Counted.since(position);
            switch (random.nextInt(10)) {
                case 0 -> given.add(new Given(counted, quarter, party(random)));
                case 1 -> stages.add(new Stage(counted, quarter, pick(random, ReferralStage.values())));
                case 2 -> cycles.add(new Cycle(counted, quarter, pick(random, DuesRating.values())));
                case 3 -> completed.add(quarter);
                case 4 -> sanctions.add(new Sanction(counted, quarter, pick(random, SanctionKind.values())));
                case 5 -> honours.add(new Honour(counted, quarter, random.nextInt(50)));
                default -> deeds.add(deed(random, counted, quarter));
            }
        }
        return new ScoreHistory(deeds, given, stages, cycles, completed, sanctions, honours);
    }

    private static Deed deed(Random random, Counted counted, Quarter quarter) {
        Set<PartyId> attesters = new HashSet<>(Set.of(party(random)));
        for (int more = random.nextInt(3); more > 0; more--) {
            attesters.add(party(random));
        }
        return new Deed(
                counted,
                quarter,
                pick(random, Category.values()),
                1 + random.nextInt(3),
                1 + random.nextInt(1_000_000),
                attesters);
    }

    private static ScoreHistory shuffled(ScoreHistory history, Random random) {
        return new ScoreHistory(
                shuffled(history.deeds(), random),
                shuffled(history.given(), random),
                shuffled(history.stages(), random),
                shuffled(history.cycles(), random),
                history.completed(),
                shuffled(history.sanctions(), random),
                shuffled(history.honours(), random));
    }

    private static <T> List<T> shuffled(List<T> list, Random random) {
        List<T> copy = new ArrayList<>(list);
        Collections.shuffle(copy, random);
        return copy;
    }

    /** The deeds and thanks of the history, moved behind every quarter of another. */
    private static ScoreHistory after(ScoreHistory history) {
        List<Deed> deeds = history.deeds().stream()
                .map(deed -> new Deed(
                        deed.counted(),
                        deed.quarter().plus(20),
                        deed.category(),
                        deed.quantity(),
                        deed.sharePpm(),
                        deed.attesters()))
                .toList();
        List<Given> given = history.given().stream()
                .map(each -> new Given(each.counted(), each.quarter().plus(20), each.party()))
                .toList();
        return new ScoreHistory(deeds, given, List.of(), List.of(), Set.of(), List.of(), List.of());
    }

    private static ScoreHistory together(ScoreHistory one, ScoreHistory other) {
        List<Deed> deeds = new ArrayList<>(other.deeds());
        deeds.addAll(one.deeds());
        List<Given> given = new ArrayList<>(other.given());
        given.addAll(one.given());
        return new ScoreHistory(
                deeds, given, one.stages(), one.cycles(), one.completed(), one.sanctions(), one.honours());
    }

    private static PartyId party(Random random) {
        return ReferenceMember.party("party" + random.nextInt(12));
    }

    private static <T> T pick(Random random, T[] values) {
        return values[random.nextInt(values.length)];
    }
}
