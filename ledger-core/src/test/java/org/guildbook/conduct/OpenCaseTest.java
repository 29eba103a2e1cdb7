package org.guildbook.conduct;

import static org.guildbook.conduct.Cases.CASE;
import static org.guildbook.conduct.Cases.EVE;
import static org.guildbook.conduct.Cases.FAY;
import static org.guildbook.conduct.Cases.OPENED;
import static org.guildbook.conduct.Cases.REPORT;
import static org.guildbook.conduct.Cases.WORDS;
import static org.guildbook.conduct.Cases.guild;
import static org.guildbook.conduct.Cases.supervisor;
import static org.guildbook.conduct.Cases.upheld;
import static org.guildbook.conduct.FileReportTest.TALK;
import static org.guildbook.conduct.FileReportTest.talkBy;
import static org.guildbook.testing.Guild.ANN;
import static org.guildbook.testing.Guild.BEIJING;
import static org.guildbook.testing.Guild.BO;
import static org.guildbook.testing.Guild.CHEN;
import static org.guildbook.testing.Guild.SHANGHAI;
import static org.guildbook.testing.Guild.day;
import static org.guildbook.testing.Guild.id;
import static org.guildbook.testing.Guild.office;

import org.guildbook.events.ConductEvent.CaseKind;
import org.guildbook.events.ConductEvent.ReportFiled;
import org.guildbook.events.ContributionEvent.ContributionAttested;
import org.guildbook.testing.Decisions;
import org.guildbook.values.CaseId;
import org.guildbook.values.PartyId;
import org.guildbook.values.Quarter;
import org.guildbook.values.Role;
import org.guildbook.values.Scope;
import org.junit.jupiter.api.Test;

class OpenCaseTest {

    @Test
    void a_supervisor_takes_it_up_and_the_days_of_hearing_and_decision_are_counted_from_there() {
        guild().and(REPORT).when(open(ANN, "2025-06-02")).facts(OPENED);
    }

    @Test
    void only_a_supervisor_of_the_chapter_does_who_is_no_party() {
        guild().and(REPORT).when(open(FAY, "2025-06-02")).refused("not-authorised");
        guild().and(REPORT, office(Role.SUPERVISOR, Scope.chapter(SHANGHAI), FAY))
                .when(open(FAY, "2025-06-02"))
                .refused("not-authorised");
        guild().and(REPORT, supervisor(BO), supervisor(CHEN))
                .when(open(BO, "2025-06-02"))
                .refused("not-authorised");
        guild().and(REPORT, supervisor(CHEN)).when(open(CHEN, "2025-06-02")).refused("not-authorised");
    }

    @Test
    void the_office_is_held_on_that_day_and_when_it_is_recorded() {
        Decisions tenure =
                guild().and(REPORT, office(Role.SUPERVISOR, Scope.chapter(BEIJING), FAY, "2025-06-02", "2025-06-04"));
        tenure.when(open(FAY, "2025-06-01")).refused("not-authorised");
        tenure.when(open(FAY, "2025-06-02")).recorded();
        tenure.when(open(FAY, "2025-06-03")).recorded();
        tenure.when(open(FAY, "2025-06-04")).refused("not-authorised");
        tenure.decidedOn("2025-06-04").when(open(FAY, "2025-06-03")).refused("not-authorised");
    }

    @Test
    void without_a_report_there_is_nothing_to_learn() {
        guild().when(open(ANN, "2025-06-02")).refused("not-authorised");
    }

    @Test
    void the_command_speaks_of_what_was_reported() {
        guild().and(REPORT)
                .when(new OpenCase(CASE, BO, null, ANN, day("2025-06-02")))
                .refused("unknown-reference");
        guild().and(REPORT)
                .when(new OpenCase(CASE, CHEN, TALK, ANN, day("2025-06-02")))
                .refused("unknown-reference");
        guild().and(REPORT).when(open(ANN, "2025-05-31")).refused("effective-date-too-old");
    }

    @Test
    void a_case_is_opened_once_and_one_at_a_time_about_the_same() {
        guild().and(REPORT, OPENED).when(open(EVE, "2025-06-03")).refused("case-already-open");
        ReportFiled again = new ReportFiled(
                new CaseId(id(702)),
                CaseKind.CONDUCT,
                BO,
                CHEN,
                null,
                BEIJING,
                day("2025-06-03"),
                WORDS,
                day("2025-06-03"));
        OpenCase second = new OpenCase(again.caseId(), CHEN, null, ANN, day("2025-06-11"));
        guild().and(REPORT, OPENED, again).when(second).refused("case-already-open");
        guild().and(REPORT, OPENED, again, upheld()).when(second).recorded();
    }

    @Test
    void a_deed_is_disputed_within_sixty_days_of_its_acceptance() {
        // Attested on 20 March, accepted after seven days of notice: until 25 May.
        dispute("2025-05-25").when(openDispute()).recorded();
        dispute("2025-05-26").when(openDispute()).refused("dispute-window-closed");
    }

    private static Decisions dispute(String filedOn) {
        return guild().and(
                        talkBy(CHEN),
                        attested(new PartyId(id(31))),
                        attested(new PartyId(id(32))),
                        new ReportFiled(
                                CASE,
                                CaseKind.CONTRIBUTION,
                                BO,
                                CHEN,
                                TALK,
                                BEIJING,
                                day(filedOn),
                                WORDS,
                                day(filedOn)));
    }

    private static ContributionAttested attested(PartyId attester) {
        return new ContributionAttested(
                TALK, attester, Role.BOARD_MEMBER, 15, Quarter.of(day("2025-03-01")), day("2025-03-20"));
    }

    private static OpenCase openDispute() {
        return new OpenCase(CASE, CHEN, TALK, ANN, day("2025-06-02"));
    }

    private static OpenCase open(PartyId actor, String on) {
        return new OpenCase(CASE, CHEN, null, actor, day(on));
    }
}
