package org.guildbook.projections.leaderboard;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.guildbook.projections.runtime.AsOf;
import org.guildbook.values.ChapterId;
import org.guildbook.values.CommunityId;
import org.guildbook.values.PartyId;
import org.guildbook.values.Quarter;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Boards of earned points by calendar quarter, of a chapter or of the whole community. */
public final class Leaderboards {

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
        return org.guildbook.projections.runtime.Pending.answer(
                java.util.List.of(),
                "" + community + chapter + quarter + today + cursor + limit + db + pseudonyms.hashCode());
    }

    /** The rank of a member; absent for someone who is not in the population of the board. */
    public Optional<Rank> rankOf(
            CommunityId community, @Nullable ChapterId chapter, Quarter quarter, LocalDate today, PartyId member) {
        return org.guildbook.projections.runtime.Pending.answer(
                java.util.List.of(), "" + community + chapter + quarter + today + member);
    }

    /**
     * A page of a board.
     *
     * @param provisional true until the quarter settles; the page carries that word
     * @param settlesOn first day the quarter is final, 67 days after its end
     * @param ranked false below five visible members: then there are no rows
     * @param population members who may be ranked, with or without points
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
