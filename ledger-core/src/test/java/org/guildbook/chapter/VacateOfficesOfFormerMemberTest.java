package org.guildbook.chapter;

import static org.guildbook.testing.Decisions.given;
import static org.guildbook.testing.Guild.BEIJING;
import static org.guildbook.testing.Guild.BO;
import static org.guildbook.testing.Guild.STAFF;
import static org.guildbook.testing.Guild.admitted;
import static org.guildbook.testing.Guild.day;
import static org.guildbook.testing.Guild.id;
import static org.guildbook.testing.Guild.membership;
import static org.guildbook.testing.Guild.office;
import static org.guildbook.testing.Guild.officeId;
import static org.guildbook.testing.Guild.term;

import java.util.List;
import org.guildbook.events.ChapterEvent.OfficeVacated;
import org.guildbook.events.MembershipEvent.MemberDeceased;
import org.guildbook.events.MembershipEvent.MemberResigned;
import org.guildbook.testing.Decisions;
import org.guildbook.values.GroupId;
import org.guildbook.values.Role;
import org.guildbook.values.Scope;
import org.junit.jupiter.api.Test;

class VacateOfficesOfFormerMemberTest {

    private static final Scope IN_BEIJING = Scope.chapter(BEIJING);

    private final Decisions guild = given(
            admitted(BO),
            term(BO, "2025-03-01", "2026-03-01"),
            office(Role.BOARD_MEMBER, IN_BEIJING, BO, "2025-03-01", "2028-03-01"),
            office(Role.SUPERVISOR, IN_BEIJING, BO, "2025-03-01", "2025-09-01"),
            office(Role.CHAPTER_LEAD, IN_BEIJING, BO, "2026-06-01", "2027-06-01"),
            office(Role.STAFF, Scope.COMMUNITY, BO, "2025-03-01", "2028-03-01"));

    @Test
    void who_lapsed_or_resigned_gives_up_what_is_for_members_also_what_has_not_begun() {
        guild.when(vacate("2026-03-31"))
                .facts(vacated(Role.BOARD_MEMBER, "2026-03-31"), vacated(Role.CHAPTER_LEAD, "2026-03-31"));
        guild.and(new MemberResigned(membership(BO), BO, day("2025-06-01")))
                .when(vacate("2025-06-01"))
                .facts(
                        vacated(Role.BOARD_MEMBER, "2025-06-01"),
                        vacated(Role.SUPERVISOR, "2025-06-01"),
                        vacated(Role.CHAPTER_LEAD, "2025-06-01"));
    }

    @Test
    void the_dead_hold_nothing() {
        guild.and(new MemberDeceased(BO, List.of(STAFF, BO), day("2026-01-01")))
                .when(vacate("2026-01-01"))
                .facts(
                        vacated(Role.BOARD_MEMBER, "2026-01-01"),
                        vacated(Role.CHAPTER_LEAD, "2026-01-01"),
                        new OfficeVacated(
                                officeId(Role.STAFF, BO), Role.STAFF, Scope.COMMUNITY, BO, day("2026-01-01")));
    }

    @Test
    void members_keep_their_offices() {
        guild.when(vacate("2026-03-30")).refused("still-a-member");
    }

    @Test
    void it_happens_once() {
        guild.and(vacated(Role.BOARD_MEMBER, "2026-03-31"), vacated(Role.CHAPTER_LEAD, "2026-03-31"))
                .when(vacate("2026-04-01"))
                .refused("office-not-held");
        given(admitted(BO)).when(vacate("2026-04-01")).refused("office-not-held");
    }

    @Test
    void said_again_after_a_return_it_ends_no_office_of_the_member_who_came_back() {
        Decisions back = guild.and(
                vacated(Role.BOARD_MEMBER, "2026-03-31"),
                vacated(Role.CHAPTER_LEAD, "2026-03-31"),
                term(BO, "2026-05-01", "2027-05-01"),
                office(Role.GROUP_LEADER, Scope.group(new GroupId(id(201))), BO, "2026-05-02", "2027-05-01"));
        back.when(vacate("2026-03-31")).refused("office-not-held");
        back.when(vacate("2027-05-31")).refused("office-not-held");
        back.and(new MemberDeceased(BO, List.of(STAFF, BO), day("2026-04-30")))
                .when(vacate("2026-04-30"))
                .recorded();
    }

    private static VacateOfficesOfFormerMember vacate(String on) {
        return new VacateOfficesOfFormerMember(BO, day(on));
    }

    private static OfficeVacated vacated(Role role, String on) {
        return new OfficeVacated(officeId(role, BO), role, IN_BEIJING, BO, day(on));
    }
}
