package org.guildbook.api.endpoints;

import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import org.guildbook.chapter.ConstituteBoard;
import org.guildbook.chapter.FormBoardTeam;
import org.guildbook.chapter.RecordMeeting;
import org.guildbook.chapter.RecordMeeting.Motion;
import org.guildbook.events.ChapterEvent.MeetingKind;
import org.guildbook.events.ChapterEvent.Subject;
import org.guildbook.events.ChapterEvent.TeamKind;
import org.guildbook.projections.bodies.Boards;
import org.guildbook.projections.bodies.Boards.BoardDirectory;
import org.guildbook.projections.bodies.Boards.Meetings;
import org.guildbook.values.BoardId;
import org.guildbook.values.ChapterId;
import org.guildbook.values.MeetingId;
import org.guildbook.values.PartyId;
import org.guildbook.values.Sha256;
import org.guildbook.values.TeamId;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Boards, their teams, and what they and the assemblies they call resolve. */
@RestController
@RequestMapping("/v1/communities/{community}/boards")
@Tag(name = "Community")
class BoardEndpoint {

    private static final int ATTENDEES_LIMIT = 900;

    private static final int RESOLUTIONS_LIMIT = 100;

    private final Boards boards;

    BoardEndpoint(Boards boards) {
        this.boards = boards;
    }

    /** @param chapter absent for the board of the community */
    record NewBoard(
            @Nullable BoardId board,
            @Nullable ChapterId chapter,
            @NotNull LocalDate effectiveOn) {}

    @PostMapping
    ResponseEntity<Accepted> constituteBoard(Write write, @Valid @RequestBody NewBoard body) {
        BoardId board = write.newId(body.board(), body.effectiveOn(), "board", BoardId::new);
        return write.record(new ConstituteBoard(board, body.chapter(), write.actor(), body.effectiveOn()), board);
    }

    record NewTeam(
            @Nullable TeamId team,
            @NotNull TeamKind kind,
            @NotNull LocalDate effectiveOn) {}

    @PostMapping("/{board}/teams")
    ResponseEntity<Accepted> formBoardTeam(Write write, @PathVariable BoardId board, @Valid @RequestBody NewTeam body) {
        TeamId team = write.newId(body.team(), body.effectiveOn(), "team", TeamId::new);
        return write.record(new FormBoardTeam(team, board, body.kind(), write.actor(), body.effectiveOn()), team);
    }

    /**
     * @param no from 1; a board gives each number once
     * @param text hash of its title and text
     */
    record Voted(
            @NotNull Integer no,
            @NotNull Subject subject,
            @NotNull Integer inFavour,
            @NotNull Integer against,
            @NotNull Integer abstained,
            @NotNull Sha256 text) {

        private Motion motion() {
            return new Motion(no, subject, inFavour, against, abstained, text);
        }
    }

    /**
     * @param chapter of the board; absent for the board of the community
     * @param attendees those present who have a vote
     * @param effectiveOn the day of the meeting
     */
    record HeldMeeting(
            @Nullable MeetingId meeting,
            @NotNull MeetingKind kind,
            @Nullable ChapterId chapter,
            @NotNull @Size(max = ATTENDEES_LIMIT) List<@NotNull PartyId> attendees,
            @NotNull @Size(max = RESOLUTIONS_LIMIT) List<@Valid @NotNull Voted> resolutions,
            @NotNull LocalDate effectiveOn) {}

    @PostMapping("/{board}/meetings")
    ResponseEntity<Accepted> recordMeeting(
            Write write, @PathVariable BoardId board, @Valid @RequestBody HeldMeeting body) {
        MeetingId meeting = write.newId(body.meeting(), body.effectiveOn(), "meeting", MeetingId::new);
        RecordMeeting command = new RecordMeeting(
                meeting,
                body.kind(),
                board,
                body.chapter(),
                body.attendees(),
                body.resolutions().stream().map(Voted::motion).toList(),
                write.actor(),
                body.effectiveOn());
        return write.record(command, meeting);
    }

    @GetMapping
    BoardDirectory boards(Read read) {
        return read.answer(BoardDirectory::asOf, () -> boards.of(read.community()));
    }

    @GetMapping("/{board}/meetings")
    Meetings meetings(Read read, @PathVariable BoardId board) {
        return read.answer(Meetings::asOf, () -> boards.meetings(read.community(), board));
    }
}
