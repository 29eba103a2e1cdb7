package org.guildbook.projections.referrals;

import java.util.List;
import org.guildbook.events.AccountsEvent;
import org.guildbook.events.ChapterEvent;
import org.guildbook.events.CommunityEvent;
import org.guildbook.events.ConductEvent;
import org.guildbook.events.ContributionEvent;
import org.guildbook.events.DuesEvent;
import org.guildbook.events.MembershipEvent;
import org.guildbook.events.MembershipEvent.ApplicationDeferred;
import org.guildbook.events.MembershipEvent.ApplicationExpired;
import org.guildbook.events.MembershipEvent.ApplicationRejected;
import org.guildbook.events.MembershipEvent.ApplicationScreened;
import org.guildbook.events.MembershipEvent.ApplicationSubmitted;
import org.guildbook.events.MembershipEvent.ApplicationWithdrawn;
import org.guildbook.events.MembershipEvent.CandidateReferred;
import org.guildbook.events.MembershipEvent.HonoraryMembershipConferred;
import org.guildbook.events.MembershipEvent.HonoraryMembershipWithdrawn;
import org.guildbook.events.MembershipEvent.InterviewRecorded;
import org.guildbook.events.MembershipEvent.InterviewerAssigned;
import org.guildbook.events.MembershipEvent.InterviewerRecused;
import org.guildbook.events.MembershipEvent.MemberAdmitted;
import org.guildbook.events.MembershipEvent.MemberDeceased;
import org.guildbook.events.MembershipEvent.MemberResigned;
import org.guildbook.events.MembershipEvent.MembershipPaused;
import org.guildbook.events.MembershipEvent.MembershipResumed;
import org.guildbook.events.MembershipEvent.MembershipTypeChanged;
import org.guildbook.events.MembershipEvent.ProspectInvited;
import org.guildbook.events.MembershipEvent.ReferralAccepted;
import org.guildbook.events.MembershipEvent.ReferralDeclined;
import org.guildbook.events.MembershipEvent.ReferralStageReached;
import org.guildbook.events.MembershipEvent.ReferralStageReversed;
import org.guildbook.events.MembershipEvent.ReferralWithdrawn;
import org.guildbook.events.MembershipEvent.ReinstatementRequested;
import org.guildbook.events.MembershipEvent.RulesAccepted;
import org.guildbook.events.MembershipEvent.TermStarted;
import org.guildbook.events.PointsEvent;
import org.guildbook.events.PolicyEvent;
import org.guildbook.events.PrivacyEvent;
import org.guildbook.events.Recorded;
import org.guildbook.events.StandingEvent;
import org.guildbook.events.TransferEvent;
import org.guildbook.projections.confidential.ConfidentialPage;
import org.guildbook.projections.runtime.Projection;
import org.guildbook.projections.runtime.Rows;
import org.guildbook.values.ReferralId;
import org.springframework.jdbc.core.JdbcOperations;

/** Writes {@link ReferralTree}: a row for each referral, and one for each step it took. */
public final class ReferralsProjection implements Projection {

    public static final String NAME = "referrals";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<String> tables() {
        return List.of("referral", "referral_step", "referral_confidential");
    }

    @Override
    public void apply(List<Recorded> page, JdbcOperations db) {
        Page rows = new Page();
        page.forEach(rows::add);
        rows.write(db);
    }

    private static final class Page {

        private final Rows referrals = new Rows(
                "community uuid",
                "referrer uuid",
                "position bigint",
                "referral uuid",
                "candidate uuid",
                "relation text",
                "made_on date");
        private final Rows steps = new Rows(
                "community uuid", "referral uuid", "position bigint", "stage text", "reversal boolean", "on_day date");

        private final ConfidentialPage confidential = new ConfidentialPage("referral");

        void add(Recorded recorded) {
            switch (recorded.fact()) {
                case MembershipEvent event -> add(recorded, event);
                case CommunityEvent _,
                        PolicyEvent _,
                        ChapterEvent _,
                        StandingEvent _,
                        TransferEvent _,
                        ConductEvent _,
                        DuesEvent _,
                        AccountsEvent _,
                        ContributionEvent _,
                        PointsEvent _ -> {}
                case PrivacyEvent event -> confidential.add(recorded, event);
            }
        }

        private void add(Recorded recorded, MembershipEvent event) {
            switch (event) {
                case CandidateReferred made ->
                    referrals.add(
                            recorded.community(),
                            made.referrer(),
                            recorded.position(),
                            made.referral(),
                            made.candidate(),
                            made.relationKind(),
                            made.effectiveOn());
                case ReferralAccepted answer -> step(recorded, answer.referral(), ReferralProgress.ACCEPTED, false);
                case ReferralDeclined answer -> step(recorded, answer.referral(), ReferralProgress.DECLINED, false);
                case ReferralWithdrawn answer -> step(recorded, answer.referral(), ReferralProgress.WITHDRAWN, false);
                case ReferralStageReached reached ->
                    step(
                            recorded,
                            reached.referral(),
                            ReferralProgress.valueOf(reached.stage().name()),
                            false);
                case ReferralStageReversed reversed ->
                    step(
                            recorded,
                            reversed.referral(),
                            ReferralProgress.valueOf(reversed.stage().name()),
                            true);
                case ProspectInvited _,
                        ApplicationSubmitted _,
                        RulesAccepted _,
                        ApplicationScreened _,
                        InterviewerAssigned _,
                        InterviewerRecused _,
                        InterviewRecorded _,
                        MemberAdmitted _,
                        TermStarted _,
                        ApplicationWithdrawn _,
                        ApplicationRejected _,
                        ApplicationDeferred _,
                        ApplicationExpired _,
                        MembershipPaused _,
                        MembershipResumed _,
                        MemberResigned _,
                        MemberDeceased _,
                        ReinstatementRequested _,
                        MembershipTypeChanged _,
                        HonoraryMembershipConferred _,
                        HonoraryMembershipWithdrawn _ -> {}
            }
        }

        private void step(Recorded recorded, ReferralId referral, ReferralProgress stage, boolean reversal) {
            steps.add(
                    recorded.community(),
                    referral,
                    recorded.position(),
                    stage,
                    reversal,
                    recorded.fact().effectiveOn());
        }

        void write(JdbcOperations db) {
            referrals.insert(db, "referral", "");
            steps.insert(db, "referral_step", "");
            confidential.write(db);
        }
    }
}
