package org.guildbook.chapter;

import static org.guildbook.testing.Decisions.given;
import static org.guildbook.testing.Guild.ANN;
import static org.guildbook.testing.Guild.BEIJING;
import static org.guildbook.testing.Guild.BO;
import static org.guildbook.testing.Guild.CHEN;
import static org.guildbook.testing.Guild.DAN;
import static org.guildbook.testing.Guild.OWNER;
import static org.guildbook.testing.Guild.SECRETARY;
import static org.guildbook.testing.Guild.SHANGHAI;
import static org.guildbook.testing.Guild.STRANGER;
import static org.guildbook.testing.Guild.admitted;
import static org.guildbook.testing.Guild.chapter;
import static org.guildbook.testing.Guild.day;
import static org.guildbook.testing.Guild.founded;
import static org.guildbook.testing.Guild.id;
import static org.guildbook.testing.Guild.office;
import static org.guildbook.testing.Guild.officeId;
import static org.guildbook.testing.Guild.term;

import java.util.List;
import org.guildbook.chapter.RecordMeeting.Motion;
import org.guildbook.events.ChapterEvent.BoardConstituted;
import org.guildbook.events.ChapterEvent.MeetingHeld;
import org.guildbook.events.ChapterEvent.MeetingKind;
import org.guildbook.events.ChapterEvent.OfficeVacated;
import org.guildbook.events.ChapterEvent.Resolution;
import org.guildbook.events.ChapterEvent.Subject;
import org.guildbook.testing.Decisions;
import org.guildbook.values.BoardId;
import org.guildbook.values.MeetingId;
import org.guildbook.values.PartyId;
import org.guildbook.values.Role;
import org.guildbook.values.Scope;
import org.guildbook.values.Sha256;
import org.junit.jupiter.api.Test;

class RecordMeetingTest {

    private static final Scope IN_BEIJING = Scope.chapter(BEIJING);
    private static final BoardId BOARD = new BoardId(id(301));
    private static final MeetingId MEETING = new MeetingId(id(321));
    private static final Sha256 TEXT = new Sha256("a".repeat(64));
    private static final String DAY = "2025-06-01";

    /** A board of Ann, who leads, Bo and Chen; Dan is a member only. */
    private final Decisions guild = given(
            founded(),
            chapter(BEIJING),
            chapter(SHANGHAI),
            new BoardConstituted(Decisions.COMMUNITY, BOARD, BEIJING, day("2025-01-01")),
            office(Role.SECRETARY, IN_BEIJING, SECRETARY),
            office(Role.CHAPTER_LEAD, IN_BEIJING, ANN),
            office(Role.BOARD_MEMBER, IN_BEIJING, BO),
            office(Role.BOARD_MEMBER, IN_BEIJING, CHEN),
            admitted(ANN),
            term(ANN, "2025-01-01", "2026-01-01"),
            admitted(BO),
            term(BO, "2025-01-01", "2026-01-01"),
            admitted(CHEN),
            term(CHEN, "2025-01-01", "2026-01-01"),
            admitted(DAN),
            term(DAN, "2025-01-01", "2026-01-01"));

    @Test
    void the_secretary_records_who_was_there_and_what_was_resolved() {
        guild.when(board(List.of(ANN, BO), motion(1, 2, 0, 0), motion(2, 1, 1, 0)))
                .facts(new MeetingHeld(
                        MEETING,
                        MeetingKind.BOARD,
                        BOARD,
                        BEIJING,
                        2,
                        3,
                        List.of(
                                new Resolution(1, Subject.PERSONAL, 2, 0, 0, true),
                                new Resolution(2, Subject.PERSONAL, 1, 1, 0, false)),
                        List.of(ANN, BO),
                        List.of(TEXT, TEXT),
                        day(DAY)));
    }

    @Test
    void nobody_else_does() {
        guild.when(new RecordMeeting(
                        MEETING, MeetingKind.BOARD, BOARD, BEIJING, List.of(ANN, BO), List.of(), ANN, day(DAY)))
                .refused("not-authorised");
    }

    @Test
    void who_is_named_twice_was_there_once() {
        guild.when(board(List.of(ANN, ANN, BO), motion(1, 3, 0, 0))).refused("votes-exceed-attendance");
    }

    @Test
    void on_a_board_its_members_and_its_lead_have_a_vote() {
        guild.when(board(List.of(ANN, BO, CHEN))).recorded();
        guild.when(board(List.of(ANN, BO, DAN))).refused("attendee-not-entitled");
        guild.when(board(List.of(ANN, BO, STRANGER))).refused("attendee-not-entitled");
    }

    @Test
    void a_seat_counts_on_the_days_it_is_held() {
        Decisions vacated = guild.and(
                new OfficeVacated(officeId(Role.BOARD_MEMBER, CHEN), Role.BOARD_MEMBER, IN_BEIJING, CHEN, day(DAY)));
        vacated.when(board(List.of(ANN, CHEN))).refused("attendee-not-entitled");
        vacated.decidedOn("2025-06-01")
                .when(new RecordMeeting(
                        MEETING,
                        MeetingKind.BOARD,
                        BOARD,
                        BEIJING,
                        List.of(ANN, CHEN),
                        List.of(),
                        SECRETARY,
                        day("2025-05-31")))
                .recorded();
    }

    @Test
    void a_seat_rests_while_its_holder_is_not_in_good_standing() {
        Decisions grace = guild.decidedOn("2026-01-10");
        grace.when(new RecordMeeting(
                        MEETING,
                        MeetingKind.BOARD,
                        BOARD,
                        BEIJING,
                        List.of(ANN, BO),
                        List.of(),
                        SECRETARY,
                        day("2026-01-10")))
                .refused("attendee-not-entitled");
    }

    @Test
    void the_owner_sits_on_the_board_of_the_community_without_being_a_member() {
        guild.and(
                        new BoardConstituted(Decisions.COMMUNITY, new BoardId(id(302)), null, day("2025-01-01")),
                        office(Role.OWNER, Scope.COMMUNITY, OWNER),
                        office(Role.SECRETARY, Scope.COMMUNITY, SECRETARY))
                .when(new RecordMeeting(
                        MEETING,
                        MeetingKind.BOARD,
                        new BoardId(id(302)),
                        null,
                        List.of(OWNER),
                        List.of(motion(1, 1, 0, 0)),
                        SECRETARY,
                        day(DAY)))
                .recorded();
    }

    @Test
    void votes_are_those_of_people_who_were_there() {
        guild.when(board(List.of(ANN, BO), motion(1, 1, 1, 1))).refused("votes-exceed-attendance");
        guild.when(board(List.of(ANN, BO), motion(1, 1, 0, 0))).recorded();
        guild.when(board(List.of(ANN, BO), motion(1, 2_000_000_000, 2_000_000_000, 0)))
                .refused("votes-exceed-attendance");
    }

    @Test
    void a_board_gives_each_number_once() {
        guild.when(board(List.of(ANN, BO), motion(1, 2, 0, 0), motion(1, 2, 0, 0)))
                .refused("resolution-number-taken");
        Decisions before = guild.and(held(new MeetingId(id(320)), BOARD, 1));
        before.when(board(List.of(ANN, BO), motion(1, 2, 0, 0))).refused("resolution-number-taken");
        before.when(board(List.of(ANN, BO), motion(2, 2, 0, 0))).recorded();
        guild.and(held(new MeetingId(id(320)), new BoardId(id(302)), 1))
                .when(board(List.of(ANN, BO), motion(1, 2, 0, 0)))
                .recorded();
    }

    @Test
    void a_resolution_needs_more_than_half() {
        guild.when(board(List.of(ANN), motion(1, 1, 0, 0))).refused("quorum-missing");
        guild.when(board(List.of(ANN))).recorded();
    }

    @Test
    void an_assembly_is_of_all_members_in_good_standing_of_the_chapter() {
        guild.and(admitted(STRANGER, SHANGHAI), term(STRANGER, "2025-01-01", "2026-01-01"))
                .when(assembly(List.of(ANN, BO, DAN), motion(1, 3, 0, 0)))
                .facts(new MeetingHeld(
                        MEETING,
                        MeetingKind.ASSEMBLY,
                        BOARD,
                        BEIJING,
                        3,
                        4,
                        List.of(new Resolution(1, Subject.PERSONAL, 3, 0, 0, true)),
                        List.of(ANN, BO, DAN),
                        List.of(TEXT),
                        day(DAY)));
        guild.when(assembly(List.of(ANN, BO), motion(1, 2, 0, 0))).refused("quorum-missing");
    }

    @Test
    void nobody_else_has_a_vote_there() {
        guild.when(assembly(List.of(ANN, STRANGER))).refused("attendee-not-entitled");
        guild.and(admitted(STRANGER, SHANGHAI), term(STRANGER, "2025-01-01", "2026-01-01"))
                .when(assembly(List.of(ANN, STRANGER)))
                .refused("attendee-not-entitled");
        guild.and(admitted(STRANGER), term(STRANGER, "2024-01-01", "2025-01-01"))
                .when(assembly(List.of(ANN, STRANGER)))
                .refused("attendee-not-entitled");
    }

    @Test
    void there_is_such_a_board_in_the_chapter() {
        given(founded()).when(board(List.of())).refused("unknown-reference");
        guild.when(new RecordMeeting(
                        MEETING, MeetingKind.BOARD, BOARD, SHANGHAI, List.of(), List.of(), SECRETARY, day(DAY)))
                .refused("unknown-reference");
    }

    @Test
    void an_id_names_one_meeting() {
        guild.and(held(MEETING, BOARD, 7)).when(board(List.of(ANN, BO))).refused("id-already-used");
    }

    @Test
    void numbers_and_votes_are_natural() {
        guild.when(board(List.of(ANN, BO), motion(0, 1, 0, 0))).refused("limit-exceeded");
        guild.when(board(List.of(ANN, BO), motion(1, -1, 0, 0))).refused("limit-exceeded");
    }

    private static RecordMeeting board(List<PartyId> attendees, Motion... motions) {
        return new RecordMeeting(
                MEETING, MeetingKind.BOARD, BOARD, BEIJING, attendees, List.of(motions), SECRETARY, day(DAY));
    }

    private static RecordMeeting assembly(List<PartyId> attendees, Motion... motions) {
        return new RecordMeeting(
                MEETING, MeetingKind.ASSEMBLY, BOARD, BEIJING, attendees, List.of(motions), SECRETARY, day(DAY));
    }

    private static Motion motion(int no, int inFavour, int against, int abstained) {
        return new Motion(no, Subject.PERSONAL, inFavour, against, abstained, TEXT);
    }

    private static MeetingHeld held(MeetingId meeting, BoardId board, int no) {
        return new MeetingHeld(
                meeting,
                MeetingKind.BOARD,
                board,
                BEIJING,
                2,
                3,
                List.of(new Resolution(no, Subject.PERSONAL, 2, 0, 0, true)),
                List.of(ANN, BO),
                List.of(TEXT),
                day("2025-05-01"));
    }
}
