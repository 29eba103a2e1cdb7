package org.guildbook.membership;

import static org.assertj.core.api.Assertions.assertThat;
import static org.guildbook.testing.Decisions.given;
import static org.guildbook.testing.Guild.ANN;
import static org.guildbook.testing.Guild.BEIJING;
import static org.guildbook.testing.Guild.BO;
import static org.guildbook.testing.Guild.CHEN;
import static org.guildbook.testing.Guild.OWNER;
import static org.guildbook.testing.Guild.SHANGHAI;
import static org.guildbook.testing.Guild.admitted;
import static org.guildbook.testing.Guild.day;
import static org.guildbook.testing.Guild.membership;
import static org.guildbook.testing.Guild.office;
import static org.guildbook.testing.Guild.term;

import org.guildbook.events.MembershipEvent.MembershipPaused;
import org.guildbook.events.MembershipEvent.MembershipResumed;
import org.guildbook.rules.MembershipStatus;
import org.guildbook.rules.Standing;
import org.guildbook.testing.Decisions;
import org.guildbook.values.PartyId;
import org.guildbook.values.Role;
import org.guildbook.values.Scope;
import org.junit.jupiter.api.Test;

class PauseMembershipTest {

    private final Decisions guild = given(
            office(Role.CHAPTER_LEAD, Scope.chapter(BEIJING), OWNER),
            office(Role.CHAPTER_LEAD, Scope.chapter(SHANGHAI), CHEN),
            admitted(BO),
            term(BO, "2025-03-01", "2026-03-01"));

    private final MembershipPaused paused =
            new MembershipPaused(membership(BO), BO, day("2025-09-01"), day("2026-01-01"), OWNER, day("2025-08-20"));

    @Test
    void the_lead_of_the_chapter_agrees_and_the_term_ends_later() {
        guild.when(pause("2025-09-01", "2026-01-01")).facts(paused);
        Standing bo = guild.and(paused).fold(Standing.class, BO);
        assertThat(bo.statusOn(day("2025-12-31"))).isEqualTo(MembershipStatus.PAUSED);
        assertThat(bo.statusOn(day("2026-06-30"))).isEqualTo(MembershipStatus.RENEWAL_DUE);
        assertThat(bo.statusOn(day("2026-07-01"))).isEqualTo(MembershipStatus.GRACE);
    }

    @Test
    void nobody_else_agrees() {
        for (PartyId other : new PartyId[] {CHEN, ANN, BO}) {
            guild.when(pause(other, "2025-09-01", "2026-01-01")).refused("not-authorised");
        }
    }

    @Test
    void nobody_agrees_with_themselves() {
        guild.and(office(Role.CHAPTER_LEAD, Scope.chapter(BEIJING), BO))
                .when(pause(BO, "2025-09-01", "2026-01-01"))
                .refused("second-person-missing");
    }

    @Test
    void the_member_is_active() {
        guild.when(new PauseMembership(
                        membership(BO), BO, day("2026-03-10"), day("2026-03-20"), OWNER, day("2026-03-05")))
                .refused("not-active");
    }

    @Test
    void it_lies_in_one_term_and_not_in_the_past() {
        guild.when(pause("2025-09-01", "2026-03-02")).refused("pause-not-in-term");
        guild.when(pause("2025-08-19", "2025-10-01")).refused("pause-not-in-term");
        guild.when(pause("2025-09-01", "2025-09-01")).refused("pause-not-in-term");
        guild.when(pause("2025-09-01", "2026-03-01")).recorded();
    }

    @Test
    void it_takes_twelve_months_at_most() {
        Decisions longTerm = given(
                office(Role.CHAPTER_LEAD, Scope.chapter(BEIJING), OWNER),
                admitted(BO),
                term(BO, "2025-03-01", "2028-03-01"));
        longTerm.when(pause("2025-09-01", "2026-09-02")).refused("pause-too-long");
        longTerm.when(pause("2025-09-01", "2026-09-01")).recorded();
    }

    @Test
    void there_are_five_years_between_two() {
        Decisions later = guild.and(paused, term(BO, "2026-07-01", "2031-07-01"));
        later.when(new PauseMembership(
                        membership(BO), BO, day("2030-08-31"), day("2030-09-10"), OWNER, day("2027-06-01")))
                .refused("pause-too-soon");
        later.when(new PauseMembership(
                        membership(BO), BO, day("2030-09-01"), day("2030-09-10"), OWNER, day("2027-06-01")))
                .recorded();
    }

    @Test
    void the_membership_is_the_members() {
        guild.when(new PauseMembership(
                        membership(ANN), BO, day("2025-09-01"), day("2026-01-01"), OWNER, day("2025-08-20")))
                .refused("unknown-reference");
    }

    @Test
    void a_member_comes_back_early_and_only_the_days_paused_are_added() {
        Decisions resting = guild.and(paused);
        MembershipResumed resumed = new MembershipResumed(membership(BO), BO, day("2025-09-01"), day("2025-10-01"));
        resting.when(resume("2025-10-01")).facts(resumed);
        Standing bo = resting.and(resumed).fold(Standing.class, BO);
        assertThat(bo.statusOn(day("2025-09-30"))).isEqualTo(MembershipStatus.PAUSED);
        assertThat(bo.statusOn(day("2025-10-01"))).isEqualTo(MembershipStatus.ACTIVE);
        assertThat(bo.statusOn(day("2026-03-31"))).isEqualTo(MembershipStatus.GRACE);
        assertThat(bo.statusOn(day("2026-03-30"))).isEqualTo(MembershipStatus.RENEWAL_DUE);
    }

    @Test
    void nobody_comes_back_who_is_not_away() {
        guild.and(paused).when(resume("2025-08-31")).refused("not-paused");
        guild.and(paused).when(resume("2026-01-01")).refused("not-paused");
        given().when(resume("2025-10-01")).refused("unknown-reference");
    }

    private static ResumeMembership resume(String on) {
        return new ResumeMembership(membership(BO), BO, day(on));
    }

    private static PauseMembership pause(String from, String toExclusive) {
        return pause(OWNER, from, toExclusive);
    }

    private static PauseMembership pause(PartyId approver, String from, String toExclusive) {
        return new PauseMembership(membership(BO), BO, day(from), day(toExclusive), approver, day("2025-08-20"));
    }
}
