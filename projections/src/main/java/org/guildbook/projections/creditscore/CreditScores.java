package org.guildbook.projections.creditscore;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.guildbook.events.MembershipEvent.ReferralStage;
import org.guildbook.projections.deeds.Deeds;
import org.guildbook.projections.deeds.Deeds.Inputs;
import org.guildbook.projections.deeds.Deeds.Member;
import org.guildbook.projections.rests.Rest;
import org.guildbook.projections.rests.Rests;
import org.guildbook.projections.runtime.AsOf;
import org.guildbook.projections.runtime.Marks;
import org.guildbook.rules.MembershipHistory;
import org.guildbook.score.CreditScore;
import org.guildbook.score.ScoreHistory;
import org.guildbook.score.ScoreHistory.Counted;
import org.guildbook.score.ScoreHistory.Cycle;
import org.guildbook.score.ScoreHistory.DuesRating;
import org.guildbook.score.ScoreHistory.Sanction;
import org.guildbook.score.ScoreHistory.SanctionKind;
import org.guildbook.score.ScoreHistory.Stage;
import org.guildbook.score.ScorePolicy;
import org.guildbook.values.CommunityId;
import org.guildbook.values.PartyId;
import org.guildbook.values.Quarter;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Credit scores, computed from stored inputs when asked for. */
public final class CreditScores {

    /** No policy has been enacted on the ledger yet: every quarter has the one every community starts with. */
    private static final ScorePolicy.Calendar POLICIES = ScorePolicy.Calendar.always(ScorePolicy.CP_1);

    private final JdbcClient db;

    public CreditScores(JdbcClient db) {
        this.db = db;
    }

    /** The score of a member as of the quarter of {@code today}; only quarters that are over count for tenure. */
    public Score of(CommunityId community, PartyId member, LocalDate today) {
        Quarter quarter = Quarter.of(today);
        List<StoredTerm> terms = terms(community, member);
        MembershipHistory membership = Rest.onto(
                MembershipHistory.of(
                        admissions(community, member),
                        terms.stream().map(StoredTerm::term).toList()),
                new Rests("projection.score").of(db, community, member));
        Inputs inputs = new Deeds("projection.score").read(db, new Member(community, member));
        ScoreHistory history = new ScoreHistory(
                inputs.deeds(),
                inputs.given(),
                stages(community, member),
                terms.stream().flatMap(term -> term.cycle().stream()).toList(),
                Set.copyOf(membership.completedQuarters(quarter.plus(-1))),
                sanctions(community, member),
                List.of());
        return new Score(
                Marks.asOf(db, CreditScoreProjection.NAME, community),
                member,
                membership.statusOn(today).takesPart(),
                CreditScore.of(history, quarter, POLICIES));
    }

    private List<LocalDate> admissions(CommunityId community, PartyId member) {
        return db.sql("""
                        SELECT admitted_on FROM projection.score_admission
                        WHERE community = ? AND member = ? ORDER BY position""")
                .params(community.value(), member.value())
                .query((row, _) -> row.getObject("admitted_on", LocalDate.class))
                .list();
    }

    private List<StoredTerm> terms(CommunityId community, PartyId member) {
        return db.sql("""
                        SELECT * FROM projection.score_term
                        WHERE community = ? AND member = ? ORDER BY from_day, term""")
                .params(community.value(), member.value())
                .query((row, _) -> new StoredTerm(
                        new MembershipHistory.Term(
                                row.getObject("from_day", LocalDate.class),
                                row.getObject("to_exclusive", LocalDate.class),
                                row.getObject("settled_on", LocalDate.class)),
                        row.getString("rating"),
                        row.getLong("position")))
                .list();
    }

    private List<Stage> stages(CommunityId community, PartyId member) {
        return db.sql("""
                        SELECT * FROM projection.score_stage
                        WHERE community = ? AND member = ? ORDER BY position""")
                .params(community.value(), member.value())
                .query((row, _) -> new Stage(
                        new Counted(row.getLong("position"), row.getLong("reversed_at")),
                        Quarter.ofIndex(row.getInt("quarter")),
                        ReferralStage.valueOf(row.getString("stage"))))
                .list();
    }

    private List<Sanction> sanctions(CommunityId community, PartyId member) {
        return db.sql("""
                        SELECT * FROM projection.score_sanction
                        WHERE community = ? AND member = ? ORDER BY position""")
                .params(community.value(), member.value())
                .query((row, _) -> new Sanction(
                        Counted.since(row.getLong("position")),
                        Quarter.ofIndex(row.getInt("quarter")),
                        SanctionKind.valueOf(row.getString("kind"))))
                .list();
    }

    private record StoredTerm(
            MembershipHistory.Term term, @Nullable String rating, long position) {

        List<Cycle> cycle() {
            return rating == null
                    ? List.of()
                    : List.of(new Cycle(Counted.since(position), Quarter.of(term.from()), DuesRating.valueOf(rating)));
        }
    }

    /**
     * A score with its explanation, whose lines sum to it up to the clamp to 0..1000 points.
     *
     * @param shown false while the member takes no part: the score is kept and hidden
     */
    public record Score(AsOf asOf, PartyId member, boolean shown, CreditScore score) {}
}
