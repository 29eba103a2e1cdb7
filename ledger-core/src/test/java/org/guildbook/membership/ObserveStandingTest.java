package org.guildbook.membership;

import static org.guildbook.testing.Decisions.given;
import static org.guildbook.testing.Guild.ANN;
import static org.guildbook.testing.Guild.BO;
import static org.guildbook.testing.Guild.OWNER;
import static org.guildbook.testing.Guild.admitted;
import static org.guildbook.testing.Guild.day;
import static org.guildbook.testing.Guild.elected;
import static org.guildbook.testing.Guild.id;
import static org.guildbook.testing.Guild.membership;
import static org.guildbook.testing.Guild.term;

import org.guildbook.events.MembershipEvent.HonoraryMembershipConferred;
import org.guildbook.events.MembershipEvent.MemberResigned;
import org.guildbook.events.MembershipEvent.MembershipPaused;
import org.guildbook.events.MembershipEvent.TermBasis;
import org.guildbook.events.MembershipEvent.TermStarted;
import org.guildbook.events.StandingEvent.AdmissionExpired;
import org.guildbook.events.StandingEvent.GraceStarted;
import org.guildbook.events.StandingEvent.MembershipClosed;
import org.guildbook.events.StandingEvent.MembershipLapsed;
import org.guildbook.events.StandingEvent.RenewalWindowOpened;
import org.guildbook.rules.Observation;
import org.guildbook.testing.Decisions;
import org.guildbook.values.TermId;
import org.junit.jupiter.api.Test;

class ObserveStandingTest {

    private static final TermId TERM = term(BO, "2024-03-15", "2025-03-15").term();

    private final Decisions guild = given(admitted(BO), term(BO, "2024-03-15", "2025-03-15"));

    private final Decisions unpaid = given(elected(ANN, "2024-03-01"));

    @Test
    void each_step_is_announced_on_its_day_and_not_before() {
        guild.when(observe(Observation.RENEWAL_WINDOW_OPENED, "2025-01-13")).refused("observation-not-true");
        guild.when(observe(Observation.RENEWAL_WINDOW_OPENED, "2025-01-14"))
                .facts(new RenewalWindowOpened(
                        membership(BO), BO, TERM, day("2025-01-14"), day("2025-03-15"), day("2025-01-14")));
        guild.when(observe(Observation.GRACE_STARTED, "2025-03-14")).refused("observation-not-true");
        guild.when(observe(Observation.GRACE_STARTED, "2025-03-15"))
                .facts(new GraceStarted(membership(BO), BO, TERM, day("2025-03-15"), day("2025-03-15")));
        guild.when(observe(Observation.MEMBERSHIP_LAPSED, "2025-04-13")).refused("observation-not-true");
        guild.when(observe(Observation.MEMBERSHIP_LAPSED, "2025-04-14"))
                .facts(new MembershipLapsed(membership(BO), BO, TERM, day("2025-04-14"), day("2025-04-14")));
        guild.when(observe(Observation.MEMBERSHIP_CLOSED, "2027-03-14")).refused("observation-not-true");
        guild.when(observe(Observation.MEMBERSHIP_CLOSED, "2027-03-15"))
                .facts(new MembershipClosed(membership(BO), BO, TERM, day("2027-03-15"), day("2027-03-15")));
    }

    @Test
    void whoever_comes_late_announces_the_day_it_began() {
        guild.when(observe(Observation.RENEWAL_WINDOW_OPENED, "2030-01-01"))
                .facts(new RenewalWindowOpened(
                        membership(BO), BO, TERM, day("2025-01-14"), day("2025-03-15"), day("2030-01-01")));
        guild.when(observe(Observation.MEMBERSHIP_LAPSED, "2030-01-01"))
                .facts(new MembershipLapsed(membership(BO), BO, TERM, day("2025-04-14"), day("2030-01-01")));
    }

    @Test
    void each_step_is_announced_once_for_a_term() {
        GraceStarted announced = new GraceStarted(membership(BO), BO, TERM, day("2025-03-15"), day("2025-03-15"));
        Decisions again = guild.and(announced);
        again.when(observe(Observation.GRACE_STARTED, "2025-03-16")).refused("observation-already-recorded");
        again.when(observe(Observation.MEMBERSHIP_LAPSED, "2025-04-14")).recorded();
        TermStarted renewal = renewal("2025-03-15", "2025-04-02");
        again.and(renewal)
                .when(new ObserveStanding(
                        Observation.GRACE_STARTED, membership(BO), BO, renewal.term(), day("2026-03-15")))
                .recorded();
    }

    @Test
    void dues_in_time_leave_nothing_to_announce() {
        Decisions renewed = guild.and(renewal("2025-03-15", "2025-03-30"));
        renewed.when(observe(Observation.GRACE_STARTED, "2025-04-20")).refused("observation-not-true");
        renewed.when(observe(Observation.MEMBERSHIP_LAPSED, "2025-04-20")).refused("observation-not-true");
        guild.and(renewal("2025-03-15", "2025-01-01"))
                .when(observe(Observation.RENEWAL_WINDOW_OPENED, "2025-02-01"))
                .refused("observation-not-true");
    }

    @Test
    void a_pause_moves_every_step() {
        Decisions paused = guild.and(new MembershipPaused(
                membership(BO), BO, day("2025-01-10"), day("2025-02-10"), OWNER, day("2025-01-05")));
        paused.when(observe(Observation.RENEWAL_WINDOW_OPENED, "2025-02-13")).refused("observation-not-true");
        paused.when(observe(Observation.RENEWAL_WINDOW_OPENED, "2025-02-14")).recorded();
        paused.when(observe(Observation.MEMBERSHIP_LAPSED, "2025-05-15")).recorded();
    }

    @Test
    void who_has_left_does_not_lapse_and_who_is_honoured_does() {
        guild.and(new MemberResigned(membership(BO), BO, day("2025-03-01")))
                .when(observe(Observation.MEMBERSHIP_LAPSED, "2025-05-01"))
                .refused("observation-not-true");
        guild.and(new HonoraryMembershipConferred(BO, null, day("2025-03-01")))
                .when(observe(Observation.MEMBERSHIP_LAPSED, "2025-05-01"))
                .recorded();
    }

    @Test
    void an_admission_expires_after_thirty_days_without_dues() {
        unpaid.when(expire("2024-03-30")).refused("observation-not-true");
        AdmissionExpired expired = new AdmissionExpired(membership(ANN), ANN, day("2024-03-31"), day("2024-04-02"));
        unpaid.when(expire("2024-04-02")).facts(expired);
        unpaid.and(expired).when(expire("2024-04-03")).refused("observation-already-recorded");
        unpaid.and(term(ANN, "2024-03-20", "2025-03-20"))
                .when(expire("2027-04-02"))
                .refused("observation-not-true");
    }

    @Test
    void a_step_of_a_term_has_a_term_and_an_admission_has_none() {
        unpaid.when(new ObserveStanding(Observation.GRACE_STARTED, membership(ANN), ANN, null, day("2026-03-31")))
                .refused("observation-not-true");
        guild.when(observe(Observation.ADMISSION_EXPIRED, "2026-03-31")).refused("observation-not-true");
    }

    @Test
    void membership_and_term_exist_and_belong_together() {
        guild.when(new ObserveStanding(Observation.GRACE_STARTED, membership(ANN), BO, TERM, day("2025-03-15")))
                .refused("unknown-reference");
        guild.when(new ObserveStanding(
                        Observation.GRACE_STARTED, membership(BO), BO, new TermId(id(9)), day("2025-03-15")))
                .refused("unknown-reference");
    }

    private static ObserveStanding observe(Observation observation, String on) {
        return new ObserveStanding(observation, membership(BO), BO, TERM, day(on));
    }

    private static ObserveStanding expire(String on) {
        return new ObserveStanding(Observation.ADMISSION_EXPIRED, membership(ANN), ANN, null, day(on));
    }

    private static TermStarted renewal(String from, String settledOn) {
        return new TermStarted(
                membership(BO),
                new TermId(id(702)),
                BO,
                day(from),
                day(from).plusYears(1),
                day(settledOn),
                TermBasis.RENEWAL,
                null,
                null,
                null,
                day(settledOn));
    }
}
