package org.guildbook.projections.opentasks;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.guildbook.projections.runtime.AsOf;
import org.guildbook.projections.runtime.Cursor;
import org.guildbook.projections.runtime.Marks;
import org.guildbook.values.CommunityId;
import org.guildbook.values.PartyId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What waits for whom. */
public final class OpenTasks {

    /** Tasks one person is shown at most. */
    private static final int LIMIT = 200;

    private final JdbcClient db;

    public OpenTasks(JdbcClient db) {
        this.db = db;
    }

    /** What somebody is asked for. */
    public enum Kind {
        /** A referral to accept or decline, as the candidate. */
        REFERRAL,
        /** An interview to hold, or to give back. */
        INTERVIEW,
        /** A statement to give, as the respondent of a case. */
        STATEMENT,
        /** A case to handle and decide. */
        HANDLING
    }

    /** What waits for a party, the oldest first; at most 200. */
    public Listed of(CommunityId community, PartyId party) {
        List<Task> tasks = db.sql("""
                        SELECT * FROM projection.open_task
                        WHERE community = ? AND party = ? ORDER BY position, subject LIMIT\s""" + LIMIT)
                .params(community.value(), party.value())
                .query((row, _) -> task(row))
                .list();
        return new Listed(asOf(community), tasks, null);
    }

    /**
     * A page of what has waited since the day or later, for whomever, the oldest first.
     *
     * @param cursor {@link Listed#next} of the page before; absent for the oldest page
     * @param limit 1..200 tasks
     * @throws org.guildbook.decision.Refused as {@code limit-exceeded} or {@code cursor-invalid}
     */
    public Listed since(CommunityId community, LocalDate day, @Nullable String cursor, int limit) {
        int most = Cursor.limit(limit);
        List<String> after = cursor == null ? List.of("-1", "") : Cursor.keys(cursor, 2);
        List<Row> rows = db.sql("""
                        SELECT * FROM projection.open_task
                        WHERE community = :community AND since >= :day
                          AND (position, party::text) > (:position, :party)
                        ORDER BY position, party::text LIMIT :rows""")
                .param("community", community.value())
                .param("day", day)
                .param("position", Cursor.number(after.getFirst()))
                .param("party", after.getLast())
                .param("rows", most + 1)
                .query((row, _) -> new Row(row.getLong("position"), task(row)))
                .list();
        boolean more = rows.size() > most;
        List<Row> page = more ? rows.subList(0, most) : rows;
        return new Listed(
                asOf(community),
                page.stream().map(Row::task).toList(),
                more
                        ? Cursor.of(
                                page.getLast().position(), page.getLast().task().party())
                        : null);
    }

    private AsOf asOf(CommunityId community) {
        return Marks.asOf(db, OpenTasksProjection.NAME, community);
    }

    private record Row(long position, Task task) {}

    private static Task task(ResultSet row) throws SQLException {
        return new Task(
                new PartyId(row.getObject("party", UUID.class)),
                Kind.valueOf(row.getString("kind")),
                row.getObject("subject", UUID.class),
                row.getObject("since", LocalDate.class),
                row.getObject("until_day", LocalDate.class));
    }

    /**
     * A page of tasks.
     *
     * @param next cursor of the next page; absent on the last one
     */
    public record Listed(
            AsOf asOf, List<Task> tasks, @Nullable String next) {}

    /**
     * What waits for somebody.
     *
     * @param subject the referral, application or case
     * @param until first day on which it is too late; absent where no day is set
     */
    public record Task(
            PartyId party,
            Kind kind,
            UUID subject,
            LocalDate since,
            @Nullable LocalDate until) {}
}
