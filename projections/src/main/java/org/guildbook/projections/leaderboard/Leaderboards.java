package org.guildbook.projections.leaderboard;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.guildbook.projections.leaderboard.Ranking.Scored;
import org.guildbook.projections.runtime.AsOf;
import org.guildbook.projections.runtime.Cursor;
import org.guildbook.projections.runtime.Marks;
import org.guildbook.values.ChapterId;
import org.guildbook.values.CommunityId;
import org.guildbook.values.PartyId;
import org.guildbook.values.Quarter;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Boards of earned points by calendar quarter, of a chapter or of the whole community. */
public final class Leaderboards {

    /** Days after the end of a quarter until nothing can be claimed or attested any more. */
    private static final int SETTLES_AFTER_DAYS = 67;

    /** Fewer members than this are not ranked: a rank would say too much about a person. */
    private static final int VISIBLE_MIN = 5;

    private final JdbcClient db;
    private final Pseudonyms pseudonyms;

    public Leaderboards(JdbcClient db, Pseudonyms pseudonyms) {
        this.db = db;
        this.pseudonyms = pseudonyms;
    }

    /**
     * One page of a board, best first.
     *
     * @param chapter absent for the board of the whole community
     * @param today decides who is a member and whether the quarter is settled
     * @param cursor {@link Board#next} of the page before; absent for the top
     * @param limit 1..200 rows
     * @throws org.guildbook.decision.Refused as {@code limit-exceeded} or {@code cursor-invalid}
     */
    public Board board(
            CommunityId community,
            @Nullable ChapterId chapter,
            Quarter quarter,
            LocalDate today,
            @Nullable String cursor,
            int limit) {
        Cursor.limit(limit);
        Ranking ranking = ranking(community, chapter, quarter, today);
        long population = ranking.population();
        boolean ranked = population >= VISIBLE_MIN;
        List<Scored> scored = ranked ? ranking.page(cursor, limit + 1) : List.of();
        boolean more = scored.size() > limit;
        List<Scored> page = more ? scored.subList(0, limit) : scored;
        String board = community + "/" + (chapter == null ? "all" : chapter) + "/" + quarter;
        return new Board(
                Marks.asOf(db, LeaderboardProjection.NAME, community),
                chapter,
                quarter,
                today.isBefore(settlesOn(quarter)),
                settlesOn(quarter),
                ranked,
                population,
                rows(ranking, page, board),
                more ? Ranking.cursor(page.getLast()) : null);
    }

    private List<Row> rows(Ranking ranking, List<Scored> page, String board) {
        if (page.isEmpty()) {
            return List.of();
        }
        long best = page.getFirst().micro();
        Map<Long, Long> sizes = ranking.visible(page.getLast().micro() - 1, best);
        long rank = 1 + ranking.above(best);
        long value = best;
        List<Row> rows = new ArrayList<>();
        for (Scored scored : page) {
            if (scored.micro() != value) {
                rank += sizes.getOrDefault(value, 0L);
                value = scored.micro();
            }
            rows.add(new Row(
                    rank,
                    sizes.getOrDefault(value, 0L),
                    scored.member(),
                    pseudonyms.of(board, scored.member()),
                    value));
        }
        return List.copyOf(rows);
    }

    /** The rank of a member; absent for someone who is not in the population of the board. */
    public Optional<Rank> rankOf(
            CommunityId community, @Nullable ChapterId chapter, Quarter quarter, LocalDate today, PartyId member) {
        Ranking ranking = ranking(community, chapter, quarter, today);
        return ranking.valueOf(member).map(micro -> {
            long population = ranking.population();
            long above = ranking.above(micro);
            return new Rank(
                    Marks.asOf(db, LeaderboardProjection.NAME, community),
                    above + 1,
                    micro == 0
                            ? population - above
                            : ranking.visible(micro - 1, micro).getOrDefault(micro, 0L),
                    population,
                    micro,
                    today.isBefore(settlesOn(quarter)));
        });
    }

    /** After settlement the population is that of the day of settlement: the board does not change any more. */
    private Ranking ranking(CommunityId community, @Nullable ChapterId chapter, Quarter quarter, LocalDate today) {
        LocalDate settled = settlesOn(quarter);
        return new Ranking(db, community, chapter, quarter, today.isBefore(settled) ? today : settled);
    }

    private static LocalDate settlesOn(Quarter quarter) {
        return quarter.toExclusive().plusDays(SETTLES_AFTER_DAYS);
    }

    /**
     * A page of a board.
     *
     * @param provisional true until the quarter settles; the page carries that word
     * @param settlesOn first day the quarter is final, 67 days after its end
     * @param ranked false below five visible members: then there are no rows
     * @param population members who may be ranked, with or without points; whoever hides or must not be found is not counted
     * @param next cursor of the next page; absent on the last one
     */
    public record Board(
            AsOf asOf,
            @Nullable ChapterId chapter,
            Quarter quarter,
            boolean provisional,
            LocalDate settlesOn,
            boolean ranked,
            long population,
            List<Row> rows,
            @Nullable String next) {}

    /**
     * A row of a board.
     *
     * @param member for those who may know who it is; the public sees the pseudonym
     * @param pseudonym keyed per board, so that two boards cannot be joined
     * @param microPoints earned points × 1,000,000; shown as floor
     */
    public record Row(long rank, long tieSize, PartyId member, String pseudonym, long microPoints) {}

    /** Where a member stands: {@code rank} 1 is best, {@code tieSize} members share it. */
    public record Rank(AsOf asOf, long rank, long tieSize, long population, long microPoints, boolean provisional) {}
}
