package org.guildbook.chapter;

import static org.guildbook.testing.Decisions.given;
import static org.guildbook.testing.Guild.ANN;
import static org.guildbook.testing.Guild.BEIJING;
import static org.guildbook.testing.Guild.BO;
import static org.guildbook.testing.Guild.CHEN;
import static org.guildbook.testing.Guild.OWNER;
import static org.guildbook.testing.Guild.SHANGHAI;
import static org.guildbook.testing.Guild.STAFF;
import static org.guildbook.testing.Guild.STRANGER;
import static org.guildbook.testing.Guild.admitted;
import static org.guildbook.testing.Guild.chapter;
import static org.guildbook.testing.Guild.day;
import static org.guildbook.testing.Guild.founded;
import static org.guildbook.testing.Guild.id;
import static org.guildbook.testing.Guild.office;
import static org.guildbook.testing.Guild.officeId;
import static org.guildbook.testing.Guild.term;

import org.guildbook.events.ChapterEvent.Basis;
import org.guildbook.events.ChapterEvent.OfficeAppointed;
import org.guildbook.events.ChapterEvent.OfficeVacated;
import org.guildbook.events.ChapterEvent.SmallGroupFormed;
import org.guildbook.events.CommunityEvent.FoundingPhaseClosed;
import org.guildbook.testing.Decisions;
import org.guildbook.values.GroupId;
import org.guildbook.values.OfficeId;
import org.guildbook.values.PartyId;
import org.guildbook.values.Role;
import org.guildbook.values.Scope;
import org.junit.jupiter.api.Test;

class AppointToOfficeTest {

    private static final OfficeId OFFICE = new OfficeId(id(7));
    private static final GroupId GROUP = new GroupId(id(201));
    private static final Scope IN_BEIJING = Scope.chapter(BEIJING);

    private final Decisions guild = given(
            founded(),
            office(Role.OWNER, Scope.COMMUNITY, OWNER),
            chapter(BEIJING),
            chapter(SHANGHAI),
            new SmallGroupFormed(GROUP, BEIJING, 8, day("2025-01-01")),
            admitted(ANN),
            term(ANN, "2025-01-01", "2026-01-01"),
            office(Role.CHAPTER_LEAD, IN_BEIJING, ANN),
            admitted(BO),
            term(BO, "2025-01-01", "2026-01-01"));

    private final Decisions later = guild.and(new FoundingPhaseClosed(Decisions.COMMUNITY, day("2025-01-31")));

    @Test
    void the_owner_appoints_in_the_founding_phase_and_it_stays_marked() {
        guild.when(appoint(Role.TREASURER, Scope.COMMUNITY, STAFF, OWNER))
                .facts(appointed(Role.TREASURER, Scope.COMMUNITY, STAFF, Basis.OPENING));
    }

    @Test
    void the_owner_appoints_afterwards() {
        later.when(appoint(Role.BOARD_MEMBER, IN_BEIJING, BO, OWNER))
                .facts(appointed(Role.BOARD_MEMBER, IN_BEIJING, BO, Basis.DECISION));
    }

    @Test
    void the_lead_of_a_chapter_appoints_in_it_and_in_its_groups() {
        guild.when(appoint(Role.BOARD_MEMBER, IN_BEIJING, BO, ANN)).recorded();
        guild.when(appoint(Role.GROUP_LEADER, Scope.group(GROUP), BO, ANN)).recorded();
        guild.when(appoint(Role.BOARD_MEMBER, Scope.chapter(SHANGHAI), BO, ANN)).refused("not-authorised");
        guild.when(appoint(Role.EDITOR, Scope.COMMUNITY, BO, ANN)).refused("not-authorised");
    }

    @Test
    void after_the_founding_phase_the_lead_of_a_chapter_needs_a_resolution() {
        later.when(appoint(Role.BOARD_MEMBER, IN_BEIJING, BO, ANN)).refused("resolution-missing");
    }

    @Test
    void nobody_else_appoints() {
        guild.when(appoint(Role.BOARD_MEMBER, IN_BEIJING, BO, STRANGER)).refused("not-authorised");
    }

    @Test
    void an_office_lost_today_gives_no_authority_for_yesterday() {
        guild.and(new OfficeVacated(officeId(Role.OWNER, OWNER), Role.OWNER, Scope.COMMUNITY, OWNER, day("2025-02-10")))
                .decidedOn("2025-02-10")
                .when(appoint(Role.BOARD_MEMBER, IN_BEIJING, BO, OWNER))
                .refused("not-authorised");
    }

    @Test
    void an_office_taken_today_gives_no_authority_for_yesterday() {
        guild.and(office(Role.OWNER, Scope.COMMUNITY, CHEN, "2025-02-10", "2026-01-01"))
                .decidedOn("2025-02-10")
                .when(appoint(Role.BOARD_MEMBER, IN_BEIJING, BO, CHEN))
                .refused("not-authorised");
    }

    @Test
    void some_offices_are_for_members_in_good_standing() {
        for (Role role : new Role[] {Role.BOARD_MEMBER, Role.SUPERVISOR, Role.COMMITTEE_CHAIR}) {
            guild.when(appoint(role, IN_BEIJING, STRANGER, OWNER)).refused("office-holder-not-eligible");
        }
        guild.when(appoint(Role.CHAPTER_LEAD, Scope.chapter(SHANGHAI), STRANGER, OWNER))
                .refused("office-holder-not-eligible");
        guild.when(appoint(Role.GROUP_LEADER, Scope.group(GROUP), STRANGER, OWNER))
                .refused("office-holder-not-eligible");
        guild.when(appoint(Role.ADMISSION_SECRETARY, IN_BEIJING, STRANGER, OWNER))
                .recorded();
    }

    @Test
    void the_system_is_nobody() {
        guild.when(appoint(Role.STAFF, Scope.COMMUNITY, PartyId.SYSTEM, OWNER)).refused("office-holder-not-eligible");
    }

    @Test
    void a_single_seat_has_one_holder_at_a_time() {
        guild.when(appoint(Role.CHAPTER_LEAD, IN_BEIJING, BO, OWNER)).refused("office-already-held");
        guild.and(new OfficeVacated(
                        officeId(Role.CHAPTER_LEAD, ANN), Role.CHAPTER_LEAD, IN_BEIJING, ANN, day("2025-02-01")))
                .when(appoint(Role.CHAPTER_LEAD, IN_BEIJING, BO, OWNER))
                .recorded();
    }

    @Test
    void a_board_has_many_members_but_nobody_twice() {
        Decisions withBoard = guild.and(office(Role.BOARD_MEMBER, IN_BEIJING, ANN));
        withBoard.when(appoint(Role.BOARD_MEMBER, IN_BEIJING, BO, OWNER)).recorded();
        withBoard.when(appoint(Role.BOARD_MEMBER, IN_BEIJING, ANN, OWNER)).refused("office-already-held");
    }

    @Test
    void who_keeps_the_money_does_not_check_it() {
        guild.and(office(Role.TREASURER, Scope.COMMUNITY, BO))
                .when(appoint(Role.CONTROLLER, Scope.COMMUNITY, BO, OWNER))
                .refused("offices-incompatible");
        guild.and(office(Role.CONTROLLER, Scope.COMMUNITY, BO))
                .when(appoint(Role.TREASURER, IN_BEIJING, BO, OWNER))
                .refused("offices-incompatible");
    }

    @Test
    void who_supervises_neither_keeps_nor_checks_the_money() {
        guild.and(office(Role.TREASURER, Scope.COMMUNITY, BO))
                .when(appoint(Role.SUPERVISOR, IN_BEIJING, BO, OWNER))
                .refused("offices-incompatible");
        guild.and(office(Role.SUPERVISOR, IN_BEIJING, BO))
                .when(appoint(Role.CONTROLLER, Scope.COMMUNITY, BO, OWNER))
                .refused("offices-incompatible");
    }

    @Test
    void an_auditor_holds_no_other_office() {
        guild.and(office(Role.STAFF, Scope.COMMUNITY, STAFF))
                .when(appoint(Role.AUDITOR, Scope.COMMUNITY, STAFF, OWNER))
                .refused("offices-incompatible");
        guild.and(office(Role.AUDITOR, Scope.COMMUNITY, STAFF))
                .when(appoint(Role.EDITOR, Scope.COMMUNITY, STAFF, OWNER))
                .refused("offices-incompatible");
    }

    @Test
    void offices_that_do_not_meet_are_compatible() {
        guild.and(office(Role.TREASURER, Scope.COMMUNITY, BO, "2025-01-01", "2025-02-01"))
                .when(appoint(Role.CONTROLLER, Scope.COMMUNITY, BO, OWNER))
                .recorded();
    }

    @Test
    void an_office_is_held_for_at_most_three_years() {
        guild.when(appointUntil("2028-02-01")).recorded();
        guild.when(appointUntil("2028-02-02")).refused("office-term-too-long");
    }

    @Test
    void an_office_is_held_for_at_least_a_day() {
        guild.when(appointUntil("2025-02-02")).recorded();
        guild.when(appointUntil("2025-02-01")).refused("office-term-empty");
    }

    @Test
    void an_office_reaches_as_far_as_its_kind() {
        guild.when(appoint(Role.CHAPTER_LEAD, Scope.COMMUNITY, BO, OWNER)).refused("office-scope-unfit");
        guild.when(appoint(Role.CONTROLLER, IN_BEIJING, BO, OWNER)).refused("office-scope-unfit");
        guild.when(appoint(Role.GROUP_LEADER, IN_BEIJING, BO, OWNER)).refused("office-scope-unfit");
    }

    @Test
    void the_chapter_or_group_exists() {
        guild.when(appoint(Role.GROUP_LEADER, Scope.group(new GroupId(id(203))), BO, OWNER))
                .refused("unknown-reference");
        given(founded(), office(Role.OWNER, Scope.COMMUNITY, OWNER))
                .when(appoint(Role.STAFF, IN_BEIJING, STAFF, OWNER))
                .refused("unknown-reference");
    }

    @Test
    void an_id_names_one_appointment() {
        guild.and(appointed(Role.STAFF, Scope.COMMUNITY, STAFF, Basis.OPENING))
                .when(appoint(Role.BOARD_MEMBER, IN_BEIJING, BO, OWNER))
                .refused("id-already-used");
    }

    private static AppointToOffice appoint(Role role, Scope scope, PartyId holder, PartyId actor) {
        return new AppointToOffice(OFFICE, role, scope, holder, day("2026-02-01"), null, actor, day("2025-02-01"));
    }

    private static AppointToOffice appointUntil(String toExclusive) {
        return new AppointToOffice(
                OFFICE, Role.STAFF, Scope.COMMUNITY, STAFF, day(toExclusive), null, OWNER, day("2025-02-01"));
    }

    private static OfficeAppointed appointed(Role role, Scope scope, PartyId holder, Basis basis) {
        return new OfficeAppointed(
                OFFICE, role, scope, holder, day("2025-02-01"), day("2026-02-01"), basis, null, day("2025-02-01"));
    }
}
