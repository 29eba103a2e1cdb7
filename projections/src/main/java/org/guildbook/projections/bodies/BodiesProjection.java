package org.guildbook.projections.bodies;

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
import org.guildbook.events.ChapterEvent.Resolution;
import org.guildbook.events.ChapterEvent.SmallGroupDissolved;
import org.guildbook.events.ChapterEvent.SmallGroupFormed;
import org.guildbook.events.ChapterEvent.SmallGroupJoined;
import org.guildbook.events.ChapterEvent.SmallGroupLeft;
import org.guildbook.events.ChapterEvent.SmallGroupSplit;
import org.guildbook.events.ChapterEvent.SmallGroupsMerged;
import org.guildbook.events.CommunityEvent;
import org.guildbook.events.ConductEvent;
import org.guildbook.events.ContributionEvent;
import org.guildbook.events.DuesEvent;
import org.guildbook.events.MembershipEvent;
import org.guildbook.events.PointsEvent;
import org.guildbook.events.PolicyEvent;
import org.guildbook.events.PrivacyEvent;
import org.guildbook.events.Recorded;
import org.guildbook.events.StandingEvent;
import org.guildbook.events.TransferEvent;
import org.guildbook.projections.runtime.Projection;
import org.guildbook.projections.runtime.Rows;
import org.springframework.jdbc.core.JdbcOperations;

/** Writes {@link Boards} and {@link SilentGroups}. */
public final class BodiesProjection implements Projection {

    public static final String NAME = "bodies";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<String> tables() {
        return List.of(
                "board", "board_team", "board_meeting", "resolution", "committee", "meeting_group", "group_meeting");
    }

    @Override
    public void apply(List<Recorded> page, JdbcOperations db) {
        Page rows = new Page();
        for (Recorded recorded : page) {
            switch (recorded.fact()) {
                case ChapterEvent event -> rows.add(recorded, event);
                case CommunityEvent _,
                        PolicyEvent _,
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
        rows.write(db);
    }

    private static final class Page {

        private final Rows boards = new Rows("community uuid", "board uuid", "chapter uuid", "constituted_on date");
        private final Rows teams = new Rows("community uuid", "team uuid", "board uuid", "kind text");
        private final Rows meetings = new Rows(
                "community uuid",
                "meeting uuid",
                "board uuid",
                "kind text",
                "held_on date",
                "attendance integer",
                "eligible integer");
        private final Rows resolutions = new Rows(
                "community uuid",
                "meeting uuid",
                "no integer",
                "subject text",
                "in_favour integer",
                "against integer",
                "abstained integer",
                "carried boolean");
        private final Rows committees =
                new Rows("community uuid", "committee uuid", "chapter uuid", "activity uuid", "formed_on date");
        private final Rows discharged = new Rows("community uuid", "committee uuid", "day date");
        private final Rows groups = new Rows("community uuid", "small_group uuid", "chapter uuid", "formed_on date");
        private final Rows ended = new Rows("community uuid", "ended uuid", "day date");
        private final Rows met = new Rows("community uuid", "small_group uuid", "month text", "held_on date");

        void add(Recorded recorded, ChapterEvent event) {
            switch (event) {
                case BoardConstituted board ->
                    boards.add(recorded.community(), board.board(), board.chapter(), board.effectiveOn());
                case BoardTeamFormed team -> teams.add(recorded.community(), team.team(), team.board(), team.kind());
                case MeetingHeld meeting -> add(recorded, meeting);
                case CommitteeFormed committee ->
                    committees.add(
                            recorded.community(),
                            committee.committee(),
                            committee.chapter(),
                            committee.activity(),
                            committee.effectiveOn());
                case CommitteeDischarged committee ->
                    discharged.add(recorded.community(), committee.committee(), committee.effectiveOn());
                case SmallGroupFormed group ->
                    groups.add(recorded.community(), group.group(), group.chapter(), group.effectiveOn());
                case SmallGroupSplit split -> ended.add(recorded.community(), split.group(), split.effectiveOn());
                case SmallGroupsMerged merged ->
                    merged.groups().forEach(group -> ended.add(recorded.community(), group, merged.effectiveOn()));
                case SmallGroupDissolved group -> ended.add(recorded.community(), group.group(), group.effectiveOn());
                case ChapterDissolved chapter ->
                    ended.add(recorded.community(), chapter.chapter(), chapter.effectiveOn());
                case GroupMeetingHeld meeting ->
                    met.add(recorded.community(), meeting.group(), meeting.month(), meeting.effectiveOn());
                case ChapterFounded _,
                        ChapterIntakeSet _,
                        SmallGroupJoined _,
                        SmallGroupLeft _,
                        OfficeAppointed _,
                        OfficeVacated _ -> {}
            }
        }

        private void add(Recorded recorded, MeetingHeld meeting) {
            meetings.add(
                    recorded.community(),
                    meeting.meeting(),
                    meeting.board(),
                    meeting.kind(),
                    meeting.effectiveOn(),
                    meeting.attendance(),
                    meeting.eligible());
            for (Resolution resolution : meeting.resolutions()) {
                resolutions.add(
                        recorded.community(),
                        meeting.meeting(),
                        resolution.no(),
                        resolution.subject(),
                        resolution.inFavour(),
                        resolution.against(),
                        resolution.abstained(),
                        resolution.carried());
            }
        }

        void write(JdbcOperations db) {
            boards.insert(db, "board", "");
            teams.insert(db, "board_team", "");
            meetings.insert(db, "board_meeting", "");
            resolutions.insert(db, "resolution", "");
            committees.insert(db, "committee", "");
            discharged.write(db, """
                    UPDATE committee c SET discharged_on = r.day
                    FROM {rows} WHERE c.community = r.community AND c.committee = r.committee""");
            groups.insert(db, "meeting_group", "");
            ended.write(db, """
                    UPDATE meeting_group g SET ended_on = least(g.ended_on, r.day)
                    FROM {rows} WHERE g.community = r.community AND r.ended IN (g.small_group, g.chapter)""");
            met.insert(db, "group_meeting", "");
        }
    }
}
