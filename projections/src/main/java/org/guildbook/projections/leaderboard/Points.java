package org.guildbook.projections.leaderboard;

import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.guildbook.projections.deeds.Deeds;
import org.guildbook.projections.deeds.Deeds.Inputs;
import org.guildbook.projections.deeds.Deeds.Member;
import org.guildbook.projections.deeds.DeedsPage.Dirty;
import org.guildbook.projections.runtime.Rows;
import org.guildbook.score.QuarterPoints;
import org.guildbook.score.ScorePolicy;
import org.guildbook.values.CommunityId;
import org.guildbook.values.PartyId;
import org.guildbook.values.Quarter;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Recomputes the points of members whose deeds have changed, and moves them in the histogram. */
final class Points {

    /** The board of the whole community. */
    static final UUID EVERYONE = new UUID(0, 0);

    private final JdbcClient db;
    private final Map<Bucket, Long> moved = new HashMap<>();

    Points(JdbcClient db) {
        this.db = db;
    }

    /** @param admitted members who may have earned before they had a chapter, or in another one */
    void recompute(Set<Dirty> dirty, Collection<Member> admitted) {
        Set<Member> members = new HashSet<>(admitted);
        dirty.forEach(one -> members.add(one.member()));
        Map<Member, Home> homes = homes(members);
        Map<Member, Inputs> inputs = new Deeds(LeaderboardProjection.PREFIX).read(db, homes.keySet());
        Set<Dirty> changed = new HashSet<>(dirty);
        for (Member member : admitted) {
            inputs.getOrDefault(member, Inputs.NONE)
                    .lastFact()
                    .keySet()
                    .forEach(quarter -> changed.add(new Dirty(member, quarter)));
        }
        changed.removeIf(one -> !homes.containsKey(one.member()));
        Map<Dirty, Score> before = before(changed);
        Map<Dirty, Score> after = new LinkedHashMap<>();
        for (Dirty one : changed) {
            Home home = homes.get(one.member());
            if (home != null) {
                Inputs known = inputs.getOrDefault(one.member(), Inputs.NONE);
                long reached = known.lastFact().getOrDefault(one.quarter(), 0L);
                after.put(one, new Score(home.chapter(), home.until(), micro(known, one.quarter()), reached));
            }
        }
        before.forEach((one, score) -> move(one, score, -1));
        after.forEach((one, score) -> move(one, score, 1));
        write(after);
    }

    private static long micro(Inputs inputs, int quarter) {
        return inputs.lastFact().containsKey(quarter)
                ? QuarterPoints.of(inputs.history(), Quarter.ofIndex(quarter), ScorePolicy.CP_1)
                        .micro()
                : 0;
    }

    private void move(Dirty one, Score score, long n) {
        if (score.micro() > 0) {
            CommunityId community = one.member().community();
            moved.merge(new Bucket(community, one.quarter(), EVERYONE, score.micro()), n, Long::sum);
            moved.merge(new Bucket(community, one.quarter(), score.chapter(), score.micro()), n, Long::sum);
        }
    }

    private void write(Map<Dirty, Score> after) {
        Rows scores = new Rows(
                "community uuid",
                "quarter integer",
                "member uuid",
                "chapter uuid",
                "until_day date",
                "micro bigint",
                "reached bigint");
        Rows nothing = new Rows("community uuid", "quarter integer", "member uuid");
        after.forEach((one, score) -> {
            Member member = one.member();
            if (score.micro() > 0) {
                scores.add(
                        member.community(),
                        one.quarter(),
                        member.party(),
                        score.chapter(),
                        score.until(),
                        score.micro(),
                        score.reached());
            } else {
                nothing.add(member.community(), one.quarter(), member.party());
            }
        });
        scores.insert(
                db,
                "board_score",
                "ON CONFLICT (community, quarter, member) DO UPDATE"
                        + " SET chapter = excluded.chapter, until_day = excluded.until_day,"
                        + " micro = excluded.micro, reached = excluded.reached");
        nothing.write(db, """
                DELETE FROM board_score s USING {rows}
                WHERE s.community = r.community AND s.quarter = r.quarter AND s.member = r.member""");
        Rows buckets = new Rows("community uuid", "quarter integer", "chapter uuid", "micro bigint", "n bigint");
        moved.forEach((bucket, n) -> {
            if (n != 0) {
                buckets.add(bucket.community(), bucket.quarter(), bucket.chapter(), bucket.micro(), n);
            }
        });
        buckets.insert(
                db,
                "board_histogram",
                "ON CONFLICT (community, quarter, chapter, micro) DO UPDATE"
                        + " SET n = board_histogram.n + excluded.n");
        buckets.write(db, """
                DELETE FROM board_histogram h USING {rows}
                WHERE h.community = r.community AND h.quarter = r.quarter AND h.chapter = r.chapter
                  AND h.micro = r.micro AND h.n = 0""");
    }

    private Map<Member, Home> homes(Collection<Member> members) {
        Rows keys = new Rows("community uuid", "member uuid");
        members.forEach(member -> keys.add(member.community(), member.party()));
        Map<Member, Home> homes = new LinkedHashMap<>();
        if (!keys.isEmpty()) {
            keys.statement(db, "SELECT m.* FROM {rows} JOIN board_member m USING (community, member)")
                    .query(row -> {
                        homes.put(
                                new Member(
                                        new CommunityId(row.getObject("community", UUID.class)),
                                        new PartyId(row.getObject("member", UUID.class))),
                                new Home(
                                        row.getObject("chapter", UUID.class),
                                        row.getObject("until_day", LocalDate.class)));
                    });
        }
        return homes;
    }

    private Map<Dirty, Score> before(Set<Dirty> changed) {
        Rows keys = new Rows("community uuid", "quarter integer", "member uuid");
        changed.forEach(one ->
                keys.add(one.member().community(), one.quarter(), one.member().party()));
        Map<Dirty, Score> before = new LinkedHashMap<>();
        if (!keys.isEmpty()) {
            keys.statement(db, "SELECT s.* FROM {rows} JOIN board_score s USING (community, quarter, member)")
                    .query(row -> {
                        Member member = new Member(
                                new CommunityId(row.getObject("community", UUID.class)),
                                new PartyId(row.getObject("member", UUID.class)));
                        before.put(
                                new Dirty(member, row.getInt("quarter")),
                                new Score(
                                        row.getObject("chapter", UUID.class),
                                        row.getObject("until_day", LocalDate.class),
                                        row.getLong("micro"),
                                        row.getLong("reached")));
                    });
        }
        return before;
    }

    private record Home(UUID chapter, LocalDate until) {}

    private record Score(UUID chapter, LocalDate until, long micro, long reached) {}

    private record Bucket(CommunityId community, int quarter, UUID chapter, long micro) {}
}
