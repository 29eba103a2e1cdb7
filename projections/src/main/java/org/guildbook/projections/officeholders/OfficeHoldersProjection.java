package org.guildbook.projections.officeholders;

import java.util.List;
import org.guildbook.events.AccountsEvent;
import org.guildbook.events.ChapterEvent;
import org.guildbook.events.ChapterEvent.BoardConstituted;
import org.guildbook.events.ChapterEvent.BoardTeamFormed;
import org.guildbook.events.ChapterEvent.ChapterDissolved;
import org.guildbook.events.ChapterEvent.ChapterFounded;
import org.guildbook.events.ChapterEvent.ChapterIntakeSet;
import org.guildbook.events.ChapterEvent.CommitteeDischarged;
import org.guildbook.events.ChapterEvent.CommitteeFormed;
import org.guildbook.events.ChapterEvent.GroupMeetingHeld;
import org.guildbook.events.ChapterEvent.MeetingHeld;
import org.guildbook.events.ChapterEvent.OfficeAppointed;
import org.guildbook.events.ChapterEvent.OfficeVacated;
import org.guildbook.events.ChapterEvent.SmallGroupDissolved;
import org.guildbook.events.ChapterEvent.SmallGroupFormed;
import org.guildbook.events.ChapterEvent.SmallGroupJoined;
import org.guildbook.events.ChapterEvent.SmallGroupLeft;
import org.guildbook.events.ChapterEvent.SmallGroupSplit;
import org.guildbook.events.ChapterEvent.SmallGroupsMerged;
import org.guildbook.events.CommunityEvent;
import org.guildbook.events.ConductEvent;
import org.guildbook.events.ConductEvent.AppealDecided;
import org.guildbook.events.ConductEvent.CaseAppealed;
import org.guildbook.events.ConductEvent.CaseDecided;
import org.guildbook.events.ConductEvent.CaseHandlersAssigned;
import org.guildbook.events.ConductEvent.CaseOpened;
import org.guildbook.events.ConductEvent.ExpulsionOverturned;
import org.guildbook.events.ConductEvent.HandlerRecused;
import org.guildbook.events.ConductEvent.MemberExpelled;
import org.guildbook.events.ConductEvent.MemberSuspended;
import org.guildbook.events.ConductEvent.ReportFiled;
import org.guildbook.events.ConductEvent.StatementSubmitted;
import org.guildbook.events.ConductEvent.SuspensionLifted;
import org.guildbook.events.ConductEvent.WarningIssued;
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
import org.guildbook.projections.rests.RestsPage;
import org.guildbook.projections.runtime.Projection;
import org.guildbook.projections.runtime.Rows;
import org.springframework.jdbc.core.JdbcOperations;

/** Writes {@link OfficeHolders}. */
public final class OfficeHoldersProjection implements Projection {

    public static final String NAME = "officeholders";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<String> tables() {
        return List.of("office", "office_rest", "office_confidential");
    }

    @Override
    public void apply(List<Recorded> page, JdbcOperations db) {
        Rows appointed = new Rows(
                "community uuid",
                "office uuid",
                "role text",
                "scope_kind text",
                "scope_of uuid",
                "holder uuid",
                "from_day date",
                "to_exclusive date",
                "appointed_at bigint");
        Rows vacated = new Rows("community uuid", "office uuid", "day date", "position bigint");
        RestsPage rests = new RestsPage("office");
        ConfidentialPage confidential = new ConfidentialPage("office");
        for (Recorded recorded : page) {
            switch (recorded.fact()) {
                case ChapterEvent event -> add(recorded, event, appointed, vacated);
                case PrivacyEvent event -> confidential.add(recorded, event);
                case MembershipEvent event -> add(recorded, event, rests);
                case ConductEvent event -> add(recorded, event, rests);
                case CommunityEvent _,
                        DuesEvent _,
                        AccountsEvent _,
                        ContributionEvent _,
                        PointsEvent _,
                        PolicyEvent _,
                        StandingEvent _,
                        TransferEvent _ -> {}
            }
        }
        appointed.insert(db, "office", "");
        rests.write(db);
        confidential.write(db);
        vacated.write(db, """
                UPDATE office o SET vacated_on = r.day, vacated_at = r.position
                FROM {rows} WHERE o.community = r.community AND o.office = r.office""");
    }

    private static void add(Recorded recorded, MembershipEvent event, RestsPage rests) {
        switch (event) {
            case MembershipPaused pause -> rests.add(recorded, pause);
            case MembershipResumed resumed -> rests.add(recorded, resumed);
            case MemberResigned resigned -> rests.add(recorded, resigned);
            case ApplicationDeferred _,
                    ApplicationExpired _,
                    ApplicationRejected _,
                    ApplicationScreened _,
                    ApplicationSubmitted _,
                    ApplicationWithdrawn _,
                    CandidateReferred _,
                    HonoraryMembershipConferred _,
                    HonoraryMembershipWithdrawn _,
                    InterviewRecorded _,
                    InterviewerAssigned _,
                    InterviewerRecused _,
                    MemberAdmitted _,
                    MemberDeceased _,
                    MembershipTypeChanged _,
                    ProspectInvited _,
                    ReferralAccepted _,
                    ReferralDeclined _,
                    ReferralStageReached _,
                    ReferralStageReversed _,
                    ReferralWithdrawn _,
                    ReinstatementRequested _,
                    RulesAccepted _,
                    TermStarted _ -> {}
        }
    }

    private static void add(Recorded recorded, ConductEvent event, RestsPage rests) {
        switch (event) {
            case MemberSuspended suspension -> rests.add(recorded, suspension);
            case SuspensionLifted lifted -> rests.add(recorded, lifted);
            case AppealDecided _,
                    CaseAppealed _,
                    CaseDecided _,
                    CaseHandlersAssigned _,
                    CaseOpened _,
                    ExpulsionOverturned _,
                    HandlerRecused _,
                    MemberExpelled _,
                    ReportFiled _,
                    StatementSubmitted _,
                    WarningIssued _ -> {}
        }
    }

    private static void add(Recorded recorded, ChapterEvent event, Rows appointed, Rows vacated) {
        switch (event) {
            case OfficeAppointed office ->
                appointed.add(
                        recorded.community(),
                        office.office(),
                        office.role(),
                        office.scope().kind(),
                        office.scope().of(),
                        office.officeHolder(),
                        office.from(),
                        office.toExclusive(),
                        recorded.position());
            case OfficeVacated office ->
                vacated.add(recorded.community(), office.office(), office.effectiveOn(), recorded.position());
            case BoardConstituted _,
                    BoardTeamFormed _,
                    ChapterDissolved _,
                    ChapterFounded _,
                    ChapterIntakeSet _,
                    CommitteeDischarged _,
                    CommitteeFormed _,
                    GroupMeetingHeld _,
                    MeetingHeld _,
                    SmallGroupDissolved _,
                    SmallGroupFormed _,
                    SmallGroupJoined _,
                    SmallGroupLeft _,
                    SmallGroupSplit _,
                    SmallGroupsMerged _ -> {}
        }
    }
}
