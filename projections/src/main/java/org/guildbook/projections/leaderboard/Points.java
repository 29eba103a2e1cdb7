package org.guildbook.projections.leaderboard;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.guildbook.projections.deeds.Deeds;
import org.guildbook.projections.deeds.Deeds.Inputs;
import org.guildbook.projections.deeds.Deeds.Member;
import org.guildbook.projections.deeds.Deeds.Span;
import org.guildbook.projections.runtime.Rows;
import org.guildbook.score.QuarterPoints;
import org.guildbook.score.ScorePolicy;
import org.guildbook.values.CommunityId;
import org.guildbook.values.PartyId;
import org.guildbook.values.Quarter;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Recomputes the points of members whose deeds have changed, and moves them in the histogram. */
final class Points {

    /** The board of the whole community. */
    static final UUID EVERYONE = new UUID(0, 0);

    private static final Stale NOBODY =
            new Stale(new Member(new CommunityId(new UUID(0, 0)), new PartyId(new UUID(0, 0))), -1);

    /** Members and quarters recomputed at once. */
    private static final int CHUNK = 5_000;

    private final JdbcOperations operations;
    private final JdbcClient db;
    private final Map<Bucket, Long> moved = new HashMap<>();

    Points(JdbcOperations operations) {
        this.operations = operations;
        this.db = JdbcClient.create(operations);
    }

    /** Recomputes what is noted as stale. */
    void settle() {
        List<Stale> chunk = after(NOBODY);
        if (chunk.isEmpty()) {
            return;
        }
        while (!chunk.isEmpty()) {
            recompute(chunk);
            chunk = after(chunk.getLast());
        }
        histogram();
        db.sql("DELETE FROM board_stale").update();
    }

    private List<Stale> after(Stale last) {
        return db.sql("""
                        SELECT community, member, quarter FROM board_stale
                        WHERE (community, member, quarter) > (?, ?, ?) ORDER BY community, member, quarter LIMIT ?""")
                .params(last.member().community().value(), last.member().party().value(), last.quarter(), CHUNK)
                .query((row, _) -> stale(row))
                .list();
    }

    private void recompute(List<Stale> stale) {
        Map<Member, Span> spans = new HashMap<>();
        stale.forEach(one -> spans.merge(one.member(), new Span(one.quarter(), one.quarter()), Span::and));
        Map<Member, Home> homes = homes(spans.keySet());
        spans.keySet().retainAll(homes.keySet());
        Map<Member, Inputs> inputs = new Deeds(LeaderboardProjection.PREFIX).read(db, spans);
        Map<Stale, Score> after = new LinkedHashMap<>();
        for (Stale one : stale) {
            Home home = homes.get(one.member());
            if (home != null) {
                Inputs known = inputs.getOrDefault(one.member(), Inputs.NONE);
                long reached = known.lastFact().getOrDefault(one.quarter(), 0L);
                after.put(one, new Score(home.chapter(), home.until(), micro(known, one.quarter()), reached));
            }
        }
        before(after.keySet()).forEach((one, score) -> move(one, score, -1));
        after.forEach((one, score) -> move(one, score, 1));
        write(after);
    }

    private static long micro(Inputs inputs, int quarter) {
        return inputs.lastFact().containsKey(quarter)
                ? QuarterPoints.of(inputs.history(), Quarter.ofIndex(quarter), ScorePolicy.CP_1)
                        .micro()
                : 0;
    }

    private void move(Stale one, Score score, long n) {
        if (score.micro() > 0) {
            CommunityId community = one.member().community();
            moved.merge(new Bucket(community, one.quarter(), EVERYONE, score.micro()), n, Long::sum);
            moved.merge(new Bucket(community, one.quarter(), score.chapter(), score.micro()), n, Long::sum);
        }
    }

    private void write(Map<Stale, Score> after) {
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
                operations,
                "board_score",
                "ON CONFLICT (community, quarter, member) DO UPDATE"
                        + " SET chapter = excluded.chapter, until_day = excluded.until_day,"
                        + " micro = excluded.micro, reached = excluded.reached");
        nothing.write(operations, """
                DELETE FROM board_score s USING {rows}
                WHERE s.community = r.community AND s.quarter = r.quarter AND s.member = r.member""");
    }

    private void histogram() {
        Rows buckets = new Rows("community uuid", "quarter integer", "chapter uuid", "micro bigint", "n bigint");
        moved.forEach((bucket, n) -> {
            if (n != 0) {
                buckets.add(bucket.community(), bucket.quarter(), bucket.chapter(), bucket.micro(), n);
            }
        });
        buckets.insert(
                operations,
                "board_histogram",
                "ON CONFLICT (community, quarter, chapter, micro) DO UPDATE"
                        + " SET n = board_histogram.n + excluded.n");
        buckets.write(operations, """
                DELETE FROM board_histogram h USING {rows}
                WHERE h.community = r.community AND h.quarter = r.quarter AND h.chapter = r.chapter
                  AND h.micro = r.micro AND h.n = 0""");
    }

    private Map<Member, Home> homes(Collection<Member> members) {
        Rows keys = new Rows("community uuid", "member uuid");
        members.forEach(member -> keys.add(member.community(), member.party()));
        Map<Member, Home> homes = new LinkedHashMap<>();
        if (!keys.isEmpty()) {
            keys.query(db, "SELECT m.* FROM {rows} JOIN board_member m USING (community, member)")
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

    private Map<Stale, Score> before(Collection<Stale> changed) {
        Rows keys = new Rows("community uuid", "quarter integer", "member uuid");
        changed.forEach(one ->
                keys.add(one.member().community(), one.quarter(), one.member().party()));
        Map<Stale, Score> before = new LinkedHashMap<>();
        if (!keys.isEmpty()) {
            keys.query(db, "SELECT s.* FROM {rows} JOIN board_score s USING (community, quarter, member)")
                    .query(row -> {
                        before.put(
                                stale(row),
                                new Score(
                                        row.getObject("chapter", UUID.class),
                                        row.getObject("until_day", LocalDate.class),
                                        row.getLong("micro"),
                                        row.getLong("reached")));
                    });
        }
        return before;
    }

    private static Stale stale(ResultSet row) throws SQLException {
        return new Stale(
                new Member(
                        new CommunityId(row.getObject("community", UUID.class)),
                        new PartyId(row.getObject("member", UUID.class))),
                row.getInt("quarter"));
    }

    /** A member whose points of a quarter may have changed. */
    private record Stale(Member member, int quarter) {}

    private record Home(UUID chapter, LocalDate until) {}

    private record Score(UUID chapter, LocalDate until, long micro, long reached) {}

    private record Bucket(CommunityId community, int quarter, UUID chapter, long micro) {}
}
