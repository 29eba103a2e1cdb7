package org.guildbook.projections.cases;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.guildbook.events.ConductEvent.CaseKind;
import org.guildbook.projections.runtime.AsOf;
import org.guildbook.projections.runtime.Cursor;
import org.guildbook.projections.runtime.Marks;
import org.guildbook.values.CaseId;
import org.guildbook.values.ChapterId;
import org.guildbook.values.CommunityId;
import org.guildbook.values.ContributionId;
import org.guildbook.values.PartyId;
import org.guildbook.values.Sha256;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Cases, as far as the one who asks may know of them. */
public final class Cases {

    /** Has a part in it, or supervises the chapter and is neither a party, nor meets one, nor was in on the deed. */
    private static final String KNOWN = """
            (EXISTS (SELECT FROM projection.case_person p WHERE p.community = f.community
                     AND p.conduct_case = f.conduct_case AND p.party = :reader)
             OR f.chapter = ANY (:supervises::uuid[]) AND :reader NOT IN (f.complainant, f.respondent)
                AND NOT EXISTS (SELECT FROM projection.case_seat own
                                JOIN projection.case_seat other USING (community, small_group)
                                WHERE own.community = f.community AND own.member = :reader
                                  AND other.member IN (f.complainant, f.respondent))
                AND NOT EXISTS (SELECT FROM projection.case_deed d WHERE d.community = f.community
                                AND d.contribution = f.contribution AND d.party = :reader))""";

    /** The board of another chapter learns the id of a case from its parties, and reads it while the appeal is open. */
    private static final String APPEALED = """
            (f.state = 'APPEALED' AND :reader NOT IN (f.complainant, f.respondent)
             AND EXISTS (SELECT FROM unnest(:boards::uuid[]) AS b(chapter) WHERE b.chapter <> f.chapter))""";

    private final JdbcClient db;

    public Cases(JdbcClient db) {
        this.db = db;
    }

    /** How far a case has come. */
    public enum State {
        REPORTED,
        OPEN,
        DECIDED,
        APPEALED,
        CLOSED
    }

    /** What part somebody has in a case. */
    public enum Part {
        COMPLAINANT,
        RESPONDENT,
        HANDLER,
        DECIDER
    }

    /**
     * Who asks, and the offices that matter.
     *
     * @param supervises chapters whose supervisor the reader is
     * @param boards chapters whose board the reader is a member of
     */
    public record Reader(PartyId party, Set<ChapterId> supervises, Set<ChapterId> boards) {}

    /**
     * One page of the cases that the reader knows of, newest report first.
     *
     * @param cursor {@link Page#next} of the page before; absent for the newest page
     * @param limit 1..200 cases
     * @throws org.guildbook.decision.Refused as {@code limit-exceeded} or {@code cursor-invalid}
     */
    public Page of(CommunityId community, Reader reader, @Nullable String cursor, int limit) {
        long before = Cursor.position(cursor, Long.MAX_VALUE);
        List<Row> rows = select(
                        "AND f.position < :before AND " + KNOWN + " ORDER BY f.position DESC LIMIT :limit",
                        community,
                        reader)
                .param("before", before)
                .param("limit", Cursor.limit(limit) + 1)
                .query((row, _) -> row(row))
                .list();
        List<Row> page = rows.subList(0, Math.min(limit, rows.size()));
        return new Page(
                Marks.asOf(db, CasesProjection.NAME, community),
                page.stream().map(Row::summary).toList(),
                rows.size() > limit ? Cursor.of(page.getLast().position) : null);
    }

    /** A case; absent as well for a reader who may not know of it. */
    public Optional<Case> find(CommunityId community, CaseId caseId, Reader reader) {
        return select("AND f.conduct_case = :case AND (" + KNOWN + " OR " + APPEALED + ")", community, reader)
                .param("case", caseId.value())
                .param("boards", array(reader.boards))
                .query((row, _) -> row(row))
                .optional()
                .map(row -> new Case(
                        Marks.asOf(db, CasesProjection.NAME, community),
                        row.summary,
                        people(community, caseId),
                        steps(community, caseId)));
    }

    private JdbcClient.StatementSpec select(String where, CommunityId community, Reader reader) {
        return db.sql("SELECT * FROM projection.case_file f WHERE f.community = :community " + where)
                .param("community", community.value())
                .param("reader", reader.party.value())
                .param("supervises", array(reader.supervises));
    }

    private static String array(Set<ChapterId> chapters) {
        return "{" + String.join(",", chapters.stream().map(ChapterId::toString).toList()) + "}";
    }

    private List<Person> people(CommunityId community, CaseId caseId) {
        return db.sql("""
                        SELECT * FROM projection.case_person
                        WHERE community = ? AND conduct_case = ? ORDER BY part, party""")
                .params(community.value(), caseId.value())
                .query((row, _) -> new Person(
                        new PartyId(row.getObject("party", UUID.class)), Part.valueOf(row.getString("part"))))
                .list();
    }

    private List<Step> steps(CommunityId community, CaseId caseId) {
        return db.sql("""
                        SELECT * FROM projection.case_step
                        WHERE community = ? AND conduct_case = ? ORDER BY position""")
                .params(community.value(), caseId.value())
                .query((row, _) -> step(row))
                .list();
    }

    private static Step step(ResultSet row) throws SQLException {
        UUID party = row.getObject("party", UUID.class);
        String words = row.getString("words");
        return new Step(
                row.getLong("position"),
                row.getString("type"),
                row.getObject("effective_on", LocalDate.class),
                party == null ? null : new PartyId(party),
                words == null ? null : new Sha256(words),
                row.getString("outcome"),
                row.getObject("until_day", LocalDate.class));
    }

    private static Row row(ResultSet row) throws SQLException {
        UUID contribution = row.getObject("contribution", UUID.class);
        return new Row(
                row.getLong("position"),
                new Summary(
                        new CaseId(row.getObject("conduct_case", UUID.class)),
                        CaseKind.valueOf(row.getString("kind")),
                        State.valueOf(row.getString("state")),
                        new PartyId(row.getObject("complainant", UUID.class)),
                        new PartyId(row.getObject("respondent", UUID.class)),
                        contribution == null ? null : new ContributionId(contribution),
                        new ChapterId(row.getObject("chapter", UUID.class))));
    }

    private record Row(long position, Summary summary) {}

    /**
     * Cases of one reader.
     *
     * @param next cursor of the next older page; absent on the last one
     */
    public record Page(
            AsOf asOf, List<Summary> cases, @Nullable String next) {}

    /**
     * What a case is about.
     *
     * @param contribution the disputed deed; absent for a case of conduct
     * @param chapter whose supervisors take it up
     */
    public record Summary(
            CaseId caseId,
            CaseKind kind,
            State state,
            PartyId complainant,
            PartyId respondent,
            @Nullable ContributionId contribution,
            ChapterId chapter) {}

    /** A case with everybody who has a part in it, and what happened, oldest first. */
    public record Case(AsOf asOf, Summary summary, List<Person> people, List<Step> steps) {}

    /** Somebody with a part in a case. */
    public record Person(PartyId party, Part part) {}

    /**
     * What happened in a case.
     *
     * @param type name of the fact, for example {@code CaseOpened}
     * @param party who spoke, stepped back or was sanctioned
     * @param words commitment to what was said or reasoned
     * @param outcome of a decision
     * @param until end of a hearing, of the time to appeal, of a suspension or of a ban; exclusive
     */
    public record Step(
            long position,
            String type,
            LocalDate effectiveOn,
            @Nullable PartyId party,
            @Nullable Sha256 words,
            @Nullable String outcome,
            @Nullable LocalDate until) {}
}
