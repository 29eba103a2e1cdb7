package org.guildbook.membership;

import static org.guildbook.testing.Decisions.given;
import static org.guildbook.testing.Guild.ANN;
import static org.guildbook.testing.Guild.BEIJING;
import static org.guildbook.testing.Guild.BO;
import static org.guildbook.testing.Guild.CHEN;
import static org.guildbook.testing.Guild.SECRETARY;
import static org.guildbook.testing.Guild.SHANGHAI;
import static org.guildbook.testing.Guild.STRANGER;
import static org.guildbook.testing.Guild.admitted;
import static org.guildbook.testing.Guild.day;
import static org.guildbook.testing.Guild.id;
import static org.guildbook.testing.Guild.office;

import java.util.List;
import org.guildbook.events.ChapterEvent.Basis;
import org.guildbook.events.MembershipEvent.MemberAdmitted;
import org.guildbook.events.MembershipEvent.MembershipType;
import org.guildbook.events.MembershipEvent.ReferralWithdrawn;
import org.guildbook.events.PolicyEvent.PolicyEnacted;
import org.guildbook.events.PolicyEvent.PolicyKind;
import org.guildbook.testing.Decisions;
import org.guildbook.testing.Guild;
import org.guildbook.values.PartyId;
import org.guildbook.values.PolicyId;
import org.guildbook.values.Role;
import org.guildbook.values.Scope;
import org.guildbook.values.Sha256;
import org.junit.jupiter.api.Test;

class ScreenApplicationTest {

    private final Decisions guild = given(Candidacy.applied());

    @Test
    void the_secretary_lets_interviews_begin() {
        guild.when(screen(BO, SECRETARY, "2026-01-11")).facts(Candidacy.screened());
    }

    @Test
    void nobody_else_does() {
        guild.and(office(Role.ADMISSION_SECRETARY, Scope.chapter(SHANGHAI), STRANGER))
                .when(screen(BO, STRANGER, "2026-01-11"))
                .refused("not-authorised");
    }

    @Test
    void an_application_is_screened_once() {
        guild.and(Candidacy.screened())
                .when(screen(BO, SECRETARY, "2026-01-12"))
                .refused("application-not-open");
    }

    @Test
    void an_application_is_open_for_180_days() {
        guild.when(screen(BO, SECRETARY, "2026-07-08")).recorded();
        guild.when(screen(BO, SECRETARY, "2026-07-09")).refused("application-not-open");
    }

    @Test
    void an_admission_closes_the_application() {
        guild.and(new MemberAdmitted(
                        Candidacy.APPLICATION,
                        Guild.membership(BO),
                        BO,
                        BO,
                        MembershipType.ORDINARY,
                        BEIJING,
                        List.of(),
                        Basis.DECISION,
                        null,
                        day("2026-01-11")))
                .when(screen(BO, SECRETARY, "2026-01-12"))
                .refused("application-not-open");
    }

    @Test
    void an_accepted_referral_is_needed() {
        given(office(Role.ADMISSION_SECRETARY, Scope.COMMUNITY, SECRETARY), Candidacy.submitted())
                .when(screen(BO, SECRETARY, "2026-01-11"))
                .refused("referral-missing");
    }

    @Test
    void the_candidate_is_the_one_who_applied() {
        guild.when(screen(CHEN, SECRETARY, "2026-01-11")).refused("unknown-reference");
        given(admitted(BO)).when(screen(BO, SECRETARY, "2026-01-11")).refused("unknown-reference");
    }

    @Test
    void every_criterion_of_the_policy_in_force_at_the_submission_is_met() {
        Decisions ruled = guild.and(admission(1, "2026-01-01", "accepted-referral", "five-years-in-trade"));
        ruled.when(screen(BO, SECRETARY, "2026-01-11")).refused("criteria-not-met");
        ruled.when(screen(List.of("ten-years-in-trade"))).refused("criteria-not-met");
        ruled.when(screen(List.of("five-years-in-trade"))).facts(Candidacy.screened());
        guild.and(admission(1, "2026-01-11", "five-years-in-trade"))
                .when(screen(BO, SECRETARY, "2026-01-11"))
                .recorded();
    }

    @Test
    void a_policy_may_do_without_referrals() {
        given(
                        office(Role.ADMISSION_SECRETARY, Scope.COMMUNITY, SECRETARY),
                        admission(1, "2026-01-01"),
                        Candidacy.submitted())
                .when(screen(BO, SECRETARY, "2026-01-11"))
                .recorded();
    }

    @Test
    void a_referral_that_was_taken_back_does_not_count() {
        guild.and(new ReferralWithdrawn(Candidacy.REFERRAL, ANN, BO, day("2026-01-10")))
                .when(screen(BO, SECRETARY, "2026-01-11"))
                .refused("referral-missing");
    }

    private static ScreenApplication screen(List<String> met) {
        return new ScreenApplication(Candidacy.APPLICATION, BO, met, SECRETARY, day("2026-01-11"));
    }

    private static ScreenApplication screen(PartyId candidate, PartyId actor, String date) {
        return new ScreenApplication(Candidacy.APPLICATION, candidate, List.of(), actor, day(date));
    }

    private static PolicyEnacted admission(int version, String from, String... criteria) {
        return new PolicyEnacted(
                new PolicyId(id(700 + version)),
                PolicyKind.ADMISSION,
                version,
                new Sha256("c".repeat(64)),
                List.of(criteria),
                day(from),
                day("2026-01-01"));
    }
}
