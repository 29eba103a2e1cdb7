package org.guildbook.projections;

import java.util.List;
import org.guildbook.projections.admissions.AdmissionsProjection;
import org.guildbook.projections.bodies.BodiesProjection;
import org.guildbook.projections.cases.CasesProjection;
import org.guildbook.projections.chapters.ChaptersProjection;
import org.guildbook.projections.creditscore.CreditScoreProjection;
import org.guildbook.projections.duesstatus.DuesStatusProjection;
import org.guildbook.projections.feeaccounts.FeeAccountsProjection;
import org.guildbook.projections.leaderboard.LeaderboardProjection;
import org.guildbook.projections.memberhistory.MemberHistoryProjection;
import org.guildbook.projections.membershipstatus.MembershipStatusProjection;
import org.guildbook.projections.officeholders.OfficeHoldersProjection;
import org.guildbook.projections.opentasks.OpenTasksProjection;
import org.guildbook.projections.pointsaccounts.PointsAccountsProjection;
import org.guildbook.projections.policies.PoliciesProjection;
import org.guildbook.projections.privacies.PrivaciesProjection;
import org.guildbook.projections.referrals.ReferralsProjection;
import org.guildbook.projections.runtime.Projection;

/** Every read model, one line each; those that have most to do come first, since a rebuild begins with them. */
public final class ReadModels {

    public static List<Projection> all() {
        return List.of(
                new LeaderboardProjection(),
                new PointsAccountsProjection(),
                new MemberHistoryProjection(),
                new CreditScoreProjection(),
                new ChaptersProjection(),
                new BodiesProjection(),
                new OfficeHoldersProjection(),
                new MembershipStatusProjection(),
                new PoliciesProjection(),
                new AdmissionsProjection(),
                new ReferralsProjection(),
                new DuesStatusProjection(),
                new FeeAccountsProjection(),
                new PrivaciesProjection(),
                new CasesProjection(),
                new OpenTasksProjection());
    }

    private ReadModels() {}
}
