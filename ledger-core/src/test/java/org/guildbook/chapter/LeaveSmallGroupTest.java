package org.guildbook.chapter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.guildbook.testing.Decisions.given;
import static org.guildbook.testing.Guild.ANN;
import static org.guildbook.testing.Guild.BEIJING;
import static org.guildbook.testing.Guild.BO;
import static org.guildbook.testing.Guild.CHEN;
import static org.guildbook.testing.Guild.DAN;
import static org.guildbook.testing.Guild.admitted;
import static org.guildbook.testing.Guild.day;
import static org.guildbook.testing.Guild.id;
import static org.guildbook.testing.Guild.office;
import static org.guildbook.testing.Guild.term;

import org.guildbook.events.ChapterEvent.LeavingReason;
import org.guildbook.events.ChapterEvent.SmallGroupFormed;
import org.guildbook.events.ChapterEvent.SmallGroupJoined;
import org.guildbook.events.ChapterEvent.SmallGroupLeft;
import org.guildbook.rules.GroupSeat;
import org.guildbook.testing.Decisions;
import org.guildbook.values.GroupId;
import org.guildbook.values.PartyId;
import org.guildbook.values.Role;
import org.guildbook.values.Scope;
import org.junit.jupiter.api.Test;

class LeaveSmallGroupTest {

    private static final GroupId GROUP = new GroupId(id(201));
    private static final GroupId OTHER_GROUP = new GroupId(id(202));

    private final Decisions guild = given(
            new SmallGroupFormed(GROUP, BEIJING, 2, day("2025-01-01")),
            new SmallGroupFormed(OTHER_GROUP, BEIJING, 2, day("2025-01-01")),
            office(Role.GROUP_LEADER, Scope.group(GROUP), CHEN),
            office(Role.GROUP_LEADER, Scope.group(OTHER_GROUP), DAN),
            office(Role.CHAPTER_LEAD, Scope.chapter(BEIJING), ANN),
            admitted(BO),
            term(BO, "2025-01-01", "2026-01-01"),
            new SmallGroupJoined(GROUP, BO, day("2025-02-01")));

    @Test
    void the_member_and_the_leader_of_the_group_may_end_it() {
        for (PartyId actor : new PartyId[] {BO, CHEN}) {
            guild.when(leave(GROUP, actor, "2025-03-01")).facts(left(LeavingReason.WISH, "2025-03-01"));
        }
        for (PartyId actor : new PartyId[] {DAN, ANN}) {
            guild.when(leave(GROUP, actor, "2025-03-01")).refused("not-authorised");
        }
    }

    @Test
    void the_system_does_when_the_membership_ended_and_not_before() {
        guild.when(leave(GROUP, PartyId.SYSTEM, "2026-01-30")).refused("still-a-member");
        guild.when(leave(GROUP, PartyId.SYSTEM, "2026-01-31"))
                .facts(left(LeavingReason.MEMBERSHIP_ENDED, "2026-01-31"));
    }

    @Test
    void said_again_after_a_return_the_end_takes_no_seat_of_the_member_who_came_back() {
        Decisions back = guild.and(
                left(LeavingReason.MEMBERSHIP_ENDED, "2026-01-31"),
                term(BO, "2026-05-01", "2027-05-01"),
                new SmallGroupJoined(GROUP, BO, day("2026-05-02")));
        back.when(leave(GROUP, PartyId.SYSTEM, "2026-01-31")).refused("still-a-member");
        back.when(leave(GROUP, PartyId.SYSTEM, "2027-05-31")).facts(left(LeavingReason.MEMBERSHIP_ENDED, "2027-05-31"));
    }

    @Test
    void nobody_leaves_where_they_have_no_seat() {
        guild.when(leave(OTHER_GROUP, BO, "2025-03-01")).refused("not-in-this-group");
        guild.and(left(LeavingReason.WISH, "2025-03-01"))
                .when(leave(GROUP, BO, "2025-03-02"))
                .refused("not-in-this-group");
        guild.when(leave(new GroupId(id(203)), BO, "2025-03-01")).refused("unknown-reference");
    }

    @Test
    void the_seat_is_free_for_another_one() {
        Decisions full = guild.and(
                new SmallGroupJoined(GROUP, CHEN, day("2025-02-01")),
                admitted(DAN),
                term(DAN, "2025-01-01", "2026-01-01"));
        JoinSmallGroup join = new JoinSmallGroup(GROUP, DAN, ANN, day("2025-04-01"));
        full.when(join).refused("group-full");
        Decisions after = full.and(left(LeavingReason.WISH, "2025-03-01"));
        after.when(join).recorded();
        assertThat(after.fold(GroupSeat.class, BO).taken()).isFalse();
        after.when(new JoinSmallGroup(OTHER_GROUP, BO, ANN, day("2025-04-01"))).recorded();
    }

    private static LeaveSmallGroup leave(GroupId group, PartyId actor, String on) {
        return new LeaveSmallGroup(group, BO, actor, day(on));
    }

    private static SmallGroupLeft left(LeavingReason reason, String on) {
        return new SmallGroupLeft(GROUP, BO, reason, day(on));
    }
}
