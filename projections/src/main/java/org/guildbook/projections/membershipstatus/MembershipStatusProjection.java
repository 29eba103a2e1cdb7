package org.guildbook.projections.membershipstatus;

import java.util.List;
import org.guildbook.events.AccountsEvent;
import org.guildbook.events.ChapterEvent;
import org.guildbook.events.ChapterEvent.Basis;
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
import org.guildbook.events.MembershipEvent.MembershipType;
import org.guildbook.events.MembershipEvent.MembershipTypeChanged;
import org.guildbook.events.MembershipEvent.ProspectInvited;
import org.guildbook.events.MembershipEvent.ReferralAccepted;
import org.guildbook.events.MembershipEvent.ReferralDeclined;
import org.guildbook.events.MembershipEvent.ReferralStage;
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
import org.guildbook.events.TransferEvent.ChapterTransferApproved;
import org.guildbook.events.TransferEvent.ChapterTransferCompleted;
import org.guildbook.events.TransferEvent.ChapterTransferDeclined;
import org.guildbook.events.TransferEvent.ChapterTransferRequested;
import org.guildbook.projections.confidential.ConfidentialPage;
import org.guildbook.projections.rests.RestsPage;
import org.guildbook.projections.runtime.Projection;
import org.guildbook.projections.runtime.Rows;
import org.guildbook.values.ChapterId;
import org.guildbook.values.GroupId;
import org.guildbook.values.PartyId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcOperations;

/** Writes {@link MembershipStatuses}. */
public final class MembershipStatusProjection implements Projection {

    public static final String NAME = "membershipstatus";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<String> tables() {
        return List.of(
                "membership",
                "membership_term",
                "membership_rest",
                "membership_type",
                "membership_chapter",
                "group_seat",
                "membership_referred",
                "membership_confidential");
    }

    @Override
    public void apply(List<Recorded> page, JdbcOperations db) {
        Page rows = new Page();
        page.forEach(rows::add);
        rows.write(db);
    }

    private static final class Page {

        private final Rows memberships = new Rows(
                "community uuid",
                "member uuid",
                "membership uuid",
                "admitted_on date",
                "opening boolean",
                "position bigint");
        private final Rows terms = new Rows(
                "community uuid",
                "member uuid",
                "term uuid",
                "from_day date",
                "to_exclusive date",
                "settled_on date",
                "position bigint");
        private final RestsPage rests = new RestsPage("membership");
        private final Rows chapters =
                new Rows("community uuid", "member uuid", "position bigint", "chapter uuid", "from_day date");
        private final Rows seats =
                new Rows("community uuid", "member uuid", "position bigint", "small_group uuid", "from_day date");
        private final Rows types =
                new Rows("community uuid", "member uuid", "position bigint", "type text", "from_day date");
        private final Rows referred = new Rows("community uuid", "member uuid", "position bigint");

        private final ConfidentialPage confidential = new ConfidentialPage("membership");

        void add(Recorded recorded) {
            switch (recorded.fact()) {
                case MembershipEvent event -> add(recorded, event);
                case ConductEvent event -> add(recorded, event);
                case ChapterEvent event -> add(recorded, event);
                case CommunityEvent _,
                        DuesEvent _,
                        AccountsEvent _,
                        ContributionEvent _,
                        PointsEvent _,
                        PolicyEvent _,
                        StandingEvent _ -> {}
                case PrivacyEvent event -> confidential.add(recorded, event);
                case TransferEvent event -> add(recorded, event);
            }
        }

        private void add(Recorded recorded, MembershipEvent event) {
            switch (event) {
                case MemberAdmitted admitted -> {
                    memberships.add(
                            recorded.community(),
                            admitted.member(),
                            admitted.membership(),
                            admitted.effectiveOn(),
                            admitted.basis() == Basis.OPENING,
                            recorded.position());
                    is(recorded, admitted.member(), admitted.membershipType());
                    belongs(recorded, admitted.member(), admitted.chapter());
                }
                case TermStarted started ->
                    terms.add(
                            recorded.community(),
                            started.member(),
                            started.term(),
                            started.from(),
                            started.toExclusive(),
                            started.settledOn(),
                            recorded.position());
                case MembershipTypeChanged changed -> is(recorded, changed.member(), changed.type());
                case MembershipPaused pause -> rests.add(recorded, pause);
                case MembershipResumed resumed -> rests.add(recorded, resumed);
                case MemberResigned resigned -> rests.add(recorded, resigned);
                case MemberDeceased deceased -> rests.add(recorded, deceased);
                case HonoraryMembershipConferred conferred -> rests.add(recorded, conferred);
                case HonoraryMembershipWithdrawn withdrawn -> rests.add(recorded, withdrawn);
                case ReferralStageReached reached -> {
                    if (reached.stage() == ReferralStage.ADMITTED) {
                        referred.add(recorded.community(), reached.candidate(), recorded.position());
                    }
                }
                case CandidateReferred _,
                        ProspectInvited _,
                        ReferralDeclined _,
                        ReferralWithdrawn _,
                        ReferralStageReversed _,
                        RulesAccepted _,
                        InterviewerRecused _,
                        ApplicationExpired _,
                        ReferralAccepted _,
                        ApplicationSubmitted _,
                        ApplicationScreened _,
                        InterviewerAssigned _,
                        InterviewRecorded _,
                        ApplicationWithdrawn _,
                        ApplicationRejected _,
                        ApplicationDeferred _,
                        ReinstatementRequested _ -> {}
            }
        }

        private void add(Recorded recorded, TransferEvent event) {
            switch (event) {
                case ChapterTransferCompleted moved -> belongs(recorded, moved.member(), moved.toChapter());
                case ChapterTransferRequested _, ChapterTransferApproved _, ChapterTransferDeclined _ -> {}
            }
        }

        private void add(Recorded recorded, ConductEvent event) {
            switch (event) {
                case MemberSuspended suspension -> rests.add(recorded, suspension);
                case SuspensionLifted lifted -> rests.add(recorded, lifted);
                case MemberExpelled expelled -> rests.add(recorded, expelled);
                case ExpulsionOverturned overturned -> rests.add(recorded, overturned);
                case ReportFiled _,
                        CaseOpened _,
                        CaseHandlersAssigned _,
                        HandlerRecused _,
                        StatementSubmitted _,
                        CaseDecided _,
                        CaseAppealed _,
                        AppealDecided _,
                        WarningIssued _ -> {}
            }
        }

        private void add(Recorded recorded, ChapterEvent event) {
            switch (event) {
                case SmallGroupJoined joined -> sits(recorded, joined.member(), joined.group());
                case SmallGroupLeft left -> sits(recorded, left.member(), null);
                case BoardConstituted _,
                        BoardTeamFormed _,
                        ChapterDissolved _,
                        ChapterFounded _,
                        ChapterIntakeSet _,
                        CommitteeDischarged _,
                        CommitteeFormed _,
                        GroupMeetingHeld _,
                        MeetingHeld _,
                        OfficeAppointed _,
                        OfficeVacated _,
                        SmallGroupDissolved _,
                        SmallGroupFormed _,
                        SmallGroupSplit _,
                        SmallGroupsMerged _ -> {}
            }
        }

        private void is(Recorded recorded, PartyId member, MembershipType type) {
            types.add(
                    recorded.community(),
                    member,
                    recorded.position(),
                    type,
                    recorded.fact().effectiveOn());
        }

        private void belongs(Recorded recorded, PartyId member, ChapterId chapter) {
            chapters.add(
                    recorded.community(),
                    member,
                    recorded.position(),
                    chapter,
                    recorded.fact().effectiveOn());
        }

        /** @param group absent for somebody who has left */
        private void sits(Recorded recorded, PartyId member, @Nullable GroupId group) {
            seats.add(
                    recorded.community(),
                    member,
                    recorded.position(),
                    group,
                    recorded.fact().effectiveOn());
        }

        void write(JdbcOperations db) {
            memberships.insert(db, "membership", "");
            terms.insert(db, "membership_term", "");
            rests.write(db);
            chapters.insert(db, "membership_chapter", "");
            seats.insert(db, "group_seat", "");
            types.insert(db, "membership_type", "");
            referred.insert(db, "membership_referred", "");
            confidential.write(db);
        }
    }
}
