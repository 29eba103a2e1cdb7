package org.guildbook.projections.admissions;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.guildbook.events.MembershipEvent.MembershipType;
import org.guildbook.projections.runtime.AsOf;
import org.guildbook.projections.runtime.Cursor;
import org.guildbook.projections.runtime.Marks;
import org.guildbook.rules.Application;
import org.guildbook.rules.MembershipPolicy;
import org.guildbook.values.ApplicationId;
import org.guildbook.values.ChapterId;
import org.guildbook.values.CommunityId;
import org.guildbook.values.PartyId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The admission pipeline of a chapter: its applications by stage, with the day of each step.
 *
 * <p>Candidates who must not be found are neither listed nor counted.
 */
public final class Admissions {

    /** Each application with its steps and the stage that follows from them on a day; interviewing begins with a draw. */
    private static final String STAGED = """
            WITH stepped AS (
                SELECT a.*, max(s.on_day) FILTER (WHERE s.kind = 'SCREENED') AS screened_on,
                       min(s.on_day) FILTER (WHERE s.kind = 'DRAWN') AS interviewing_on,
                       max(s.position) FILTER (WHERE s.kind = 'DRAWN') AS drawn_at,
                       count(*) FILTER (WHERE s.kind = 'INTERVIEWED') AS interviews,
                       max(s.on_day) FILTER (WHERE s.kind = 'DEFERRED') AS deferred_on,
                       max(s.position) FILTER (WHERE s.kind = 'DEFERRED') AS deferred_at,
                       max(s.kind) FILTER (WHERE s.kind IN ('ADMITTED', 'REJECTED', 'WITHDRAWN', 'EXPIRED')) AS ended,
                       max(s.on_day) FILTER (WHERE s.kind IN ('ADMITTED', 'REJECTED', 'WITHDRAWN', 'EXPIRED'))
                           AS ended_on
                FROM projection.application a
                LEFT JOIN projection.application_step s USING (community, application)
                WHERE a.community = :community AND a.chapter = :chapter AND NOT EXISTS (
                    SELECT FROM projection.application_confidential c
                    WHERE c.community = a.community AND c.party = a.candidate)
                GROUP BY a.community, a.chapter, a.position),
            staged AS (
                SELECT *, CASE
                    WHEN ended IS NOT NULL THEN ended
                    WHEN :day >= submitted_on + :expiryDays THEN 'EXPIRED'
                    WHEN deferred_at > coalesce(drawn_at, 0) THEN 'DEFERRED'
                    WHEN drawn_at IS NOT NULL THEN 'INTERVIEWING'
                    WHEN screened_on IS NOT NULL THEN 'SCREENED'
                    ELSE 'SUBMITTED' END AS stage
                FROM stepped)
            """;

    private final JdbcClient db;

    public Admissions(JdbcClient db) {
        this.db = db;
    }

    /**
     * One page of the pipeline, the newest applications first, with the counts of all of it.
     *
     * @param stage only applications at it; absent for all
     * @param day on which undecided applications may have expired
     * @param cursor {@link Pipeline#next} of the page before; absent for the newest page
     * @param limit 1..200 applications
     * @throws org.guildbook.decision.Refused as {@code limit-exceeded} or {@code cursor-invalid}
     */
    public Pipeline of(
            CommunityId community,
            ChapterId chapter,
            @Nullable AdmissionStage stage,
            LocalDate day,
            @Nullable String cursor,
            int limit) {
        long before = Cursor.position(cursor, Long.MAX_VALUE);
        List<Row> rows = ask("""
                        SELECT * FROM staged
                        WHERE position < :before AND (:stage::text IS NULL OR stage = :stage)
                        ORDER BY position DESC LIMIT :rows""", community, chapter, day)
                .param("before", before)
                .param("stage", stage == null ? null : stage.name())
                .param("rows", Cursor.limit(limit) + 1)
                .query((row, _) -> row(row))
                .list();
        boolean more = rows.size() > limit;
        List<Row> page = more ? rows.subList(0, limit) : rows;
        return new Pipeline(
                Marks.asOf(db, AdmissionsProjection.NAME, community),
                day,
                counts(community, chapter, day),
                page.stream().map(Row::application).toList(),
                more ? Cursor.of(page.getLast().position()) : null);
    }

    private Map<AdmissionStage, Long> counts(CommunityId community, ChapterId chapter, LocalDate day) {
        Map<AdmissionStage, Long> counts = new EnumMap<>(AdmissionStage.class);
        for (AdmissionStage stage : AdmissionStage.values()) {
            counts.put(stage, 0L);
        }
        ask("SELECT stage, count(*) AS applications FROM staged GROUP BY stage", community, chapter, day)
                .query(row -> {
                    counts.put(AdmissionStage.valueOf(row.getString("stage")), row.getLong("applications"));
                });
        return counts;
    }

    private JdbcClient.StatementSpec ask(String select, CommunityId community, ChapterId chapter, LocalDate day) {
        return db.sql(STAGED + select)
                .param("community", community.value())
                .param("chapter", chapter.value())
                .param("day", day)
                .param("expiryDays", MembershipPolicy.APPLICATION_EXPIRY_DAYS);
    }

    private static Row row(ResultSet row) throws SQLException {
        LocalDate submittedOn = row.getObject("submitted_on", LocalDate.class);
        AdmissionStage stage = AdmissionStage.valueOf(row.getString("stage"));
        LocalDate endedOn = row.getObject("ended_on", LocalDate.class);
        LocalDate expiresOn = Application.expiresOn(submittedOn);
        return new Row(
                row.getLong("position"),
                new Asked(
                        new ApplicationId(row.getObject("application", UUID.class)),
                        new PartyId(row.getObject("candidate", UUID.class)),
                        MembershipType.valueOf(row.getString("type")),
                        stage,
                        submittedOn,
                        expiresOn,
                        row.getObject("screened_on", LocalDate.class),
                        row.getObject("interviewing_on", LocalDate.class),
                        row.getInt("interviews"),
                        row.getObject("deferred_on", LocalDate.class),
                        stage == AdmissionStage.EXPIRED ? expiresOn : endedOn));
    }

    private record Row(long position, Asked application) {}

    /**
     * A page of the pipeline.
     *
     * @param counts of all applications of the chapter, for every stage
     * @param next cursor of the next older page; absent on the last one
     */
    public record Pipeline(
            AsOf asOf,
            LocalDate day,
            Map<AdmissionStage, Long> counts,
            List<Asked> applications,
            @Nullable String next) {}

    /**
     * One application; a day is absent while its step was not taken.
     *
     * @param expiresOn first day on which it is not open any more, if nobody decides it
     * @param interviewingOn the day the first interviewer was drawn
     * @param interviews that were held
     * @param endedOn the day it was admitted, rejected, withdrawn or expired
     */
    public record Asked(
            ApplicationId application,
            PartyId candidate,
            MembershipType membershipType,
            AdmissionStage stage,
            LocalDate submittedOn,
            LocalDate expiresOn,
            @Nullable LocalDate screenedOn,
            @Nullable LocalDate interviewingOn,
            int interviews,
            @Nullable LocalDate deferredOn,
            @Nullable LocalDate endedOn) {}
}
