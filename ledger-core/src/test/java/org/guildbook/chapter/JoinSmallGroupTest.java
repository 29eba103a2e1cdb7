package org.guildbook.chapter;

import static org.guildbook.testing.Decisions.given;
import static org.guildbook.testing.Guild.ANN;
import static org.guildbook.testing.Guild.BEIJING;
import static org.guildbook.testing.Guild.BO;
import static org.guildbook.testing.Guild.CHEN;
import static org.guildbook.testing.Guild.DAN;
import static org.guildbook.testing.Guild.SHANGHAI;
import static org.guildbook.testing.Guild.STAFF;
import static org.guildbook.testing.Guild.admitted;
import static org.guildbook.testing.Guild.day;
import static org.guildbook.testing.Guild.id;
import static org.guildbook.testing.Guild.office;
import static org.guildbook.testing.Guild.term;

import org.guildbook.events.ChapterEvent.SmallGroupFormed;
import org.guildbook.events.ChapterEvent.SmallGroupJoined;
import org.guildbook.testing.Decisions;
import org.guildbook.values.GroupId;
import org.guildbook.values.PartyId;
import org.guildbook.values.Role;
import org.guildbook.values.Scope;
import org.junit.jupiter.api.Test;

class JoinSmallGroupTest {

    private static final GroupId GROUP = new GroupId(id(201));
    private static final GroupId OTHER_GROUP = new GroupId(id(202));

    private final Decisions guild = given(
            new SmallGroupFormed(GROUP, BEIJING, 2, day("2025-01-01")),
            new SmallGroupFormed(OTHER_GROUP, SHANGHAI, 2, day("2025-01-01")),
            office(Role.CHAPTER_LEAD, Scope.chapter(BEIJING), ANN),
            office(Role.GROUP_LEADER, Scope.group(GROUP), CHEN),
            admitted(BO),
            term(BO, "2025-01-01", "2026-01-01"));

    @Test
    void the_lead_of_the_chapter_and_the_leader_of_the_group_seat_a_member() {
        for (PartyId actor : new PartyId[] {ANN, CHEN}) {
            guild.when(join(GROUP, BO, actor)).facts(joined(GROUP, BO));
        }
    }

    @Test
    void staff_does_not() {
        guild.and(office(Role.STAFF, Scope.COMMUNITY, STAFF))
                .when(join(GROUP, BO, STAFF))
                .refused("not-authorised");
    }

    @Test
    void the_leader_of_another_group_does_not() {
        guild.and(office(Role.GROUP_LEADER, Scope.group(OTHER_GROUP), DAN))
                .when(join(GROUP, BO, DAN))
                .refused("not-authorised");
    }

    @Test
    void a_group_has_no_more_members_than_seats() {
        guild.and(joined(GROUP, CHEN)).when(join(GROUP, BO, ANN)).recorded();
        guild.and(joined(GROUP, CHEN), joined(GROUP, DAN))
                .when(join(GROUP, BO, ANN))
                .refused("group-full");
    }

    @Test
    void a_member_has_one_seat() {
        guild.and(joined(OTHER_GROUP, BO)).when(join(GROUP, BO, ANN)).refused("already-in-a-group");
    }

    @Test
    void the_member_belongs_to_the_chapter() {
        guild.and(admitted(DAN, SHANGHAI), term(DAN, "2025-01-01", "2026-01-01"))
                .when(join(GROUP, DAN, ANN))
                .refused("not-in-this-chapter");
    }

    @Test
    void the_member_is_in_good_standing() {
        guild.when(join(GROUP, DAN, ANN)).refused("member-not-in-good-standing");
    }

    @Test
    void the_group_exists() {
        guild.when(join(new GroupId(id(203)), BO, ANN)).refused("unknown-reference");
    }

    private static JoinSmallGroup join(GroupId group, PartyId member, PartyId actor) {
        return new JoinSmallGroup(group, member, actor, day("2025-02-01"));
    }

    private static SmallGroupJoined joined(GroupId group, PartyId member) {
        return new SmallGroupJoined(group, member, day("2025-02-01"));
    }
}
