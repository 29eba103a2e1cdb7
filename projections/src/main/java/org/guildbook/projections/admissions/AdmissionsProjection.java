package org.guildbook.projections.admissions;

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
import org.guildbook.values.ApplicationId;
import org.springframework.jdbc.core.JdbcOperations;

/** Writes {@link Admissions}: a row for each application, and one for each step that its stage follows from. */
public final class AdmissionsProjection implements Projection {

    public static final String NAME = "admissions";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<String> tables() {
        return List.of("application", "application_step", "application_confidential");
    }

    @Override
    public void apply(List<Recorded> page, JdbcOperations db) {
        Page rows = new Page();
        page.forEach(rows::add);
        rows.write(db);
    }

    private static final class Page {

        private final Rows applications = new Rows(
                "community uuid",
                "application uuid",
                "chapter uuid",
                "candidate uuid",
                "type text",
                "submitted_on date",
                "position bigint");
        private final Rows steps =
                new Rows("community uuid", "application uuid", "position bigint", "kind text", "on_day date");

        private final ConfidentialPage confidential = new ConfidentialPage("application");

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
                case ApplicationSubmitted asked ->
                    applications.add(
                            recorded.community(),
                            asked.application(),
                            asked.chapter(),
                            asked.candidate(),
                            asked.membershipType(),
                            asked.effectiveOn(),
                            recorded.position());
                case ApplicationScreened screened -> step(recorded, screened.application(), "SCREENED");
                case InterviewerAssigned drawn -> step(recorded, drawn.application(), "DRAWN");
                case InterviewRecorded interview -> step(recorded, interview.application(), "INTERVIEWED");
                case ApplicationDeferred deferred -> step(recorded, deferred.application(), "DEFERRED");
                case ApplicationRejected rejected -> step(recorded, rejected.application(), "REJECTED");
                case ApplicationWithdrawn withdrawn -> step(recorded, withdrawn.application(), "WITHDRAWN");
                case ApplicationExpired expired -> step(recorded, expired.application(), "EXPIRED");
                case MemberAdmitted admitted -> {
                    if (admitted.application() != null) {
                        step(recorded, admitted.application(), "ADMITTED");
                    }
                }
                case ProspectInvited _,
                        CandidateReferred _,
                        ReferralAccepted _,
                        ReferralDeclined _,
                        ReferralWithdrawn _,
                        ReferralStageReached _,
                        ReferralStageReversed _,
                        RulesAccepted _,
                        InterviewerRecused _,
                        TermStarted _,
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

        private void step(Recorded recorded, ApplicationId application, String kind) {
            steps.add(
                    recorded.community(),
                    application,
                    recorded.position(),
                    kind,
                    recorded.fact().effectiveOn());
        }

        void write(JdbcOperations db) {
            applications.insert(db, "application", "");
            steps.insert(db, "application_step", "");
            confidential.write(db);
        }
    }
}
