package org.guildbook.projections.chapters;

import java.util.List;
import java.util.UUID;
import org.guildbook.projections.runtime.AsOf;
import org.guildbook.projections.runtime.Marks;
import org.guildbook.values.ChapterId;
import org.guildbook.values.CommunityId;
import org.guildbook.values.GroupId;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The chapters of a community and their small groups. */
public final class Chapters {

    private final JdbcClient db;

    public Chapters(JdbcClient db) {
        this.db = db;
    }

    /** All chapters that are not dissolved, by code, each with the number of its groups. */
    public Directory of(CommunityId community) {
        List<Chapter> chapters = db.sql("""
                        SELECT chapter, code, city, (
                            SELECT count(*) FROM projection.small_group g
                            WHERE g.community = c.community AND g.chapter = c.chapter AND g.ended_on IS NULL) AS groups
                        FROM projection.chapter c WHERE community = ? AND dissolved_on IS NULL ORDER BY code""")
                .param(community.value())
                .query((row, _) -> new Chapter(
                        new ChapterId(row.getObject("chapter", UUID.class)),
                        row.getString("code"),
                        row.getString("city"),
                        row.getLong("groups")))
                .list();
        return new Directory(Marks.asOf(db, ChaptersProjection.NAME, community), chapters);
    }

    /** The groups of a chapter that have not ended, by id. */
    public Groups groups(CommunityId community, ChapterId chapter) {
        List<Group> groups = db.sql("""
                        SELECT small_group, capacity FROM projection.small_group
                        WHERE community = ? AND chapter = ? AND ended_on IS NULL ORDER BY small_group""")
                .params(community.value(), chapter.value())
                .query((row, _) -> new Group(
                        new GroupId(row.getObject("small_group", UUID.class)), chapter, row.getInt("capacity")))
                .list();
        return new Groups(Marks.asOf(db, ChaptersProjection.NAME, community), groups);
    }

    public record Directory(AsOf asOf, List<Chapter> chapters) {}

    /** A chapter; {@code code} is unique in the community, for example {@code BJ}. */
    public record Chapter(ChapterId chapter, String code, String city, long groups) {}

    public record Groups(AsOf asOf, List<Group> groups) {}

    /** A small group; how many have a seat in it is a count too small for everybody to read. */
    public record Group(GroupId group, ChapterId chapter, int capacity) {}
}
