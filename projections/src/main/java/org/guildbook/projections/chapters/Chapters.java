package org.guildbook.projections.chapters;

import java.util.List;
import org.guildbook.projections.runtime.AsOf;
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

    /** All chapters, by code. */
    public Directory of(CommunityId community) {
        return org.guildbook.projections.runtime.Pending.answer(java.util.List.of(), "" + community + db);
    }

    /** The groups of a chapter, by id. */
    public Groups groups(CommunityId community, ChapterId chapter) {
        return org.guildbook.projections.runtime.Pending.answer(java.util.List.of(), "" + community + chapter);
    }

    public record Directory(AsOf asOf, List<Chapter> chapters) {}

    /** A chapter; {@code code} is unique in the community, for example {@code BJ}. */
    public record Chapter(ChapterId chapter, String code, String city, long groups) {}

    public record Groups(AsOf asOf, List<Group> groups) {}

    /** A small group; {@code members} have a seat in it. */
    public record Group(GroupId group, ChapterId chapter, int capacity, long members) {}
}
