package org.guildbook.projections.membershipstatus;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import org.guildbook.projections.runtime.AsOf;
import org.guildbook.projections.runtime.Marks;
import org.guildbook.rules.Interval;
import org.guildbook.rules.MembershipHistory;
import org.guildbook.rules.MembershipPolicy;
import org.guildbook.values.CommunityId;
import org.guildbook.values.Quarter;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * How many of the terms that end in a period are renewed: followed by a term that starts at their end, settled before grace
 * is over. Terms of the deceased, the expelled and those made honorary members do not count.
 */
public final class RenewalRates {

    private final JdbcClient db;
    private final Lives lives;

    public RenewalRates(JdbcClient db) {
        this.db = db;
        this.lives = new Lives(db);
    }

    /** The rate of the terms ending in {@code [from, toExclusive)}, as things stand on a day. */
    public Rate of(CommunityId community, LocalDate from, LocalDate toExclusive, LocalDate day) {
        Interval period = new Interval(from, toExclusive);
        List<Ended> ended = new ArrayList<>();
        for (Life life : lives.of(community, lives.endingIn(community, from, toExclusive), Lives.HEAD)) {
            ended.addAll(ended(life, period, day));
        }
        return new Rate(
                Marks.asOf(db, MembershipStatusProjection.NAME, community),
                from,
                toExclusive,
                day,
                counted(ended),
                cut(ended, one -> String.valueOf(one.life().chapterOn(one.end()))),
                cut(ended, one -> one.life().typeOn(one.end()).name()),
                cut(ended, one -> one.cohort().toString()),
                cut(ended, one -> Boolean.toString(one.life().referred())));
    }

    private record Ended(Life life, Quarter cohort, LocalDate end, boolean over, boolean renewed) {}

    private static List<Ended> ended(Life life, Interval period, LocalDate day) {
        MembershipHistory history = life.history();
        LocalDate joinedOn = life.joinedOn();
        List<Ended> ended = new ArrayList<>();
        for (Life.Term term : life.terms()) {
            LocalDate end = history.endOf(term.inHistory());
            LocalDate graceEnd = end.plusDays(MembershipPolicy.GRACE_DAYS);
            boolean counts = period.contains(end) && !end.isAfter(day) && counts(history, end, graceEnd);
            if (joinedOn != null && counts) {
                ended.add(new Ended(
                        life,
                        Quarter.of(joinedOn),
                        end,
                        !day.isBefore(graceEnd),
                        renewed(history, end, graceEnd, day)));
            }
        }
        return ended;
    }

    /** Not asked of those who before grace is over are dead, expelled or honoured. */
    private static boolean counts(MembershipHistory history, LocalDate end, LocalDate graceEnd) {
        Interval grace = new Interval(end, graceEnd);
        LocalDate deceasedOn = history.deceasedOn();
        return (deceasedOn == null || !deceasedOn.isBefore(graceEnd))
                && history.expulsions().stream().noneMatch(grace::overlaps)
                && history.honours().stream().noneMatch(grace::overlaps);
    }

    private static boolean renewed(MembershipHistory history, LocalDate end, LocalDate graceEnd, LocalDate day) {
        return history.terms().stream()
                .anyMatch(next -> next.from().equals(end)
                        && next.settledOn().isBefore(graceEnd)
                        && !next.settledOn().isAfter(day));
    }

    private static Map<String, Counted> cut(List<Ended> ended, Function<Ended, String> key) {
        Map<String, List<Ended>> parts = new TreeMap<>();
        ended.forEach(one ->
                parts.computeIfAbsent(key.apply(one), _ -> new ArrayList<>()).add(one));
        Map<String, Counted> counted = new TreeMap<>();
        parts.forEach((name, part) -> counted.put(name, counted(part)));
        return counted;
    }

    private static Counted counted(List<Ended> ended) {
        return new Counted(
                Share.of(ended.stream().filter(Ended::over).toList(), Ended::renewed),
                Share.of(ended.stream().filter(one -> !one.over()).toList(), Ended::renewed));
    }

    /**
     * The rate of a period.
     *
     * @param byChapter by id of the chapter
     * @param byCohort by the quarter of joining, for example {@code 2025Q4}
     * @param byReferral {@code true} for those who came by a referral
     */
    public record Rate(
            AsOf asOf,
            LocalDate from,
            LocalDate toExclusive,
            LocalDate day,
            Counted all,
            Map<String, Counted> byChapter,
            Map<String, Counted> byType,
            Map<String, Counted> byCohort,
            Map<String, Counted> byReferral) {}

    /**
     * Terms that have ended.
     *
     * @param settled those whose grace is over: their rate stays
     * @param provisional the others
     */
    public record Counted(Share settled, Share provisional) {}

    /**
     * A share of a whole.
     *
     * @param ppm parts per million, rounded down; absent for a share of nothing
     */
    public record Share(
            long numerator, long denominator, @Nullable Long ppm) {

        private static final long WHOLE_PPM = 1_000_000;

        static Share of(long numerator, long denominator) {
            return new Share(numerator, denominator, denominator == 0 ? null : WHOLE_PPM * numerator / denominator);
        }

        static <T> Share of(List<T> all, Predicate<T> counts) {
            return of(all.stream().filter(counts).count(), all.size());
        }
    }
}
