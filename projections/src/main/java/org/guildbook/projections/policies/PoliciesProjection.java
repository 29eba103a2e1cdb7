package org.guildbook.projections.policies;

import java.util.List;
import org.guildbook.events.AccountsEvent;
import org.guildbook.events.ChapterEvent;
import org.guildbook.events.CommunityEvent;
import org.guildbook.events.ConductEvent;
import org.guildbook.events.ContributionEvent;
import org.guildbook.events.DuesEvent;
import org.guildbook.events.MembershipEvent;
import org.guildbook.events.PointsEvent;
import org.guildbook.events.PolicyEvent.PolicyEnacted;
import org.guildbook.events.PrivacyEvent;
import org.guildbook.events.Recorded;
import org.guildbook.events.StandingEvent;
import org.guildbook.events.TransferEvent;
import org.guildbook.projections.runtime.Projection;
import org.guildbook.projections.runtime.Rows;
import org.springframework.jdbc.core.JdbcOperations;

/** Writes {@link Policies}. */
public final class PoliciesProjection implements Projection {

    public static final String NAME = "policies";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<String> tables() {
        return List.of("policy");
    }

    @Override
    public void apply(List<Recorded> page, JdbcOperations db) {
        Rows rows = new Rows(
                "community uuid",
                "policy uuid",
                "kind text",
                "version integer",
                "sha256 text",
                "criteria text",
                "effective_from date",
                "position bigint");
        for (Recorded recorded : page) {
            switch (recorded.fact()) {
                case PolicyEnacted policy ->
                    rows.add(
                            recorded.community(),
                            policy.policy(),
                            policy.kind(),
                            policy.version(),
                            policy.sha256(),
                            String.join(" ", policy.criteria()),
                            policy.effectiveFrom(),
                            recorded.position());
                case CommunityEvent _,
                        ChapterEvent _,
                        MembershipEvent _,
                        StandingEvent _,
                        TransferEvent _,
                        ConductEvent _,
                        DuesEvent _,
                        AccountsEvent _,
                        ContributionEvent _,
                        PointsEvent _,
                        PrivacyEvent _ -> {}
            }
        }
        rows.insert(db, "policy", "");
    }
}
