package org.guildbook.membership;

import static org.guildbook.testing.Decisions.given;
import static org.guildbook.testing.Guild.ANN;
import static org.guildbook.testing.Guild.BO;
import static org.guildbook.testing.Guild.CHEN;
import static org.guildbook.testing.Guild.DAN;
import static org.guildbook.testing.Guild.SECRETARY;
import static org.guildbook.testing.Guild.STAFF;
import static org.guildbook.testing.Guild.STRANGER;
import static org.guildbook.testing.Guild.admitted;
import static org.guildbook.testing.Guild.caseAgainst;
import static org.guildbook.testing.Guild.day;
import static org.guildbook.testing.Guild.id;
import static org.guildbook.testing.Guild.term;

import java.util.Collections;
import java.util.List;
import org.guildbook.events.ChapterEvent.SmallGroupJoined;
import org.guildbook.events.LedgerEvent;
import org.guildbook.events.MembershipEvent.InterviewerAssigned;
import org.guildbook.events.MembershipEvent.InterviewerRecused;
import org.guildbook.events.MembershipEvent.RecusalReason;
import org.guildbook.events.MembershipEvent.ReferralAccepted;
import org.guildbook.events.MembershipEvent.ReferralWithdrawn;
import org.guildbook.testing.Decisions;
import org.guildbook.values.GroupId;
import org.guildbook.values.PartyId;
import org.guildbook.values.ReferralId;
import org.guildbook.values.Sha256;
import org.junit.jupiter.api.Test;

class AssignInterviewerTest {

    /** Both drawn with the entry hash 00…04, computed apart from this code. */
    private static final Sha256 POOL = new Sha256("752411713cb002d8c2d576cb8271216056284e04029c6555c10bd89e6132f46c");

    private final Decisions screened = given(Candidacy.applied()).and(Candidacy.screened());

    private final Decisions guild = screened.and(
            admitted(CHEN),
            term(CHEN, "2025-01-01", "2027-01-01"),
            admitted(DAN),
            term(DAN, "2025-01-01", "2027-01-01"));

    @Test
    void the_first_draw_is_reproducible() {
        guild.when(assign(DAN, CHEN, DAN)).facts(assigned(DAN, 1));
        guild.when(assign(DAN, DAN, CHEN, DAN)).facts(assigned(DAN, 1));
        guild.when(assign(CHEN, CHEN, DAN)).refused("draw-not-reproducible");
    }

    @Test
    void the_next_draw_has_the_next_number() {
        guild.and(Candidacy.assigned(STRANGER, 1)).when(assign(CHEN, CHEN, DAN)).facts(assigned(CHEN, 2));
    }

    @Test
    void a_recusal_raises_the_number_of_the_next_draw() {
        Decisions recused = guild.and(
                Candidacy.assigned(STRANGER, 1),
                new InterviewerRecused(Candidacy.APPLICATION, STRANGER, RecusalReason.RELATED, day("2026-01-12")));
        recused.when(assign(CHEN, CHEN, DAN)).facts(assigned(CHEN, 2));
    }

    @Test
    void whoever_recused_is_not_drawn_again() {
        guild.and(
                        Candidacy.assigned(DAN, 1),
                        new InterviewerRecused(Candidacy.APPLICATION, DAN, RecusalReason.OTHER, day("2026-01-12")))
                .when(assign(DAN, DAN))
                .refused("interviewer-already-assigned");
    }

    @Test
    void a_candidate_without_a_referrer_is_interviewed_too() {
        Decisions withdrawn = guild.and(new ReferralWithdrawn(Candidacy.REFERRAL, ANN, BO, day("2026-01-11")));
        withdrawn
                .when(new AssignInterviewer(
                        Candidacy.APPLICATION, BO, null, DAN, List.of(CHEN, DAN), SECRETARY, day("2026-01-12")))
                .facts(assigned(DAN, 1));
        withdrawn.when(assign(DAN, CHEN, DAN)).refused("unknown-reference");
        guild.when(new AssignInterviewer(
                        Candidacy.APPLICATION, BO, null, DAN, List.of(CHEN, DAN), SECRETARY, day("2026-01-12")))
                .refused("unknown-reference");
    }

    @Test
    void nobody_is_drawn_from_an_empty_pool_or_from_outside_it() {
        guild.when(assign(DAN)).refused("draw-not-reproducible");
        guild.when(assign(DAN, CHEN)).refused("draw-not-reproducible");
    }

    @Test
    void a_pool_has_at_most_1000_members() {
        guild.when(assign(DAN, Collections.nCopies(1_000, DAN).toArray(PartyId[]::new)))
                .recorded();
        guild.when(assign(DAN, Collections.nCopies(1_001, DAN).toArray(PartyId[]::new)))
                .refused("limit-exceeded");
    }

    @Test
    void an_open_case_keeps_the_respondent_from_interviewing() {
        guild.and(caseAgainst(CHEN, "2026-01-05")).when(assign(DAN, CHEN, DAN)).recorded();
        guild.and(caseAgainst(DAN, "2026-01-05")).when(assign(DAN, CHEN, DAN)).refused("case-open");
    }

    @Test
    void an_interviewer_is_assigned_once() {
        guild.and(Candidacy.assigned(DAN, 1)).when(assign(DAN, DAN)).refused("interviewer-already-assigned");
    }

    @Test
    void the_application_is_screened_first() {
        given(Candidacy.applied()).when(assign(DAN, CHEN, DAN)).refused("application-not-screened");
    }

    @Test
    void the_application_is_open() {
        guild.when(on("2026-07-09", BO)).refused("application-not-open");
    }

    @Test
    void candidate_and_referrer_are_those_of_the_application() {
        guild.when(on("2026-01-12", CHEN)).refused("unknown-reference");
        guild.when(new AssignInterviewer(
                        Candidacy.APPLICATION, BO, CHEN, DAN, List.of(DAN), SECRETARY, day("2026-01-12")))
                .refused("unknown-reference");
    }

    @Test
    void the_secretary_of_the_chapter_assigns() {
        guild.when(new AssignInterviewer(Candidacy.APPLICATION, BO, ANN, DAN, List.of(DAN), STAFF, day("2026-01-12")))
                .refused("not-authorised");
    }

    @Test
    void the_interviewer_is_in_good_standing() {
        screened.when(assign(DAN, DAN)).refused("interviewer-not-in-good-standing");
        screened.and(admitted(DAN), term(DAN, "2025-01-01", "2026-01-10"))
                .when(assign(DAN, DAN))
                .refused("interviewer-not-in-good-standing");
    }

    @Test
    void the_interviewer_has_been_so_for_12_months() {
        screened.and(admitted(DAN), term(DAN, "2025-01-12", "2027-01-12"))
                .when(assign(DAN, DAN))
                .recorded();
        screened.and(admitted(DAN), term(DAN, "2025-01-13", "2027-01-13"))
                .when(assign(DAN, DAN))
                .refused("interviewer-too-new");
    }

    @Test
    void the_referrer_does_not_interview() {
        guild.when(assign(ANN, ANN)).refused("interviewer-is-referrer");
    }

    @Test
    void who_referred_the_referrer_does_not_interview() {
        guild.and(accepted(DAN, ANN)).when(assign(DAN, DAN)).refused("interviewer-related");
    }

    @Test
    void whom_the_referrer_referred_does_not_interview() {
        guild.and(accepted(ANN, DAN)).when(assign(DAN, DAN)).refused("interviewer-related");
    }

    @Test
    void who_sits_with_the_referrer_does_not_interview() {
        GroupId group = new GroupId(id(201));
        LedgerEvent referrerSits = new SmallGroupJoined(group, ANN, day("2025-06-01"));
        guild.and(referrerSits).when(assign(DAN, DAN)).recorded();
        guild.and(referrerSits, new SmallGroupJoined(group, DAN, day("2025-06-01")))
                .when(assign(DAN, DAN))
                .refused("interviewer-related");
    }

    private static AssignInterviewer assign(PartyId interviewer, PartyId... pool) {
        return new AssignInterviewer(
                Candidacy.APPLICATION, BO, ANN, interviewer, List.of(pool), SECRETARY, day("2026-01-12"));
    }

    private static AssignInterviewer on(String date, PartyId candidate) {
        return new AssignInterviewer(Candidacy.APPLICATION, candidate, ANN, DAN, List.of(DAN), SECRETARY, day(date));
    }

    private static InterviewerAssigned assigned(PartyId interviewer, int drawNo) {
        return new InterviewerAssigned(Candidacy.APPLICATION, interviewer, drawNo, 2, POOL, day("2026-01-12"));
    }

    private static ReferralAccepted accepted(PartyId referrer, PartyId candidate) {
        return new ReferralAccepted(new ReferralId(id(302)), referrer, candidate, day("2025-01-01"));
    }
}
