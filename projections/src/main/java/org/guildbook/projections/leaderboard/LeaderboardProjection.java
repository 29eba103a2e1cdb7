package org.guildbook.projections.leaderboard;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
import org.guildbook.events.PointsEvent.GrantBudgetSet;
import org.guildbook.events.PointsEvent.PointsGranted;
import org.guildbook.events.PointsEvent.PointsTipped;
import org.guildbook.events.PolicyEvent;
import org.guildbook.events.PrivacyEvent;
import org.guildbook.events.Recorded;
import org.guildbook.events.StandingEvent;
import org.guildbook.events.TransferEvent;
import org.guildbook.events.TransferEvent.ChapterTransferApproved;
import org.guildbook.events.TransferEvent.ChapterTransferCompleted;
import org.guildbook.events.TransferEvent.ChapterTransferDeclined;
import org.guildbook.events.TransferEvent.ChapterTransferRequested;
import org.guildbook.projections.deeds.Deeds;
import org.guildbook.projections.deeds.Deeds.Member;
import org.guildbook.projections.deeds.DeedsPage;
import org.guildbook.projections.rests.RestsPage;
import org.guildbook.projections.runtime.Projection;
import org.guildbook.projections.runtime.Rows;
import org.guildbook.values.ChapterId;
import org.guildbook.values.Role;
import org.springframework.jdbc.core.JdbcOperations;

/** Writes {@link Leaderboards}: the deeds, who may be ranked, and the points that follow. */
public final class LeaderboardProjection implements Projection {

    public static final String NAME = "leaderboard";

    static final String PREFIX = "board";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<String> tables() {
        List<String> tables = new ArrayList<>(new Deeds(PREFIX).tables());
        tables.addAll(List.of(
                "board_member",
                "board_term",
                "board_rest",
                "board_away",
                "board_staff",
                "board_hidden",
                "board_stale",
                "board_score",
                "board_histogram"));
        return List.copyOf(tables);
    }

    @Override
    public void apply(List<Recorded> page, JdbcOperations db) {
        Page rows = new Page();
        page.forEach(rows::add);
        rows.write(db);
    }

    /** The points of a member take all deeds of a quarter: a rebuild would read them once per page. */
    @Override
    public void settle(JdbcOperations db) {
        new Points(db).settle();
    }

    private static final class Page {

        private final DeedsPage deeds = new DeedsPage(PREFIX);
        private final Map<Member, ChapterId> homes = new LinkedHashMap<>();
        private final Rows terms = new Rows(
                "community uuid", "member uuid", "term uuid", "from_day date", "to_exclusive date", "settled_on date");
        private final RestsPage rests = new RestsPage(PREFIX);
        private final Set<Member> changed = new LinkedHashSet<>();
        private final Rows staff =
                new Rows("community uuid", "office uuid", "holder uuid", "from_day date", "to_exclusive date");
        private final HiddenPage hidden = new HiddenPage();
        private final Rows vacated = new Rows("community uuid", "office uuid", "day date");

        void add(Recorded recorded) {
            switch (recorded.fact()) {
                case ContributionEvent event -> deeds.add(recorded, event);
                case PointsEvent event -> add(recorded, event);
                case MembershipEvent event -> add(recorded, event);
                case ConductEvent event -> add(recorded, event);
                case ChapterEvent event -> add(recorded, event);
                case CommunityEvent _, DuesEvent _, AccountsEvent _, PolicyEvent _, StandingEvent _ -> {}
                case PrivacyEvent event -> hidden.add(recorded, event);
                case TransferEvent event -> add(recorded, event);
            }
        }

        private void add(Recorded recorded, PointsEvent event) {
            switch (event) {
                case PointsTipped tip -> deeds.add(recorded, tip);
                case PointsGranted _, GrantBudgetSet _ -> {}
            }
        }

        private void add(Recorded recorded, MembershipEvent event) {
            switch (event) {
                case MemberAdmitted member ->
                    homes.put(new Member(recorded.community(), member.member()), member.chapter());
                case TermStarted term -> {
                    terms.add(
                            recorded.community(),
                            term.member(),
                            term.term(),
                            term.from(),
                            term.toExclusive(),
                            term.settledOn());
                    changed.add(new Member(recorded.community(), term.member()));
                }
                case MembershipPaused pause -> {
                    rests.add(recorded, pause);
                    changed.add(new Member(recorded.community(), pause.member()));
                }
                case MembershipResumed resumed -> {
                    rests.add(recorded, resumed);
                    changed.add(new Member(recorded.community(), resumed.member()));
                }
                case MemberResigned resigned -> {
                    rests.add(recorded, resigned);
                    changed.add(new Member(recorded.community(), resigned.member()));
                }
                case MemberDeceased deceased -> {
                    rests.add(recorded, deceased);
                    changed.add(new Member(recorded.community(), deceased.member()));
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
                        ReferralStageReached _,
                        ApplicationSubmitted _,
                        ApplicationScreened _,
                        InterviewerAssigned _,
                        InterviewRecorded _,
                        ApplicationWithdrawn _,
                        ApplicationRejected _,
                        ApplicationDeferred _,
                        ReinstatementRequested _,
                        MembershipTypeChanged _,
                        HonoraryMembershipConferred _,
                        HonoraryMembershipWithdrawn _ -> {}
            }
        }

        private void add(Recorded recorded, TransferEvent event) {
            switch (event) {
                case ChapterTransferCompleted moved ->
                    homes.put(new Member(recorded.community(), moved.member()), moved.toChapter());
                case ChapterTransferRequested _, ChapterTransferApproved _, ChapterTransferDeclined _ -> {}
            }
        }

        private void add(Recorded recorded, ConductEvent event) {
            switch (event) {
                case MemberSuspended suspension -> {
                    rests.add(recorded, suspension);
                    changed.add(new Member(recorded.community(), suspension.member()));
                }
                case SuspensionLifted lifted -> {
                    rests.add(recorded, lifted);
                    changed.add(new Member(recorded.community(), lifted.member()));
                }
                case MemberExpelled expelled -> {
                    rests.add(recorded, expelled);
                    changed.add(new Member(recorded.community(), expelled.member()));
                }
                case ExpulsionOverturned overturned -> {
                    rests.add(recorded, overturned);
                    changed.add(new Member(recorded.community(), overturned.member()));
                }
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
                case OfficeAppointed office
                when office.role() == Role.STAFF ->
                    staff.add(
                            recorded.community(),
                            office.office(),
                            office.officeHolder(),
                            office.from(),
                            office.toExclusive());
                case OfficeVacated office -> vacated.add(recorded.community(), office.office(), office.effectiveOn());
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
                        SmallGroupDissolved _,
                        SmallGroupFormed _,
                        SmallGroupJoined _,
                        SmallGroupLeft _,
                        SmallGroupSplit _,
                        SmallGroupsMerged _ -> {}
            }
        }

        void write(JdbcOperations db) {
            deeds.write(db);
            hidden.write(db);
            staff.insert(db, "board_staff", "");
            vacated.write(db, """
                    UPDATE board_staff s SET to_exclusive = greatest(s.from_day, least(s.to_exclusive, r.day))
                    FROM {rows} WHERE s.community = r.community AND s.office = r.office""");
            members(db);
            deeds.note(db, "board_stale", "board_member");
        }

        private void members(JdbcOperations db) {
            Rows members = new Rows("community uuid", "member uuid", "chapter uuid", "until_day date");
            homes.forEach((member, chapter) ->
                    members.add(member.community(), member.party(), chapter, LocalDate.of(1, 1, 1)));
            members.insert(
                    db, "board_member", "ON CONFLICT (community, member) DO UPDATE SET chapter = excluded.chapter");
            // They may have earned before they had a chapter, or in another one.
            members.write(db, """
                    INSERT INTO board_stale (community, member, quarter)
                    SELECT DISTINCT d.community, d.member, d.quarter
                    FROM {rows} JOIN board_deed d ON d.community = r.community AND d.member = r.member
                    ON CONFLICT DO NOTHING""");
            terms.insert(db, "board_term", "");
            rests.write(db);
            new Membership(db).update(changed);
        }
    }
}
