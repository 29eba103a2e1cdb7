package org.guildbook.score;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.guildbook.score.ScoreHistory.Cycle;
import org.guildbook.values.Quarter;
import org.guildbook.values.Sha256;
import org.jspecify.annotations.Nullable;

/**
 * The credit score of one member at the end of a quarter, line by line.
 *
 * @param micro micro-points, 0..1,000,000,000
 * @param lines what the score is the clamped sum of
 * @param policyVersion and {@code policySha256}: the rules of the quarter asked for
 */
public record CreditScore(long micro, List<Line> lines, Quarter asOf, String policyVersion, Sha256 policySha256) {

    /** One point in micro-points. */
    public static final long POINT = 1_000_000;

    private static final long WHOLE_PPM = 1_000_000;

    public CreditScore {
        lines = List.copyOf(lines);
    }

    /** The score as it is shown: whole points. */
    public long points() {
        return micro / POINT;
    }

    /**
     * Computes the score of what the history holds.
     *
     * @param asOf selects quarters; what is known is selected before, by {@link ScoreHistory#knownAt}
     */
    public static CreditScore of(ScoreHistory history, Quarter asOf, ScorePolicy.Calendar policies) {
        ScorePolicy policy = policies.in(asOf);
        List<Line> contributions = QuarterPoints.upTo(asOf, policy, quarter -> {
            QuarterPoints points = QuarterPoints.of(history, quarter, policies.in(quarter));
            return points.line(decay(policy, quarter, asOf));
        });
        List<Line> referrals = QuarterPoints.upTo(
                asOf, policy, quarter -> referrals(history, quarter, policies.in(quarter), policy, asOf));
        List<Line> honours =
                QuarterPoints.upTo(asOf, policy, quarter -> honours(history, quarter, decay(policy, quarter, asOf)));
        List<Line> sanctions = sanctions(history, policy, asOf);
        Line dues = dues(history, policy, asOf);
        Line tenure = tenure(history, policy, asOf);
        long micro = policy.base() * POINT
                + Math.min(policy.contributionCap() * POINT, sum(contributions))
                + Math.min(policy.referralCap() * POINT, sum(referrals))
                + dues.micro()
                + tenure.micro()
                + Math.min(policy.honourCap() * POINT, sum(honours))
                + sum(sanctions);
        Line base = Line.plain(Axis.BASE, policy.base() * POINT, List.of());
        List<Line> lines = Stream.of(
                        List.of(base, dues, tenure),
                        contributions,
                        capped(Axis.CONTRIBUTION, contributions, policy.contributionCap()),
                        referrals,
                        capped(Axis.REFERRAL, referrals, policy.referralCap()),
                        honours,
                        capped(Axis.HONOUR, honours, policy.honourCap()),
                        sanctions)
                .flatMap(List::stream)
                .toList();
        return new CreditScore(
                Math.clamp(micro, 0, policy.maximum() * POINT), lines, asOf, policy.version(), policy.sha256());
    }

    /** What a line is about. */
    public enum Axis {
        BASE,
        DUES,
        TENURE,
        CONTRIBUTION,
        REFERRAL,
        HONOUR,
        SANCTION
    }

    /**
     * One line of the explanation, in micro-points.
     *
     * @param quarter the quarter the deeds belong to; absent for lines over all quarters
     * @param raw before any cap
     * @param capped after the caps of the quarter
     * @param decayPpm what is left of it by its age, in parts per million
     * @param micro what the line adds; negative for sanctions and for the part above the cap of an axis
     * @param facts positions of the facts it rests on
     * @param notCounted deeds left out, with the reason
     */
    public record Line(
            Axis axis,
            @Nullable Quarter quarter,
            long raw,
            long capped,
            int decayPpm,
            long micro,
            List<Long> facts,
            List<NotCounted> notCounted) {

        public Line {
            facts = facts.stream().sorted().toList();
            notCounted = notCounted.stream()
                    .sorted(Comparator.comparingLong(NotCounted::position))
                    .toList();
        }

        static Line plain(Axis axis, long micro, List<Long> facts) {
            return new Line(axis, null, micro, micro, (int) WHOLE_PPM, micro, facts, List.of());
        }

        static Line decayed(Axis axis, Quarter quarter, long raw, long capped, int decayPpm, List<Long> facts) {
            return new Line(axis, quarter, raw, capped, decayPpm, capped * decayPpm / WHOLE_PPM, facts, List.of());
        }
    }

    /** A fact that gives less than its unit, and why. */
    public record NotCounted(long position, Reason reason) {}

    /** Why a deed gives less than its unit. */
    public enum Reason {
        TOO_FEW_ATTESTERS,
        RECIPROCAL
    }

    private static Line referrals(
            ScoreHistory history, Quarter quarter, ScorePolicy then, ScorePolicy now, Quarter asOf) {
        var stages = history.stages().stream()
                .filter(stage -> stage.quarter().equals(quarter))
                .toList();
        long raw = stages.stream()
                        .mapToLong(stage -> then.stages().getOrDefault(stage.stage(), 0))
                        .sum()
                * POINT;
        long capped = Math.min(now.referralQuarterCap() * POINT, raw);
        return Line.decayed(
                Axis.REFERRAL,
                quarter,
                raw,
                capped,
                decay(now, quarter, asOf),
                stages.stream().map(stage -> stage.counted().from()).toList());
    }

    private static Line honours(ScoreHistory history, Quarter quarter, int decayPpm) {
        var honours = history.honours().stream()
                .filter(honour -> honour.quarter().equals(quarter))
                .toList();
        long raw = honours.stream().mapToLong(ScoreHistory.Honour::points).sum() * POINT;
        return Line.decayed(
                Axis.HONOUR,
                quarter,
                raw,
                raw,
                decayPpm,
                honours.stream().map(honour -> honour.counted().from()).toList());
    }

    private static List<Line> sanctions(ScoreHistory history, ScorePolicy policy, Quarter asOf) {
        return history.sanctions().stream()
                .filter(sanction -> sanction.quarter().compareTo(asOf) <= 0)
                .sorted(Comparator.comparing(ScoreHistory.Sanction::quarter)
                        .thenComparingLong(sanction -> sanction.counted().from()))
                .map(sanction -> {
                    long raw = policy.sanctions().getOrDefault(sanction.kind(), 0) * POINT;
                    int decayPpm = decay(policy, sanction.quarter(), asOf);
                    return new Line(
                            Axis.SANCTION,
                            sanction.quarter(),
                            -raw,
                            -raw,
                            decayPpm,
                            -(raw * decayPpm / WHOLE_PPM),
                            List.of(sanction.counted().from()),
                            List.of());
                })
                .filter(line -> line.micro() != 0)
                .toList();
    }

    private static Line dues(ScoreHistory history, ScorePolicy policy, Quarter asOf) {
        List<Cycle> rated = history.cycles().stream()
                .filter(cycle -> cycle.from().compareTo(asOf) <= 0)
                .sorted(Comparator.comparing(Cycle::from)
                        .thenComparingLong(cycle -> cycle.counted().from())
                        .reversed())
                .limit(policy.ratedCycles())
                .toList();
        long points = rated.stream()
                .mapToLong(cycle -> policy.ratings().getOrDefault(cycle.rating(), 0))
                .sum();
        return Line.plain(
                Axis.DUES,
                points * POINT,
                rated.stream().map(cycle -> cycle.counted().from()).toList());
    }

    private static Line tenure(ScoreHistory history, ScorePolicy policy, Quarter asOf) {
        long quarters = history.completed().stream()
                .filter(quarter -> quarter.compareTo(asOf) <= 0)
                .count();
        long raw = quarters * policy.tenurePoints() * POINT;
        long capped = Math.min(policy.tenureCap() * POINT, raw);
        return new Line(Axis.TENURE, null, raw, capped, (int) WHOLE_PPM, capped, List.of(), List.of());
    }

    /** The line that takes back what an axis gives above its cap, so that the lines add up. */
    private static List<Line> capped(Axis axis, List<Line> lines, int capPoints) {
        long over = sum(lines) - capPoints * POINT;
        return over > 0 ? List.of(Line.plain(axis, -over, List.of())) : List.of();
    }

    private static int decay(ScorePolicy policy, Quarter quarter, Quarter asOf) {
        return policy.decay(asOf.index() - quarter.index());
    }

    private static long sum(List<Line> lines) {
        return lines.stream().mapToLong(Line::micro).sum();
    }
}
