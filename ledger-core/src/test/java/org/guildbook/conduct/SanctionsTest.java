package org.guildbook.conduct;

import static org.assertj.core.api.Assertions.assertThat;
import static org.guildbook.conduct.Cases.APPEALED;
import static org.guildbook.conduct.Cases.CASE;
import static org.guildbook.conduct.Cases.EVE;
import static org.guildbook.conduct.Cases.GUS;
import static org.guildbook.conduct.Cases.appeal;
import static org.guildbook.conduct.Cases.decided;
import static org.guildbook.conduct.Cases.heard;
import static org.guildbook.conduct.Cases.suspended;
import static org.guildbook.testing.Guild.ANN;
import static org.guildbook.testing.Guild.BO;
import static org.guildbook.testing.Guild.CHEN;
import static org.guildbook.testing.Guild.DAN;
import static org.guildbook.testing.Guild.day;
import static org.guildbook.testing.Guild.id;
import static org.guildbook.testing.Guild.membership;

import org.guildbook.events.ConductEvent.AppealOutcome;
import org.guildbook.events.ConductEvent.MemberSuspended;
import org.guildbook.events.ConductEvent.Sanction;
import org.guildbook.events.ConductEvent.SuspensionLifted;
import org.guildbook.events.ConductEvent.WarningIssued;
import org.guildbook.events.MembershipEvent.MemberResigned;
import org.guildbook.rules.MembershipStatus;
import org.guildbook.rules.Standing;
import org.guildbook.testing.Decisions;
import org.guildbook.values.CaseId;
import org.guildbook.values.PartyId;
import org.junit.jupiter.api.Test;

class SanctionsTest {

    private final WarningIssued warning = new WarningIssued(CASE, membership(CHEN), CHEN, day("2025-06-11"));

    @Test
    void a_handler_warns_once_as_it_was_decided() {
        decided(Sanction.WARNING).when(warn(ANN, "2025-06-11")).facts(warning);
        decided(Sanction.WARNING).and(warning).when(warn(DAN, "2025-06-12")).refused("sanction-already-imposed");
        decided(Sanction.WARNING).when(warn(EVE, "2025-06-11")).refused("not-authorised");
    }

    @Test
    void without_a_decision_there_is_no_sanction() {
        heard().when(warn(ANN, "2025-06-11")).refused("case-not-decided");
        decided(Sanction.SUSPENSION).when(warn(ANN, "2025-06-11")).refused("case-not-decided");
        decided(Sanction.WARNING).when(warn(ANN, "2025-06-09")).refused("case-not-decided");
        decided(Sanction.WARNING)
                .and(APPEALED, appeal(AppealOutcome.OVERTURNED))
                .when(warn(ANN, "2025-06-26"))
                .refused("case-not-decided");
        decided(Sanction.WARNING)
                .and(APPEALED, appeal(AppealOutcome.CONFIRMED))
                .when(warn(ANN, "2025-06-26"))
                .recorded();
        heard().when(suspend("2025-06-11", "2025-07-11")).refused("case-not-decided");
    }

    @Test
    void a_sanction_meets_the_respondent() {
        decided(Sanction.WARNING)
                .when(new IssueWarning(CASE, membership(BO), BO, ANN, day("2025-06-11")))
                .refused("unknown-reference");
        decided(Sanction.WARNING)
                .when(new IssueWarning(CASE, membership(BO), CHEN, ANN, day("2025-06-11")))
                .refused("unknown-reference");
    }

    @Test
    void a_suspended_member_rests_until_the_day_it_ends() {
        MemberSuspended suspension = suspended("2025-06-12", "2025-07-12");
        decided(Sanction.SUSPENSION).when(suspend("2025-06-12", "2025-07-12")).facts(suspension);
        Standing chen = decided(Sanction.SUSPENSION).and(suspension).fold(Standing.class, CHEN);
        assertThat(chen.statusOn(day("2025-06-11"))).isEqualTo(MembershipStatus.ACTIVE);
        assertThat(chen.statusOn(day("2025-06-12"))).isEqualTo(MembershipStatus.SUSPENDED);
        assertThat(chen.inGoodStanding(day("2025-07-11"))).isFalse();
        assertThat(chen.mayEarn(day("2025-07-11"))).isFalse();
        assertThat(chen.maySpend(day("2025-07-11"))).isFalse();
        assertThat(chen.statusOn(day("2025-07-12"))).isEqualTo(MembershipStatus.ACTIVE);
        assertThat(chen.statusOn(day("2026-01-01"))).isEqualTo(MembershipStatus.GRACE);
    }

    @Test
    void a_suspension_takes_twelve_months_at_most_and_does_not_begin_in_the_past() {
        Decisions guild = decided(Sanction.SUSPENSION);
        guild.when(suspend("2025-06-11", "2026-06-11")).recorded();
        guild.when(suspend("2025-06-11", "2026-06-12")).refused("suspension-too-long");
        guild.when(suspend("2025-06-10", "2025-06-20")).refused("suspension-days-unfit");
        guild.when(suspend("2025-06-11", "2025-06-11")).refused("suspension-days-unfit");
    }

    @Test
    void two_suspensions_do_not_meet() {
        Decisions suspended = decided(Sanction.SUSPENSION).and(suspended("2025-06-12", "2025-07-12"));
        suspended.when(suspend("2025-08-01", "2025-09-01")).refused("sanction-already-imposed");
        MemberSuspended ofAnotherCase = new MemberSuspended(
                new CaseId(id(702)), membership(CHEN), CHEN, day("2025-07-01"), day("2025-08-01"), day("2025-06-01"));
        Decisions other = decided(Sanction.SUSPENSION).and(ofAnotherCase);
        other.when(suspend("2025-06-11", "2025-07-02")).refused("sanction-already-imposed");
        other.when(suspend("2025-06-11", "2025-07-01")).recorded();
    }

    @Test
    void who_is_no_member_any_more_cannot_be_suspended() {
        decided(Sanction.SUSPENSION)
                .and(new MemberResigned(membership(CHEN), CHEN, day("2025-06-12")))
                .when(suspend("2025-06-12", "2025-07-12"))
                .refused("membership-ended");
    }

    @Test
    void a_handler_lifts_it_or_one_who_decided_the_appeal() {
        Decisions suspended = decided(Sanction.SUSPENSION).and(suspended("2025-06-12", "2025-07-12"));
        SuspensionLifted lifted =
                new SuspensionLifted(CASE, membership(CHEN), CHEN, day("2025-06-12"), day("2025-06-26"));
        suspended.when(lift(ANN, "2025-06-26")).facts(lifted);
        suspended.when(lift(GUS, "2025-06-26")).refused("not-authorised");
        suspended
                .and(APPEALED, appeal(AppealOutcome.OVERTURNED))
                .when(lift(GUS, "2025-06-26"))
                .facts(lifted);
        Standing chen = suspended.and(lifted).fold(Standing.class, CHEN);
        assertThat(chen.statusOn(day("2025-06-25"))).isEqualTo(MembershipStatus.SUSPENDED);
        assertThat(chen.statusOn(day("2025-06-26"))).isEqualTo(MembershipStatus.ACTIVE);
        suspended.and(lifted).when(lift(ANN, "2025-06-27")).refused("not-suspended");
    }

    @Test
    void only_what_runs_is_lifted() {
        decided(Sanction.SUSPENSION).when(lift(ANN, "2025-06-26")).refused("not-suspended");
        Decisions suspended = decided(Sanction.SUSPENSION).and(suspended("2025-06-12", "2025-07-12"));
        suspended.when(lift(ANN, "2025-06-11")).refused("not-suspended");
        suspended.when(lift(ANN, "2025-07-12")).refused("not-suspended");
    }

    private static IssueWarning warn(PartyId handler, String on) {
        return new IssueWarning(CASE, membership(CHEN), CHEN, handler, day(on));
    }

    private static SuspendMember suspend(String from, String toExclusive) {
        return new SuspendMember(CASE, membership(CHEN), CHEN, day(from), day(toExclusive), ANN, day("2025-06-11"));
    }

    private static LiftSuspension lift(PartyId actor, String on) {
        return new LiftSuspension(CASE, membership(CHEN), CHEN, actor, day(on));
    }
}
