package org.guildbook.conduct;

import static org.guildbook.conduct.Cases.CASE;
import static org.guildbook.conduct.Cases.EVE;
import static org.guildbook.conduct.Cases.FAY;
import static org.guildbook.conduct.Cases.HANDLERS;
import static org.guildbook.conduct.Cases.OPENED;
import static org.guildbook.conduct.Cases.REPORT;
import static org.guildbook.conduct.Cases.WORDS;
import static org.guildbook.conduct.Cases.guild;
import static org.guildbook.conduct.Cases.heard;
import static org.guildbook.conduct.Cases.supervisor;
import static org.guildbook.conduct.Cases.upheld;
import static org.guildbook.conduct.FileReportTest.TALK;
import static org.guildbook.conduct.FileReportTest.talkBy;
import static org.guildbook.testing.Guild.ANN;
import static org.guildbook.testing.Guild.BEIJING;
import static org.guildbook.testing.Guild.BO;
import static org.guildbook.testing.Guild.CHEN;
import static org.guildbook.testing.Guild.DAN;
import static org.guildbook.testing.Guild.day;
import static org.guildbook.testing.Guild.id;
import static org.guildbook.testing.Guild.office;

import java.util.List;
import java.util.stream.IntStream;
import org.guildbook.events.ChapterEvent.SmallGroupJoined;
import org.guildbook.events.ConductEvent.CaseHandlersAssigned;
import org.guildbook.events.ConductEvent.CaseKind;
import org.guildbook.events.ConductEvent.CaseOpened;
import org.guildbook.events.ConductEvent.HandlerRecused;
import org.guildbook.events.ConductEvent.ReportFiled;
import org.guildbook.events.ContributionEvent.ContributionAttested;
import org.guildbook.testing.Decisions;
import org.guildbook.values.GroupId;
import org.guildbook.values.PartyId;
import org.guildbook.values.Quarter;
import org.guildbook.values.Role;
import org.guildbook.values.Scope;
import org.junit.jupiter.api.Test;

class AssignHandlersTest {

    private static final HandlerRecused DAN_STEPS_BACK = new HandlerRecused(CASE, DAN, day("2025-06-04"));

    private final Decisions open = guild().and(REPORT, OPENED);

    @Test
    void two_supervisors_who_have_nothing_to_do_with_it_handle_a_case() {
        open.when(assign(ANN, DAN)).facts(HANDLERS);
    }

    @Test
    void one_is_too_few_unless_another_is_there_already() {
        open.when(assign(ANN)).refused("handlers-too-few");
        open.when(assign(ANN, ANN)).refused("handlers-too-few");
        open.and(HANDLERS, DAN_STEPS_BACK)
                .when(assign(EVE))
                .facts(new CaseHandlersAssigned(CASE, List.of(EVE), day("2025-06-03")));
    }

    @Test
    void handlers_are_supervisors_of_the_chapter_on_that_day() {
        open.when(assign(ANN, FAY)).refused("handler-not-supervisor");
        Decisions tenure = open.and(office(Role.SUPERVISOR, Scope.chapter(BEIJING), FAY, "2025-06-03", "2025-06-04"));
        tenure.when(assign(ANN, FAY)).recorded();
        tenure.decidedOn("2025-06-04").when(assign(ANN, FAY)).refused("handler-not-supervisor");
        open.and(office(Role.SUPERVISOR, Scope.chapter(BEIJING), FAY, "2025-06-04", "2025-06-10"))
                .when(assign(ANN, FAY))
                .refused("handler-not-supervisor");
    }

    @Test
    void parties_do_not_handle_their_own_case() {
        open.and(supervisor(BO)).when(assign(ANN, BO)).refused("handler-involved");
        open.and(supervisor(CHEN)).when(assign(ANN, CHEN)).refused("handler-involved");
    }

    @Test
    void who_meets_a_party_in_a_small_group_does_not_handle_its_case() {
        for (PartyId party : List.of(BO, CHEN)) {
            open.and(seat(party, 901), seat(DAN, 901)).when(assign(ANN, DAN)).refused("handler-involved");
        }
        open.and(seat(CHEN, 901), seat(DAN, 902)).when(assign(ANN, DAN)).recorded();
    }

    @Test
    void who_attested_a_deed_does_not_handle_its_dispute() {
        Decisions dispute = guild().and(
                        talkBy(CHEN),
                        new ContributionAttested(
                                TALK, DAN, Role.BOARD_MEMBER, 15, Quarter.of(day("2025-03-01")), day("2025-03-20")),
                        new ReportFiled(
                                CASE,
                                CaseKind.CONTRIBUTION,
                                BO,
                                CHEN,
                                TALK,
                                BEIJING,
                                day("2025-06-01"),
                                WORDS,
                                day("2025-06-01")),
                        new CaseOpened(
                                CASE,
                                CaseKind.CONTRIBUTION,
                                BO,
                                CHEN,
                                TALK,
                                BEIJING,
                                day("2025-06-16"),
                                day("2025-07-02"),
                                day("2025-06-02")));
        dispute.when(new AssignHandlers(CASE, BO, CHEN, TALK, List.of(ANN, DAN), EVE, day("2025-06-03")))
                .refused("handler-involved");
        dispute.when(new AssignHandlers(CASE, BO, CHEN, TALK, List.of(ANN, EVE), EVE, day("2025-06-03")))
                .recorded();
    }

    @Test
    void who_stepped_back_does_not_come_again() {
        open.and(HANDLERS, DAN_STEPS_BACK).when(assign(DAN, EVE)).refused("handler-involved");
    }

    @Test
    void a_supervisor_assigns_them_in_an_open_case() {
        open.when(new AssignHandlers(CASE, BO, CHEN, null, List.of(ANN, DAN), FAY, day("2025-06-03")))
                .refused("not-authorised");
        guild().and(REPORT).when(assign(ANN, DAN)).refused("case-not-open");
        heard().and(upheld()).when(assign(EVE)).refused("case-not-open");
        open.when(new AssignHandlers(CASE, BO, CHEN, null, List.of(ANN, DAN), EVE, day("2025-06-01")))
                .refused("effective-date-too-old");
    }

    @Test
    void the_command_speaks_of_what_was_reported() {
        open.when(new AssignHandlers(CASE, CHEN, BO, null, List.of(ANN, DAN), EVE, day("2025-06-03")))
                .refused("unknown-reference");
        open.when(new AssignHandlers(CASE, EVE, CHEN, null, List.of(ANN, DAN), EVE, day("2025-06-03")))
                .refused("unknown-reference");
    }

    @Test
    void there_is_a_limit() {
        List<PartyId> eleven =
                IntStream.range(40, 51).mapToObj(n -> new PartyId(id(n))).toList();
        open.when(new AssignHandlers(CASE, BO, CHEN, null, eleven, EVE, day("2025-06-03")))
                .refused("limit-exceeded");
    }

    @Test
    void a_handler_steps_back_from_an_open_case() {
        open.and(HANDLERS).when(new RecuseHandler(CASE, DAN, day("2025-06-04"))).facts(DAN_STEPS_BACK);
        open.and(HANDLERS).when(new RecuseHandler(CASE, EVE, day("2025-06-04"))).refused("not-assigned");
        open.and(HANDLERS, DAN_STEPS_BACK)
                .when(new RecuseHandler(CASE, DAN, day("2025-06-04")))
                .refused("not-assigned");
        guild().when(new RecuseHandler(CASE, DAN, day("2025-06-04"))).refused("not-assigned");
        heard().and(upheld())
                .when(new RecuseHandler(CASE, DAN, day("2025-06-12")))
                .refused("case-not-open");
    }

    private static SmallGroupJoined seat(PartyId member, int group) {
        return new SmallGroupJoined(new GroupId(id(group)), member, day("2025-02-01"));
    }

    private static AssignHandlers assign(PartyId... handlers) {
        return new AssignHandlers(CASE, BO, CHEN, null, List.of(handlers), EVE, day("2025-06-03"));
    }
}
