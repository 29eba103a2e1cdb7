package org.guildbook.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.guildbook.testing.Decisions.given;
import static org.guildbook.testing.Guild.ANN;
import static org.guildbook.testing.Guild.BEIJING;
import static org.guildbook.testing.Guild.BO;
import static org.guildbook.testing.Guild.SHANGHAI;
import static org.guildbook.testing.Guild.day;
import static org.guildbook.testing.Guild.id;
import static org.guildbook.testing.Guild.membership;
import static org.guildbook.testing.Guild.office;
import static org.guildbook.testing.Guild.officeId;

import java.util.Set;
import org.guildbook.decision.Today;
import org.guildbook.events.ChapterEvent.OfficeVacated;
import org.guildbook.events.ConductEvent.MemberSuspended;
import org.guildbook.events.ConductEvent.SuspensionLifted;
import org.guildbook.events.MembershipEvent.MembershipPaused;
import org.guildbook.events.MembershipEvent.MembershipResumed;
import org.guildbook.testing.Decisions;
import org.guildbook.values.CaseId;
import org.guildbook.values.Role;
import org.guildbook.values.Scope;
import org.junit.jupiter.api.Test;

/** Authority at the boundary days of a term of office: on the day of the deed, and on the day it is recorded. */
class OfficesTest {

    private static final Scope IN_BEIJING = Scope.chapter(BEIJING);

    private final Decisions guild = given(office(Role.CHAPTER_LEAD, IN_BEIJING, ANN, "2025-03-01", "2026-03-01"));

    @Test
    void it_begins_on_the_first_day() {
        assertThat(authorised(guild, "2025-02-28", "2025-02-28")).isFalse();
        assertThat(authorised(guild, "2025-03-01", "2025-03-01")).isTrue();
    }

    @Test
    void it_ends_after_the_last_day() {
        assertThat(authorised(guild, "2026-02-28", "2026-02-28")).isTrue();
        assertThat(authorised(guild, "2026-03-01", "2026-03-01")).isFalse();
    }

    @Test
    void it_covers_the_deed_and_the_day_of_recording() {
        assertThat(authorised(guild, "2025-02-28", "2025-03-01")).isFalse();
        assertThat(authorised(guild, "2026-02-28", "2026-03-01")).isFalse();
        assertThat(authorised(guild, "2025-03-01", "2026-02-28")).isTrue();
    }

    @Test
    void it_ends_on_the_day_the_office_is_vacated() {
        Decisions vacated = guild.and(new OfficeVacated(
                officeId(Role.CHAPTER_LEAD, ANN), Role.CHAPTER_LEAD, IN_BEIJING, ANN, day("2025-06-01")));
        assertThat(authorised(vacated, "2025-05-31", "2025-05-31")).isTrue();
        assertThat(authorised(vacated, "2025-06-01", "2025-06-01")).isFalse();
        assertThat(authorised(vacated, "2025-05-31", "2025-06-01")).isFalse();
    }

    @Test
    void an_office_vacated_on_its_first_day_was_never_held() {
        Decisions vacated = guild.and(new OfficeVacated(
                officeId(Role.CHAPTER_LEAD, ANN), Role.CHAPTER_LEAD, IN_BEIJING, ANN, day("2025-03-01")));
        assertThat(authorised(vacated, "2025-03-01", "2025-03-01")).isFalse();
    }

    @Test
    void it_rests_while_its_holder_is_suspended() {
        Decisions suspended = guild.and(new MemberSuspended(
                new CaseId(id(650)), membership(ANN), ANN, day("2025-06-01"), day("2025-09-01"), day("2025-06-01")));
        assertThat(authorised(suspended, "2025-05-31", "2025-05-31")).isTrue();
        assertThat(authorised(suspended, "2025-06-01", "2025-06-01")).isFalse();
        assertThat(authorised(suspended, "2025-05-31", "2025-06-01")).isFalse();
        assertThat(authorised(suspended, "2025-08-31", "2025-09-01")).isFalse();
        assertThat(authorised(suspended, "2025-09-01", "2025-09-01")).isTrue();
        Decisions lifted = suspended.and(
                new SuspensionLifted(new CaseId(id(650)), membership(ANN), ANN, day("2025-06-01"), day("2025-07-01")));
        assertThat(authorised(lifted, "2025-06-30", "2025-06-30")).isFalse();
        assertThat(authorised(lifted, "2025-07-01", "2025-07-01")).isTrue();
    }

    @Test
    void it_rests_while_the_membership_is_paused() {
        Decisions paused = guild.and(new MembershipPaused(
                membership(ANN), ANN, day("2025-06-01"), day("2025-09-01"), BO, day("2025-05-20")));
        assertThat(authorised(paused, "2025-05-31", "2025-05-31")).isTrue();
        assertThat(authorised(paused, "2025-06-01", "2025-06-01")).isFalse();
        assertThat(authorised(paused, "2025-09-01", "2025-09-01")).isTrue();
        Decisions resumed =
                paused.and(new MembershipResumed(membership(ANN), ANN, day("2025-06-01"), day("2025-07-01")));
        assertThat(authorised(resumed, "2025-07-01", "2025-07-01")).isTrue();
    }

    @Test
    void whoever_does_not_hold_it_as_a_member_goes_on() {
        Decisions suspended = given(
                office(Role.OWNER, Scope.COMMUNITY, ANN),
                office(Role.STAFF, Scope.COMMUNITY, ANN),
                office(Role.TREASURER, Scope.COMMUNITY, ANN),
                new MemberSuspended(
                        new CaseId(id(650)),
                        membership(ANN),
                        ANN,
                        day("2025-06-01"),
                        day("2025-09-01"),
                        day("2025-06-01")));
        Offices offices = suspended.fold(Offices.class, ANN);
        assertThat(offices.holds(Role.OWNER, Scope.COMMUNITY, day("2025-06-01")))
                .isTrue();
        assertThat(offices.holds(Role.STAFF, Scope.COMMUNITY, day("2025-06-01")))
                .isTrue();
        assertThat(offices.holds(Role.TREASURER, Scope.COMMUNITY, day("2025-06-01")))
                .isFalse();
    }

    @Test
    void it_reaches_as_far_as_its_scope() {
        Offices offices = guild.fold(Offices.class, ANN);
        assertThat(offices.holds(Role.CHAPTER_LEAD, Scope.chapter(SHANGHAI), day("2025-03-01")))
                .isFalse();
        assertThat(offices.holds(Role.CHAPTER_LEAD, Scope.COMMUNITY, day("2025-03-01")))
                .isFalse();
        assertThat(offices.holds(Role.BOARD_MEMBER, IN_BEIJING, day("2025-03-01")))
                .isFalse();
    }

    private static boolean authorised(Decisions guild, String deed, String today) {
        return guild.fold(Offices.class, ANN)
                .authorise(Set.of(Role.CHAPTER_LEAD), IN_BEIJING, day(deed), new Today(day(today)));
    }
}
