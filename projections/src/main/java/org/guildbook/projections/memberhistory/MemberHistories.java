package org.guildbook.projections.memberhistory;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.guildbook.projections.runtime.AsOf;
import org.guildbook.projections.runtime.Cursor;
import org.guildbook.projections.runtime.Marks;
import org.guildbook.values.CommunityId;
import org.guildbook.values.PartyId;
import org.guildbook.values.Sha256;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The facts that name a member in any role, newest first. */
public final class MemberHistories {

    private static final String MILESTONES = """
             AND (split_part(type, '.', 1) IN ('community', 'membership', 'standing', 'transfer', 'conduct')
                  OR type IN ('chapter.SmallGroupJoined', 'chapter.SmallGroupLeft',
                              'chapter.OfficeAppointed', 'chapter.OfficeVacated'))
             AND string_to_array(roles, ',')
                 && ARRAY['member', 'candidate', 'respondent', 'officeHolder', 'owner', 'newOwner', 'formerOwner']
            """;

    private final JdbcClient db;

    public MemberHistories(JdbcClient db) {
        this.db = db;
    }

    /**
     * One page of the history of a party.
     *
     * @param cursor {@link History#next} of the page before; absent for the newest page
     * @param limit 1..200 facts
     * @throws org.guildbook.decision.Refused as {@code limit-exceeded} or {@code cursor-invalid}
     */
    public History of(CommunityId community, PartyId member, @Nullable String cursor, int limit) {
        return page(community, member, "", cursor, limit);
    }

    /** The same without cases: a reader who is not the party learns of none here. */
    public History withoutCases(CommunityId community, PartyId member, @Nullable String cursor, int limit) {
        return page(community, member, " AND type NOT LIKE 'conduct.%' ", cursor, limit);
    }

    /** The same of what changed the party's own standing, place or offices, without deeds, dues and the affairs of others. */
    public History milestones(CommunityId community, PartyId member, @Nullable String cursor, int limit) {
        return page(community, member, MILESTONES, cursor, limit);
    }

    private History page(CommunityId community, PartyId member, String which, @Nullable String cursor, int limit) {
        long before = Cursor.position(cursor, Long.MAX_VALUE);
        List<Line> lines = db.sql("""
                        SELECT * FROM projection.member_fact
                        WHERE community = ? AND party = ? AND position < ? %s
                        ORDER BY position DESC LIMIT ?""".formatted(which))
                .params(community.value(), member.value(), before, Cursor.limit(limit) + 1)
                .query((row, _) -> line(row))
                .list();
        AsOf asOf = Marks.asOf(db, MemberHistoryProjection.NAME, community);
        if (lines.size() <= limit) {
            return new History(asOf, lines, null);
        }
        List<Line> page = lines.subList(0, limit);
        return new History(asOf, List.copyOf(page), Cursor.of(page.getLast().position()));
    }

    private static Line line(ResultSet row) throws SQLException {
        SortedMap<String, String> data = new TreeMap<>();
        row.getString("data").lines().forEach(line -> {
            int equals = line.indexOf('=');
            data.put(line.substring(0, equals), line.substring(equals + 1));
        });
        return new Line(
                row.getLong("position"),
                new Sha256(row.getString("hash")),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                row.getObject("effective_on", LocalDate.class),
                row.getString("type"),
                List.of(row.getString("roles").split(",", -1)),
                row.getString("document"),
                Collections.unmodifiableSortedMap(data));
    }

    /**
     * A page of facts.
     *
     * @param next cursor of the next older page; absent on the last one
     */
    public record History(
            AsOf asOf, List<Line> lines, @Nullable String next) {}

    /**
     * A fact as the member sees it.
     *
     * @param type stable name of the fact, for example {@code points.PointsTipped}
     * @param roles in which the fact names the member, for example {@code giver}
     * @param document stamped number, where the fact has one
     * @param data what the fact says, by component name; names parties by id and never by name
     */
    public record Line(
            long position,
            Sha256 hash,
            Instant at,
            LocalDate effectiveOn,
            String type,
            List<String> roles,
            @Nullable String document,
            SortedMap<String, String> data) {}
}
