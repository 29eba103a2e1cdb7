package org.guildbook.chapter;

import static org.guildbook.testing.Decisions.given;
import static org.guildbook.testing.Guild.ANN;
import static org.guildbook.testing.Guild.BEIJING;
import static org.guildbook.testing.Guild.OWNER;
import static org.guildbook.testing.Guild.SHANGHAI;
import static org.guildbook.testing.Guild.STAFF;
import static org.guildbook.testing.Guild.chapter;
import static org.guildbook.testing.Guild.day;
import static org.guildbook.testing.Guild.founded;
import static org.guildbook.testing.Guild.id;
import static org.guildbook.testing.Guild.office;

import org.guildbook.events.ChapterEvent.BoardConstituted;
import org.guildbook.events.ChapterEvent.BoardTeamFormed;
import org.guildbook.events.ChapterEvent.ChapterDissolved;
import org.guildbook.events.ChapterEvent.TeamKind;
import org.guildbook.testing.Decisions;
import org.guildbook.values.BoardId;
import org.guildbook.values.ChapterId;
import org.guildbook.values.PartyId;
import org.guildbook.values.Role;
import org.guildbook.values.Scope;
import org.guildbook.values.TeamId;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class BoardsTest {

    private static final BoardId BOARD = new BoardId(id(301));
    private static final TeamId TEAM = new TeamId(id(311));
    private static final String DAY = "2025-02-01";

    private final Decisions guild = given(
            founded(),
            office(Role.OWNER, Scope.COMMUNITY, OWNER),
            chapter(BEIJING),
            chapter(SHANGHAI),
            office(Role.STAFF, Scope.chapter(BEIJING), STAFF),
            office(Role.CHAPTER_LEAD, Scope.chapter(BEIJING), ANN));

    private final Decisions constituted = guild.and(board(BOARD, BEIJING));

    @Test
    void a_chapter_gets_its_board_from_the_owner_or_the_staff() {
        guild.when(constitute(BOARD, BEIJING, OWNER)).facts(board(BOARD, BEIJING));
        guild.when(constitute(BOARD, BEIJING, STAFF)).facts(board(BOARD, BEIJING));
    }

    @Test
    void the_community_gets_one_too() {
        guild.when(constitute(BOARD, null, OWNER)).facts(board(BOARD, null));
        constituted.when(constitute(new BoardId(id(302)), null, OWNER)).recorded();
    }

    @Test
    void nobody_else_constitutes_it() {
        guild.when(constitute(BOARD, BEIJING, ANN)).refused("not-authorised");
        guild.when(constitute(BOARD, SHANGHAI, STAFF)).refused("not-authorised");
        guild.when(constitute(BOARD, null, STAFF)).refused("not-authorised");
    }

    @Test
    void there_is_one_board_each() {
        constituted.when(constitute(new BoardId(id(302)), BEIJING, OWNER)).refused("board-already-constituted");
        constituted.when(constitute(new BoardId(id(302)), SHANGHAI, OWNER)).recorded();
        guild.and(board(BOARD, null))
                .when(constitute(new BoardId(id(302)), null, OWNER))
                .refused("board-already-constituted");
    }

    @Test
    void an_id_names_one_board() {
        constituted.when(constitute(BOARD, SHANGHAI, OWNER)).refused("id-already-used");
    }

    @Test
    void the_chapter_is_open() {
        guild.when(constitute(BOARD, new ChapterId(id(199)), OWNER)).refused("unknown-reference");
        guild.and(new ChapterDissolved(BEIJING, null, null, day(DAY)))
                .when(constitute(BOARD, BEIJING, OWNER))
                .refused("chapter-not-open");
    }

    @Test
    void the_lead_of_the_chapter_forms_its_teams() {
        constituted
                .when(form(TEAM, TeamKind.SUPERVISION, ANN))
                .facts(new BoardTeamFormed(TEAM, BOARD, TeamKind.SUPERVISION, day(DAY)));
        constituted.when(form(TEAM, TeamKind.SUPERVISION, STAFF)).refused("not-authorised");
    }

    @Test
    void each_kind_of_team_exists_once() {
        Decisions learning = constituted.and(new BoardTeamFormed(TEAM, BOARD, TeamKind.LEARNING, day(DAY)));
        learning.when(form(new TeamId(id(312)), TeamKind.LEARNING, ANN)).refused("team-kind-taken");
        learning.when(form(new TeamId(id(312)), TeamKind.SERVICE, ANN)).recorded();
        learning.when(form(TEAM, TeamKind.SERVICE, ANN)).refused("id-already-used");
    }

    @Test
    void a_team_of_another_board_takes_no_kind() {
        constituted
                .and(new BoardTeamFormed(TEAM, new BoardId(id(302)), TeamKind.LEARNING, day(DAY)))
                .when(form(new TeamId(id(312)), TeamKind.LEARNING, ANN))
                .recorded();
    }

    @Test
    void a_team_belongs_to_a_board() {
        guild.when(form(TEAM, TeamKind.LEARNING, ANN)).refused("unknown-reference");
    }

    private static ConstituteBoard constitute(BoardId board, @Nullable ChapterId chapter, PartyId actor) {
        return new ConstituteBoard(board, chapter, actor, day(DAY));
    }

    private static FormBoardTeam form(TeamId team, TeamKind kind, PartyId actor) {
        return new FormBoardTeam(team, BOARD, kind, actor, day(DAY));
    }

    private static BoardConstituted board(BoardId board, @Nullable ChapterId chapter) {
        return new BoardConstituted(Decisions.COMMUNITY, board, chapter, day(DAY));
    }
}
