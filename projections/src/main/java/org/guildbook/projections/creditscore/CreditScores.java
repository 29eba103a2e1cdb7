package org.guildbook.projections.creditscore;

import java.time.LocalDate;
import java.util.List;
import org.guildbook.projections.runtime.AsOf;
import org.guildbook.values.CommunityId;
import org.guildbook.values.PartyId;
import org.guildbook.values.Quarter;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Credit scores, computed from stored inputs when asked for. */
public final class CreditScores {

    private final JdbcClient db;

    public CreditScores(JdbcClient db) {
        this.db = db;
    }

    /** The score of a member as of the quarter of {@code today}. */
    public Score of(CommunityId community, PartyId member, LocalDate today) {
        return org.guildbook.projections.runtime.Pending.answer(
                java.util.List.of(), "" + community + member + today + db);
    }

    /**
     * A score with its explanation; the lines sum to it, up to the clamp to 0..1000 points.
     *
     * @param shown false while the status is not ACTIVE, RENEWAL_DUE or GRACE: the score is kept and hidden
     * @param microPoints score × 1,000,000
     */
    public record Score(AsOf asOf, PartyId member, Quarter quarter, boolean shown, long microPoints, List<Line> lines) {

        /** As shown to a member: whole points, 0..1000. */
        public long points() {
            return microPoints / 1_000_000;
        }
    }

    /**
     * One line of the explanation.
     *
     * @param axis BASE, DUES, TENURE, CONTRIBUTION, REFERRAL or SANCTION
     * @param quarter of the deeds; absent for lines that do not decay
     * @param detail what was counted and what was not, for example {@code HOSTING 40 capped 30}
     * @param decayPpm 1,000,000 = undecayed
     * @param microPoints what the line adds to the score
     */
    public record Line(String axis, @Nullable Quarter quarter, String detail, long decayPpm, long microPoints) {}
}
