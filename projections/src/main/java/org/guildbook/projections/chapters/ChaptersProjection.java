package org.guildbook.projections.chapters;

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
import org.guildbook.events.CommunityEvent.CheckpointStamped;
import org.guildbook.events.CommunityEvent.CommunityFounded;
import org.guildbook.events.CommunityEvent.FoundingPhaseClosed;
import org.guildbook.events.CommunityEvent.LogRestored;
import org.guildbook.events.CommunityEvent.OwnershipTransferred;
import org.guildbook.events.CommunityEvent.SigningKeyRotated;
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

/** Writes {@link Communities} and {@link Chapters}. */
public final class ChaptersProjection implements Projection {

    public static final String NAME = "chapters";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<String> tables() {
        return List.of("community", "chapter", "small_group");
    }

    @Override
    public void apply(List<Recorded> page, JdbcOperations db) {
        Page rows = new Page();
        page.forEach(rows::add);
        rows.write(db);
    }

    private static final class Page {

        private final Rows communities = new Rows(
                "community uuid",
                "name text",
                "kind text",
                "currency text",
                "time_zone text",
                "founded_on date",
                "founding boolean");
        private final Rows closed = new Rows("community uuid");
        private final Rows chapters = new Rows("community uuid", "chapter uuid", "code text", "city text");
        private final Rows groups = new Rows("community uuid", "small_group uuid", "chapter uuid", "capacity integer");
        private final Rows ended = new Rows("community uuid", "ended uuid", "day date");

        void add(Recorded recorded) {
            switch (recorded.fact()) {
                case CommunityEvent event -> add(recorded, event);
                case ChapterEvent event -> add(recorded, event);
                case MembershipEvent _,
                        StandingEvent _,
                        TransferEvent _,
                        ConductEvent _,
                        DuesEvent _,
                        AccountsEvent _,
                        ContributionEvent _,
                        PointsEvent _,
                        PolicyEvent _,
                        PrivacyEvent _ -> {}
            }
        }

        private void add(Recorded recorded, CommunityEvent event) {
            switch (event) {
                case CommunityFounded founded ->
                    communities.add(
                            recorded.community(),
                            founded.name(),
                            founded.kind(),
                            founded.currency(),
                            founded.timeZone(),
                            founded.effectiveOn(),
                            true);
                case FoundingPhaseClosed _ -> closed.add(recorded.community());
                case OwnershipTransferred _, SigningKeyRotated _, CheckpointStamped _, LogRestored _ -> {}
            }
        }

        private void add(Recorded recorded, ChapterEvent event) {
            switch (event) {
                case ChapterFounded founded ->
                    chapters.add(recorded.community(), founded.chapter(), founded.code(), founded.city());
                case SmallGroupFormed formed ->
                    groups.add(recorded.community(), formed.group(), formed.chapter(), formed.capacity());
                case ChapterDissolved dissolved ->
                    ended.add(recorded.community(), dissolved.chapter(), dissolved.effectiveOn());
                case SmallGroupSplit split -> ended.add(recorded.community(), split.group(), split.effectiveOn());
                case SmallGroupsMerged merged ->
                    merged.groups().forEach(group -> ended.add(recorded.community(), group, merged.effectiveOn()));
                case SmallGroupDissolved dissolved ->
                    ended.add(recorded.community(), dissolved.group(), dissolved.effectiveOn());
                case BoardConstituted _,
                        BoardTeamFormed _,
                        ChapterIntakeSet _,
                        CommitteeDischarged _,
                        CommitteeFormed _,
                        GroupMeetingHeld _,
                        MeetingHeld _,
                        OfficeAppointed _,
                        OfficeVacated _,
                        SmallGroupJoined _,
                        SmallGroupLeft _ -> {}
            }
        }

        void write(JdbcOperations db) {
            communities.insert(db, "community", "");
            closed.write(db, "UPDATE community c SET founding = false FROM {rows} WHERE c.community = r.community");
            chapters.insert(db, "chapter", "");
            groups.insert(db, "small_group", "");
            ended.write(db, """
                    UPDATE chapter c SET dissolved_on = r.day
                    FROM {rows} WHERE c.community = r.community AND c.chapter = r.ended""");
            ended.write(db, """
                    UPDATE small_group g SET ended_on = r.day
                    FROM {rows} WHERE g.community = r.community AND g.small_group = r.ended""");
        }
    }
}
