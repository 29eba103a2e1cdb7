package org.guildbook.projections.referrals;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.guildbook.events.CommunityEvent.RelationKind;
import org.guildbook.projections.runtime.AsOf;
import org.guildbook.projections.runtime.Cursor;
import org.guildbook.projections.runtime.Marks;
import org.guildbook.values.CommunityId;
import org.guildbook.values.PartyId;
import org.guildbook.values.ReferralId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Whom members referred, one level deep, and how many of them became members, stayed and renewed.
 *
 * <p>Candidates who must not be found are neither listed nor counted; referrers who must not be found count for themselves
 * only.
 */
public final class ReferralTree {

    /** Parts in a whole, as rates are given. */
    private static final long PPM = 1_000_000;

    /** The referrals {@code r} of the one asked about, or of everybody who may be found. */
    private static final String COUNTING = """
            r.community = :community AND (:referrer::uuid IS NULL OR r.referrer = :referrer)
            AND NOT EXISTS (SELECT FROM projection.referral_confidential c
                            WHERE c.community = r.community AND (c.party = r.candidate
                                OR (:referrer::uuid IS NULL AND c.party = r.referrer)))
            """;

    /** Each referral with what counts of it: a stage is reached once, so a reversal ends it for good. */
    private static final String COUNTED = """
            WITH reached AS (
                SELECT r.position AS made_at, r.referral, s.stage, s.on_day
                FROM projection.referral r JOIN projection.referral_step s USING (community, referral)
                WHERE\s""" + COUNTING + """
                  AND NOT s.reversal AND NOT EXISTS (
                      SELECT 1 FROM projection.referral_step undone
                      WHERE undone.community = r.community AND undone.referral = r.referral
                        AND undone.reversal AND undone.stage = s.stage))
            """;

    private final JdbcClient db;

    public ReferralTree(JdbcClient db) {
        this.db = db;
    }

    /**
     * One page of the referrals of a member, the newest first, with the conversion of all of them.
     *
     * @param cursor {@link Referrals#next} of the page before; absent for the newest page
     * @param limit 1..200 referrals
     * @throws org.guildbook.decision.Refused as {@code limit-exceeded} or {@code cursor-invalid}
     */
    public Referrals of(CommunityId community, PartyId referrer, @Nullable String cursor, int limit) {
        long before = Cursor.position(cursor, Long.MAX_VALUE);
        List<Row> rows = db.sql(COUNTED + """
                        SELECT r.*, coalesce(last.stage, 'MADE') AS stage, coalesce(last.on_day, r.made_on) AS since
                        FROM projection.referral r LEFT JOIN LATERAL (
                            SELECT stage, on_day FROM reached WHERE reached.referral = r.referral
                            ORDER BY array_position(
                                ARRAY['DECLINED', 'ACCEPTED', 'WITHDRAWN', 'ADMITTED', 'SETTLED', 'RENEWED'], stage) DESC
                            LIMIT 1) last ON true
                        WHERE\s""" + COUNTING + """
                          AND r.position < :before
                        ORDER BY r.position DESC LIMIT :rows""")
                .param("community", community.value())
                .param("referrer", referrer.value())
                .param("before", before)
                .param("rows", Cursor.limit(limit) + 1)
                .query((row, _) -> row(row))
                .list();
        boolean more = rows.size() > limit;
        List<Row> page = more ? rows.subList(0, limit) : rows;
        return new Referrals(
                Marks.asOf(db, ReferralsProjection.NAME, community),
                referrer,
                figures(community, referrer),
                page.stream().map(Row::candidate).toList(),
                more ? Cursor.of(page.getLast().position()) : null);
    }

    /** The conversion of all referrals of the community. */
    public CommunityConversion conversion(CommunityId community) {
        return new CommunityConversion(Marks.asOf(db, ReferralsProjection.NAME, community), figures(community, null));
    }

    private Conversion figures(CommunityId community, @Nullable PartyId referrer) {
        return db.sql(COUNTED + """
                        SELECT (SELECT count(*) FROM projection.referral r WHERE\s""" + COUNTING + """
                               ) AS made,
                               count(*) FILTER (WHERE stage = 'ACCEPTED') AS accepted,
                               count(*) FILTER (WHERE stage = 'ADMITTED') AS admitted,
                               count(*) FILTER (WHERE stage = 'SETTLED') AS settled,
                               count(*) FILTER (WHERE stage = 'RENEWED') AS renewed
                        FROM reached""")
                .param("community", community.value())
                .param("referrer", referrer == null ? null : referrer.value())
                .query((row, _) -> new Conversion(
                        row.getLong("made"),
                        row.getLong("accepted"),
                        row.getLong("admitted"),
                        row.getLong("settled"),
                        row.getLong("renewed"),
                        rate(row.getLong("admitted"), row.getLong("made")),
                        rate(row.getLong("settled"), row.getLong("admitted")),
                        rate(row.getLong("renewed"), row.getLong("settled"))))
                .single();
    }

    private static @Nullable Long rate(long part, long whole) {
        return whole == 0 ? null : part * PPM / whole;
    }

    private static Row row(ResultSet row) throws SQLException {
        return new Row(
                row.getLong("position"),
                new Referred(
                        new ReferralId(row.getObject("referral", UUID.class)),
                        new PartyId(row.getObject("candidate", UUID.class)),
                        RelationKind.valueOf(row.getString("relation")),
                        ReferralProgress.valueOf(row.getString("stage")),
                        row.getObject("made_on", LocalDate.class),
                        row.getObject("since", LocalDate.class)));
    }

    private record Row(long position, Referred candidate) {}

    /**
     * A page of referrals.
     *
     * @param conversion of all referrals of the referrer
     * @param next cursor of the next older page; absent on the last one
     */
    public record Referrals(
            AsOf asOf,
            PartyId referrer,
            Conversion conversion,
            List<Referred> candidates,
            @Nullable String next) {}

    /**
     * One referral.
     *
     * @param stage its answer, or the highest stage that counts
     * @param since the day it came there
     */
    public record Referred(
            ReferralId referral,
            PartyId candidate,
            RelationKind relationKind,
            ReferralProgress stage,
            LocalDate madeOn,
            LocalDate since) {}

    /** The conversion of a whole community. */
    public record CommunityConversion(AsOf asOf, Conversion conversion) {}

    /**
     * How many referrals came how far; a stage that was reversed is not counted, an answer that was given stays one.
     *
     * <p>Rates are floors in parts per million, absent where nothing is divided by. Referrals that are still under way
     * count in the whole, so a rate can rise without anything new being referred.
     *
     * @param made referrals, whatever became of them
     * @param accepted of them, by the candidate, also if they were withdrawn later
     * @param admitted of them, credited for an admission
     * @param settled of the admitted
     * @param renewed of the settled
     * @param admittedPpm {@code admitted / made}
     * @param settledPpm {@code settled / admitted}
     * @param renewedPpm {@code renewed / settled}
     */
    public record Conversion(
            long made,
            long accepted,
            long admitted,
            long settled,
            long renewed,
            @Nullable Long admittedPpm,
            @Nullable Long settledPpm,
            @Nullable Long renewedPpm) {}
}
