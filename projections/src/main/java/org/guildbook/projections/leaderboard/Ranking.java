package org.guildbook.projections.leaderboard;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.guildbook.decision.Refused;
import org.guildbook.projections.runtime.Cursor;
import org.guildbook.values.ChapterId;
import org.guildbook.values.CommunityId;
import org.guildbook.values.PartyId;
import org.guildbook.values.Quarter;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The board of one chapter, or of everyone, in one quarter, among those who are members on one day.
 *
 * <p>Ranks come from the histogram of all values, less the few who are in it and are no longer members on the day,
 * are staff, or hide.
 */
final class Ranking {

    /** Staff and those whose membership rests, on the day; and whoever hides now, on boards of the past too. */
    private static final String NOT_RANKED = """
            SELECT holder FROM projection.board_staff
            WHERE community = :community AND from_day <= :day AND :day < to_exclusive
            UNION ALL SELECT member FROM projection.board_away
            WHERE community = :community AND from_day <= :day AND :day < to_exclusive
            UNION ALL SELECT member FROM projection.board_hidden WHERE community = :community""";

    private static final String MAY_BE_RANKED = " AND until_day > :day AND m.member NOT IN (" + NOT_RANKED + ")";

    private static final String VISIBLE_BY_VALUE = """
            SELECT micro, sum(n) AS n FROM (
                SELECT micro, n FROM projection.board_histogram
                WHERE community = :community AND quarter = :quarter AND chapter = :board
                  AND micro > :low AND micro <= :high
                UNION ALL
                SELECT micro, -1 FROM projection.board_score
                WHERE community = :community AND quarter = :quarter AND (:everyone OR chapter = :board)
                  AND until_day <= :day AND micro > :low AND micro <= :high
                UNION ALL
                SELECT micro, -1 FROM projection.board_score
                WHERE community = :community AND quarter = :quarter AND (:everyone OR chapter = :board)
                  AND until_day > :day AND micro > :low AND micro <= :high
                  AND member IN (%s)
            ) AS counted GROUP BY micro""".formatted(NOT_RANKED);

    private final JdbcClient db;
    private final CommunityId community;
    private final @Nullable ChapterId chapter;
    private final Quarter quarter;
    private final LocalDate day;

    Ranking(JdbcClient db, CommunityId community, @Nullable ChapterId chapter, Quarter quarter, LocalDate day) {
        this.db = db;
        this.community = community;
        this.chapter = chapter;
        this.quarter = quarter;
        this.day = day;
    }

    /** A member's value and where it stands among equal ones. */
    record Scored(PartyId member, long micro, long reached) {}

    /** Members who may be ranked, with or without points. */
    long population() {
        return select("SELECT count(*) AS n FROM projection.board_member m"
                        + " WHERE community = :community AND (:everyone OR chapter = :board)"
                        + MAY_BE_RANKED)
                .query((row, _) -> row.getLong("n"))
                .single();
    }

    /** The member's micro-points; absent outside the population. */
    Optional<Long> valueOf(PartyId member) {
        return select("SELECT coalesce(s.micro, 0) AS micro FROM projection.board_member m"
                        + " LEFT JOIN projection.board_score s"
                        + " ON s.community = m.community AND s.member = m.member AND s.quarter = :quarter"
                        + " WHERE m.community = :community AND (:everyone OR m.chapter = :board)"
                        + " AND m.member = :member" + MAY_BE_RANKED.replace("until_day", "m.until_day"))
                .param("member", member.value())
                .query((row, _) -> row.getLong("micro"))
                .optional();
    }

    /** Members with points, best first; among equals, whose deeds were complete first. */
    List<Scored> page(@Nullable String cursor, int limit) {
        List<String> after = cursor == null
                ? List.of(Long.toString(Long.MAX_VALUE), "0", Points.EVERYONE.toString())
                : Cursor.keys(cursor, 3);
        String scope = chapter == null ? "" : " AND chapter = :board";
        return select("SELECT member, micro, reached FROM projection.board_score m"
                        + " WHERE community = :community AND quarter = :quarter" + scope
                        + " AND micro <= :micro"
                        + " AND (micro < :micro OR (reached, member) > (:reached, :member))"
                        + MAY_BE_RANKED
                        + " ORDER BY micro DESC, reached, member LIMIT :limit")
                .param("micro", Cursor.number(after.getFirst()))
                .param("reached", Cursor.number(after.get(1)))
                .param("member", uuid(after.getLast()))
                .param("limit", limit)
                .query((row, _) -> new Scored(
                        new PartyId(row.getObject("member", UUID.class)), row.getLong("micro"), row.getLong("reached")))
                .list();
    }

    static String cursor(Scored last) {
        return Cursor.of(last.micro(), last.reached(), last.member());
    }

    /** Members with a value in {@code (low, high]}, by value. */
    Map<Long, Long> visible(long low, long high) {
        Map<Long, Long> visible = new HashMap<>();
        select(VISIBLE_BY_VALUE).param("low", low).param("high", high).query(row -> {
            visible.put(row.getLong("micro"), row.getLong("n"));
        });
        return visible;
    }

    /** How many members have more than {@code micro}. */
    long above(long micro) {
        return visible(micro, Long.MAX_VALUE).values().stream()
                .mapToLong(Long::longValue)
                .sum();
    }

    private JdbcClient.StatementSpec select(String sql) {
        return db.sql(sql)
                .param("community", community.value())
                .param("quarter", quarter.index())
                .param("board", chapter == null ? Points.EVERYONE : chapter.value())
                .param("everyone", chapter == null)
                .param("day", day);
    }

    private static UUID uuid(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException notAUuid) {
            throw new Refused("cursor-invalid");
        }
    }
}
