package org.guildbook.conduct;

import static org.guildbook.conduct.Cases.CASE;
import static org.guildbook.conduct.Cases.EVE;
import static org.guildbook.conduct.Cases.HANDLERS;
import static org.guildbook.conduct.Cases.HEARD;
import static org.guildbook.conduct.Cases.OPENED;
import static org.guildbook.conduct.Cases.REPORT;
import static org.guildbook.conduct.Cases.WORDS;
import static org.guildbook.conduct.Cases.guild;
import static org.guildbook.conduct.Cases.heard;
import static org.guildbook.conduct.Cases.upheld;
import static org.guildbook.testing.Guild.ANN;
import static org.guildbook.testing.Guild.BEIJING;
import static org.guildbook.testing.Guild.BO;
import static org.guildbook.testing.Guild.CHEN;
import static org.guildbook.testing.Guild.DAN;
import static org.guildbook.testing.Guild.day;
import static org.guildbook.testing.Guild.officeId;

import java.util.List;
import org.guildbook.events.ChapterEvent.OfficeVacated;
import org.guildbook.events.ConductEvent.CaseOutcome;
import org.guildbook.events.ConductEvent.HandlerRecused;
import org.guildbook.events.ConductEvent.Sanction;
import org.guildbook.events.ConductEvent.StatementSubmitted;
import org.guildbook.testing.Decisions;
import org.guildbook.values.PartyId;
import org.guildbook.values.Role;
import org.guildbook.values.Scope;
import org.junit.jupiter.api.Test;

class DecideCaseTest {

    @Test
    void two_handlers_decide_and_say_which_sanctions_follow() {
        heard().when(decide(ANN, DAN, "2025-06-10")).facts(upheld(Sanction.WARNING));
    }

    @Test
    void the_respondent_is_heard_or_had_the_days_for_it() {
        Decisions silent = guild().and(REPORT, OPENED, HANDLERS);
        silent.when(decide(ANN, DAN, "2025-06-15")).refused("respondent-not-heard");
        silent.when(decide(ANN, DAN, "2025-06-16")).recorded();
        StatementSubmitted ofTheOther = new StatementSubmitted(CASE, BO, WORDS, day("2025-06-05"));
        silent.and(ofTheOther).when(decide(ANN, DAN, "2025-06-15")).refused("respondent-not-heard");
        silent.and(HEARD).when(decide(ANN, DAN, "2025-06-05")).recorded();
    }

    @Test
    void only_its_handlers_decide() {
        heard().when(decide(EVE, DAN, "2025-06-10")).refused("not-authorised");
        heard().when(decide(ANN, EVE, "2025-06-10")).refused("not-authorised");
        guild().when(decide(ANN, DAN, "2025-06-10")).refused("not-authorised");
    }

    @Test
    void a_handler_is_still_a_supervisor_on_that_day() {
        Decisions vacated = heard().and(new OfficeVacated(
                officeId(Role.SUPERVISOR, DAN), Role.SUPERVISOR, Scope.chapter(BEIJING), DAN, day("2025-06-10")));
        vacated.when(decide(ANN, DAN, "2025-06-09")).recorded();
        vacated.when(decide(ANN, DAN, "2025-06-10")).refused("not-authorised");
        vacated.decidedOn("2025-06-10").when(decide(DAN, ANN, "2025-06-09")).refused("not-authorised");
    }

    @Test
    void nobody_decides_alone() {
        heard().when(decide(ANN, ANN, "2025-06-10")).refused("second-person-missing");
        heard().and(new HandlerRecused(CASE, DAN, day("2025-06-06")))
                .when(decide(ANN, DAN, "2025-06-10"))
                .refused("handlers-too-few");
    }

    @Test
    void a_case_is_decided_once_and_not_before_it_was_opened() {
        heard().and(upheld()).when(decide(ANN, DAN, "2025-06-11")).refused("case-not-open");
        heard().when(decide(ANN, DAN, "2025-06-01")).refused("effective-date-too-old");
    }

    @Test
    void a_decision_has_reasons() {
        heard().when(new DecideCase(CASE, ANN, DAN, CaseOutcome.DISMISSED, List.of(), null, day("2025-06-10")))
                .refused("reason-missing");
    }

    @Test
    void nothing_follows_from_a_case_that_is_dismissed() {
        heard().when(new DecideCase(
                        CASE, ANN, DAN, CaseOutcome.DISMISSED, List.of(Sanction.WARNING), WORDS, day("2025-06-10")))
                .refused("sanction-of-dismissed-case");
        heard().when(new DecideCase(CASE, ANN, DAN, CaseOutcome.DISMISSED, List.of(), WORDS, day("2025-06-10")))
                .recorded();
    }

    @Test
    void its_parties_say_their_part_while_it_is_open() {
        Decisions open = guild().and(REPORT, OPENED);
        open.when(new SubmitStatement(CASE, CHEN, WORDS, day("2025-06-05"))).facts(HEARD);
        open.when(new SubmitStatement(CASE, BO, WORDS, day("2025-06-05"))).recorded();
        open.when(new SubmitStatement(CASE, EVE, WORDS, day("2025-06-05"))).refused("not-a-case-party");
        open.when(new SubmitStatement(CASE, CHEN, WORDS, day("2025-06-01"))).refused("effective-date-too-old");
        guild().and(REPORT)
                .when(new SubmitStatement(CASE, CHEN, WORDS, day("2025-06-05")))
                .refused("case-not-open");
        heard().and(upheld())
                .when(new SubmitStatement(CASE, CHEN, WORDS, day("2025-06-12")))
                .refused("case-not-open");
        guild().when(new SubmitStatement(CASE, EVE, WORDS, day("2025-06-05"))).refused("not-a-case-party");
    }

    private static DecideCase decide(PartyId handler, PartyId second, String on) {
        return new DecideCase(CASE, handler, second, CaseOutcome.UPHELD, List.of(Sanction.WARNING), WORDS, day(on));
    }
}
