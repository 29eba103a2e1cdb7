package org.guildbook.chapter;

import static org.guildbook.testing.Decisions.given;
import static org.guildbook.testing.Guild.ANN;
import static org.guildbook.testing.Guild.BEIJING;
import static org.guildbook.testing.Guild.BO;
import static org.guildbook.testing.Guild.CHEN;
import static org.guildbook.testing.Guild.DAN;
import static org.guildbook.testing.Guild.SHANGHAI;
import static org.guildbook.testing.Guild.STAFF;
import static org.guildbook.testing.Guild.STRANGER;
import static org.guildbook.testing.Guild.day;
import static org.guildbook.testing.Guild.id;
import static org.guildbook.testing.Guild.office;
import static org.guildbook.testing.Guild.officeId;

import java.time.YearMonth;
import java.util.List;
import org.guildbook.chapter.SplitSmallGroup.Part;
import org.guildbook.events.ChapterEvent.GroupMeetingHeld;
import org.guildbook.events.ChapterEvent.LeavingReason;
import org.guildbook.events.ChapterEvent.OfficeVacated;
import org.guildbook.events.ChapterEvent.SmallGroupDissolved;
import org.guildbook.events.ChapterEvent.SmallGroupFormed;
import org.guildbook.events.ChapterEvent.SmallGroupJoined;
import org.guildbook.events.ChapterEvent.SmallGroupLeft;
import org.guildbook.events.ChapterEvent.SmallGroupSplit;
import org.guildbook.events.ChapterEvent.SmallGroupsMerged;
import org.guildbook.testing.Decisions;
import org.guildbook.values.GroupId;
import org.guildbook.values.PartyId;
import org.guildbook.values.Role;
import org.guildbook.values.Scope;
import org.junit.jupiter.api.Test;

class SmallGroupChangesTest {

    private static final GroupId GROUP = new GroupId(id(201));
    private static final GroupId OTHER = new GroupId(id(202));
    private static final GroupId NEW = new GroupId(id(203));
    private static final GroupId NEWER = new GroupId(id(204));
    private static final String DAY = "2025-06-01";

    private final Decisions guild = given(
            new SmallGroupFormed(GROUP, BEIJING, 8, day("2025-01-01")),
            new SmallGroupFormed(OTHER, BEIJING, 8, day("2025-01-01")),
            office(Role.CHAPTER_LEAD, Scope.chapter(BEIJING), ANN),
            office(Role.GROUP_LEADER, Scope.group(GROUP), BO),
            new SmallGroupJoined(GROUP, BO, day("2025-01-01")),
            new SmallGroupJoined(GROUP, CHEN, day("2025-01-01")),
            new SmallGroupJoined(OTHER, DAN, day("2025-01-01")));

    private final Decisions dissolved = guild.and(new SmallGroupDissolved(GROUP, BEIJING, day(DAY)));

    @Test
    void a_group_is_split_and_its_leader_leads_no_more() {
        guild.when(split(ANN, new Part(NEW, 4, List.of(BO)), new Part(NEWER, 4, List.of(CHEN))))
                .facts(
                        new SmallGroupSplit(GROUP, BEIJING, List.of(NEW, NEWER), day(DAY)),
                        new SmallGroupFormed(NEW, BEIJING, 4, day(DAY)),
                        new SmallGroupFormed(NEWER, BEIJING, 4, day(DAY)),
                        left(GROUP, BO),
                        joined(NEW, BO),
                        left(GROUP, CHEN),
                        joined(NEWER, CHEN),
                        leaderVacated());
    }

    @Test
    void each_member_goes_to_one_of_the_parts() {
        guild.when(split(ANN, new Part(NEW, 4, List.of(BO, CHEN)))).refused("split-not-a-partition");
        guild.when(split(ANN)).refused("split-not-a-partition");
        guild.when(split(ANN, new Part(NEW, 4, List.of(BO)), new Part(NEWER, 4, List.of())))
                .refused("split-not-a-partition");
        guild.when(split(ANN, new Part(NEW, 4, List.of(BO)), new Part(NEWER, 4, List.of(DAN))))
                .refused("split-not-a-partition");
        guild.when(split(ANN, new Part(NEW, 4, List.of(BO, CHEN)), new Part(NEWER, 4, List.of(CHEN))))
                .refused("split-not-a-partition");
    }

    @Test
    void the_parts_are_new_and_fit() {
        guild.when(split(ANN, new Part(NEW, 4, List.of(BO)), new Part(NEW, 4, List.of(CHEN))))
                .refused("id-already-used");
        guild.when(split(ANN, new Part(GROUP, 4, List.of(BO)), new Part(NEW, 4, List.of(CHEN))))
                .refused("id-already-used");
        guild.when(split(ANN, new Part(OTHER, 4, List.of(BO)), new Part(NEW, 4, List.of(CHEN))))
                .refused("id-already-used");
        guild.when(split(ANN, new Part(NEW, 1, List.of(BO)), new Part(NEWER, 4, List.of(CHEN))))
                .refused("group-capacity-out-of-range");
        guild.and(joined(GROUP, STRANGER), joined(GROUP, STAFF))
                .when(split(ANN, new Part(NEW, 2, List.of(BO, STRANGER, STAFF)), new Part(NEWER, 4, List.of(CHEN))))
                .refused("group-full");
    }

    @Test
    void two_groups_are_merged() {
        guild.when(merge(GROUP, OTHER, 8, ANN))
                .facts(
                        new SmallGroupsMerged(List.of(GROUP, OTHER), BEIJING, NEW, day(DAY)),
                        new SmallGroupFormed(NEW, BEIJING, 8, day(DAY)),
                        left(GROUP, BO),
                        joined(NEW, BO),
                        left(GROUP, CHEN),
                        joined(NEW, CHEN),
                        left(OTHER, DAN),
                        joined(NEW, DAN),
                        leaderVacated());
    }

    @Test
    void all_of_them_find_a_seat_in_one_chapter() {
        guild.when(merge(GROUP, OTHER, 2, ANN)).refused("group-full");
        guild.when(merge(GROUP, OTHER, 21, ANN)).refused("group-capacity-out-of-range");
        guild.when(merge(GROUP, GROUP, 8, ANN)).refused("same-group");
        guild.and(new SmallGroupFormed(NEWER, SHANGHAI, 8, day("2025-01-01")))
                .when(merge(GROUP, NEWER, 8, ANN))
                .refused("not-in-this-chapter");
        guild.and(new SmallGroupFormed(NEW, BEIJING, 8, day("2025-01-01")))
                .when(merge(GROUP, OTHER, 8, ANN))
                .refused("id-already-used");
    }

    @Test
    void a_group_is_dissolved() {
        guild.when(dissolve(GROUP, ANN))
                .facts(
                        new SmallGroupDissolved(GROUP, BEIJING, day(DAY)),
                        left(GROUP, BO),
                        left(GROUP, CHEN),
                        leaderVacated());
    }

    @Test
    void only_the_lead_of_the_chapter_does_any_of_this() {
        guild.when(split(BO, new Part(NEW, 4, List.of(BO)), new Part(NEWER, 4, List.of(CHEN))))
                .refused("not-authorised");
        guild.when(merge(GROUP, OTHER, 8, BO)).refused("not-authorised");
        guild.when(dissolve(GROUP, BO)).refused("not-authorised");
    }

    @Test
    void a_group_ends_once_and_takes_nobody_in_afterwards() {
        dissolved.when(dissolve(GROUP, ANN)).refused("group-dissolved");
        dissolved.when(merge(GROUP, OTHER, 8, ANN)).refused("group-dissolved");
        dissolved.when(merge(OTHER, GROUP, 8, ANN)).refused("group-dissolved");
        dissolved
                .when(split(ANN, new Part(NEW, 4, List.of(BO)), new Part(NEWER, 4, List.of(CHEN))))
                .refused("group-dissolved");
        dissolved.when(new JoinSmallGroup(GROUP, STRANGER, ANN, day(DAY))).refused("group-dissolved");
        guild.and(new SmallGroupSplit(GROUP, BEIJING, List.of(NEW, NEWER), day(DAY)))
                .when(dissolve(GROUP, ANN))
                .refused("group-dissolved");
        guild.and(new SmallGroupsMerged(List.of(GROUP, OTHER), BEIJING, NEW, day(DAY)))
                .when(dissolve(OTHER, ANN))
                .refused("group-dissolved");
    }

    @Test
    void the_new_group_goes_on() {
        guild.and(
                        new SmallGroupsMerged(List.of(GROUP, OTHER), BEIJING, NEW, day(DAY)),
                        new SmallGroupFormed(NEW, BEIJING, 8, day(DAY)))
                .when(dissolve(NEW, ANN))
                .recorded();
    }

    @Test
    void the_group_exists() {
        guild.when(dissolve(NEW, ANN)).refused("unknown-reference");
    }

    @Test
    void the_leader_records_that_the_group_met() {
        guild.when(met(GROUP, BO, DAY, BO, CHEN))
                .facts(new GroupMeetingHeld(GROUP, YearMonth.of(2025, 6), BO, List.of(BO, CHEN), day(DAY)));
    }

    @Test
    void nobody_else_records_it() {
        guild.when(met(GROUP, ANN, DAY, BO)).refused("not-a-group-leader");
        guild.when(met(OTHER, BO, DAY, DAN)).refused("not-a-group-leader");
    }

    @Test
    void a_month_has_one_meeting() {
        Decisions held = guild.and(new GroupMeetingHeld(GROUP, YearMonth.of(2025, 6), BO, List.of(BO, CHEN), day(DAY)));
        held.when(met(GROUP, BO, "2025-06-30", BO)).refused("meeting-already-recorded");
        held.when(met(GROUP, BO, "2025-07-01", BO)).recorded();
    }

    @Test
    void who_was_there_had_a_seat_on_that_day() {
        guild.when(met(GROUP, BO, DAY, BO, DAN)).refused("attendee-not-in-group");
        Decisions gone = guild.and(new SmallGroupLeft(GROUP, CHEN, LeavingReason.WISH, day("2025-06-10")));
        gone.when(met(GROUP, BO, "2025-06-09", CHEN)).recorded();
        gone.when(met(GROUP, BO, "2025-06-10", CHEN)).refused("attendee-not-in-group");
    }

    @Test
    void a_group_that_has_ended_does_not_meet() {
        dissolved.when(met(GROUP, BO, DAY, BO)).refused("group-dissolved");
        dissolved.when(met(GROUP, BO, "2025-05-31", BO)).recorded();
        guild.when(met(NEW, BO, DAY, BO)).refused("unknown-reference");
    }

    private static SplitSmallGroup split(PartyId actor, Part... parts) {
        return new SplitSmallGroup(GROUP, List.of(parts), actor, day(DAY));
    }

    private static MergeSmallGroups merge(GroupId group, GroupId other, int capacity, PartyId actor) {
        return new MergeSmallGroups(group, other, NEW, capacity, actor, day(DAY));
    }

    private static DissolveSmallGroup dissolve(GroupId group, PartyId actor) {
        return new DissolveSmallGroup(group, actor, day(DAY));
    }

    private static RecordGroupMeeting met(GroupId group, PartyId actor, String on, PartyId... attendees) {
        return new RecordGroupMeeting(group, List.of(attendees), actor, day(on));
    }

    private static SmallGroupLeft left(GroupId group, PartyId member) {
        return new SmallGroupLeft(group, member, LeavingReason.GROUP_ENDED, day(DAY));
    }

    private static SmallGroupJoined joined(GroupId group, PartyId member) {
        return new SmallGroupJoined(group, member, day(DAY));
    }

    private static OfficeVacated leaderVacated() {
        return new OfficeVacated(officeId(Role.GROUP_LEADER, BO), Role.GROUP_LEADER, Scope.group(GROUP), BO, day(DAY));
    }
}
