package org.guildbook.projections.bodies;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.guildbook.projections.runtime.AsOf;
import org.guildbook.projections.runtime.Marks;
import org.guildbook.values.ChapterId;
import org.guildbook.values.CommunityId;
import org.guildbook.values.GroupId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The small groups that should meet monthly and have not met for some time. */
public final class SilentGroups {

    /** Groups one answer holds at most. */
    private static final int LIMIT = 1_000;

    private final JdbcClient db;

    public SilentGroups(JdbcClient db) {
        this.db = db;
    }

    /**
     * The groups without a meeting on or after the day, the longest silent first; at most 1,000. A group that has ended
     * is not asked for one, nor is one that was formed on the day or later.
     *
     * @param chapter only its groups; absent for all
     */
    public Silent since(CommunityId community, @Nullable ChapterId chapter, LocalDate day) {
        List<SilentGroup> groups = db.sql("""
                        SELECT g.small_group, g.chapter, g.formed_on, max(m.held_on) AS last_met
                        FROM projection.meeting_group g
                        LEFT JOIN projection.group_meeting m USING (community, small_group)
                        WHERE community = :community AND g.ended_on IS NULL AND g.formed_on < :day
                          AND (CAST(:chapter AS uuid) IS NULL OR g.chapter = CAST(:chapter AS uuid))
                        GROUP BY g.small_group, g.chapter, g.formed_on
                        HAVING coalesce(max(m.held_on) < :day, true)
                        ORDER BY coalesce(max(m.held_on), g.formed_on), g.small_group LIMIT\s""" + LIMIT)
                .param("community", community.value())
                .param("chapter", chapter == null ? null : chapter.toString())
                .param("day", day)
                .query((row, _) -> new SilentGroup(
                        new GroupId(row.getObject("small_group", UUID.class)),
                        new ChapterId(row.getObject("chapter", UUID.class)),
                        row.getObject("formed_on", LocalDate.class),
                        row.getObject("last_met", LocalDate.class)))
                .list();
        return new Silent(Marks.asOf(db, BodiesProjection.NAME, community), day, groups);
    }

    /** Groups without a meeting since {@code since}. */
    public record Silent(AsOf asOf, LocalDate since, List<SilentGroup> groups) {}

    /**
     * A small group.
     *
     * @param lastMet absent while it has not met
     */
    public record SilentGroup(
            GroupId group,
            ChapterId chapter,
            LocalDate formedOn,
            @Nullable LocalDate lastMet) {}
}
