package org.guildbook.membership;

import static org.guildbook.testing.Decisions.given;
import static org.guildbook.testing.Guild.BEIJING;
import static org.guildbook.testing.Guild.BO;
import static org.guildbook.testing.Guild.CHEN;
import static org.guildbook.testing.Guild.SECRETARY;
import static org.guildbook.testing.Guild.SHANGHAI;
import static org.guildbook.testing.Guild.STRANGER;
import static org.guildbook.testing.Guild.admitted;
import static org.guildbook.testing.Guild.day;
import static org.guildbook.testing.Guild.office;

import java.util.List;
import org.guildbook.events.ChapterEvent.Basis;
import org.guildbook.events.MembershipEvent.MemberAdmitted;
import org.guildbook.events.MembershipEvent.MembershipType;
import org.guildbook.testing.Decisions;
import org.guildbook.testing.Guild;
import org.guildbook.values.PartyId;
import org.guildbook.values.Role;
import org.guildbook.values.Scope;
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

    private static ScreenApplication screen(PartyId candidate, PartyId actor, String date) {
        return new ScreenApplication(Candidacy.APPLICATION, candidate, actor, day(date));
    }
}
