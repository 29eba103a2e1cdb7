package org.guildbook.score;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.guildbook.events.ContributionEvent.Category;
import org.guildbook.events.ContributionEvent.Tier;
import org.guildbook.score.CreditScore.Axis;
import org.guildbook.score.CreditScore.Line;
import org.guildbook.score.CreditScore.NotCounted;
import org.guildbook.score.CreditScore.Reason;
import org.guildbook.score.ScoreHistory.Deed;
import org.guildbook.score.ScoreHistory.Given;
import org.guildbook.values.PartyId;
import org.guildbook.values.Quarter;

/**
 * What one quarter gives before decay: sums per category, each clamped, then clamped as a whole. Leaderboards rank by it.
 *
 * @param raw micro-points before any cap
 * @param micro micro-points after all caps of the quarter
 */
public record QuarterPoints(Quarter quarter, long raw, long micro, List<Long> facts, List<NotCounted> notCounted) {

    /** Two attesters make a verified deed count: no single person can create points. */
    static final int ATTESTERS_MIN = 2;

    /** Quarters before the deed's own in which a returned thanks halves it. */
    static final int RECIPROCITY_QUARTERS = 3;

    private static final long WHOLE_PPM = 1_000_000;

    /** The points of the member in the quarter under the policy in force in it. */
    public static QuarterPoints of(ScoreHistory history, Quarter quarter, ScorePolicy policy) {
        Set<PartyId> thankedBack = history.given().stream()
                .filter(given -> isRecent(given, quarter))
                .map(Given::party)
                .collect(Collectors.toSet());
        Map<Category, Long> sums = new EnumMap<>(Category.class);
        Set<PartyId> attesters = new HashSet<>();
        List<Long> facts = new ArrayList<>();
        List<NotCounted> notCounted = new ArrayList<>();
        long raw = 0;
        for (Deed deed : history.deeds()) {
            ScorePolicy.Rule rule = policy.categories().get(deed.category());
            if (rule == null || !deed.quarter().equals(quarter)) {
                continue;
            }
            facts.add(deed.counted().from());
            long units = CreditScore.POINT * rule.unit() * deed.quantity() * deed.sharePpm() / WHOLE_PPM;
            raw += units;
            if (deed.category().tier() == Tier.VERIFIED && deed.attesters().size() < ATTESTERS_MIN) {
                notCounted.add(new NotCounted(deed.counted().from(), Reason.TOO_FEW_ATTESTERS));
                continue;
            }
            if (deed.category().tier() == Tier.VERIFIED) {
                attesters.addAll(deed.attesters());
            }
            if (deed.category().tier() == Tier.PEER && thankedBack.containsAll(deed.attesters())) {
                notCounted.add(new NotCounted(deed.counted().from(), Reason.RECIPROCAL));
                units = units * policy.reciprocalPpm() / WHOLE_PPM;
            }
            sums.merge(deed.category(), units, Long::sum);
        }
        long supported = CreditScore.POINT * policy.pointsPerAttester() * attesters.size();
        long sum = Math.min(tier(Tier.VERIFIED, sums, policy), supported)
                + tier(Tier.ROSTER, sums, policy)
                + tier(Tier.PEER, sums, policy);
        return new QuarterPoints(
                quarter,
                raw,
                Math.min(policy.quarterCap() * CreditScore.POINT, sum),
                List.copyOf(facts),
                List.copyOf(notCounted));
    }

    Line line(int decayPpm) {
        return new Line(
                Axis.CONTRIBUTION, quarter, raw, micro, decayPpm, micro * decayPpm / WHOLE_PPM, facts, notCounted);
    }

    /** One line per quarter that is not yet decayed to nothing and rests on at least one fact, oldest first. */
    static List<Line> upTo(Quarter asOf, ScorePolicy policy, Function<Quarter, Line> line) {
        int last = asOf.index();
        int first = Math.max(0, last - policy.decayPpm().size() + 1);
        return IntStream.rangeClosed(first, last)
                .mapToObj(Quarter::ofIndex)
                .map(line)
                .filter(each -> !each.facts().isEmpty())
                .toList();
    }

    private static boolean isRecent(Given given, Quarter quarter) {
        int age = quarter.index() - given.quarter().index();
        return age >= 0 && age <= RECIPROCITY_QUARTERS;
    }

    private static long tier(Tier tier, Map<Category, Long> sums, ScorePolicy policy) {
        long total = 0;
        for (Map.Entry<Category, ScorePolicy.Rule> rule : policy.categories().entrySet()) {
            if (rule.getKey().tier() == tier) {
                total += Math.min(
                        sums.getOrDefault(rule.getKey(), 0L), rule.getValue().cap() * CreditScore.POINT);
            }
        }
        return total;
    }
}
