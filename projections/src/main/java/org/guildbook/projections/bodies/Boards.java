package org.guildbook.projections.bodies;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.guildbook.events.ChapterEvent.MeetingKind;
import org.guildbook.events.ChapterEvent.Resolution;
import org.guildbook.events.ChapterEvent.Subject;
import org.guildbook.events.ChapterEvent.TeamKind;
import org.guildbook.projections.runtime.AsOf;
import org.guildbook.projections.runtime.Marks;
import org.guildbook.values.BoardId;
import org.guildbook.values.ChapterId;
import org.guildbook.values.CommunityId;
import org.guildbook.values.MeetingId;
import org.guildbook.values.TeamId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The boards of a community, and what they resolved. */
public final class Boards {

    /** Meetings one answer holds at most. */
    private static final int MEETINGS_LIMIT = 1_000;

    private final JdbcClient db;

    public Boards(JdbcClient db) {
        this.db = db;
    }

    /** All boards, that of the community first. */
    public BoardDirectory of(CommunityId community) {
        Map<UUID, List<Team>> teams = db
                .sql("SELECT board, team, kind FROM projection.board_team WHERE community = ? ORDER BY kind")
                .param(community.value())
                .query((row, _) -> Map.entry(
                        row.getObject("board", UUID.class),
                        new Team(
                                new TeamId(row.getObject("team", UUID.class)),
                                TeamKind.valueOf(row.getString("kind")))))
                .list()
                .stream()
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
        List<ElectedBoard> boards = db.sql("""
                        SELECT b.board, b.chapter, max(m.held_on) AS last_met
                        FROM projection.board b LEFT JOIN projection.board_meeting m USING (community, board)
                        WHERE community = ? GROUP BY b.board, b.chapter
                        ORDER BY b.chapter NULLS FIRST""")
                .param(community.value())
                .query((row, _) -> board(row, teams))
                .list();
        return new BoardDirectory(Marks.asOf(db, BodiesProjection.NAME, community), boards);
    }

    private static ElectedBoard board(ResultSet row, Map<UUID, List<Team>> teams) throws SQLException {
        UUID board = row.getObject("board", UUID.class);
        UUID chapter = row.getObject("chapter", UUID.class);
        return new ElectedBoard(
                new BoardId(board),
                chapter == null ? null : new ChapterId(chapter),
                teams.getOrDefault(board, List.of()),
                row.getObject("last_met", LocalDate.class));
    }

    /** The newest meetings of a board, at most 1,000, newest first. */
    public Meetings meetings(CommunityId community, BoardId board) {
        Map<UUID, List<Resolution>> resolutions = new LinkedHashMap<>();
        db.sql("""
                        SELECT r.* FROM projection.resolution r JOIN projection.board_meeting m USING (community, meeting)
                        WHERE community = ? AND m.board = ? ORDER BY r.no""")
                .params(community.value(), board.value())
                .query((row, _) -> Map.entry(
                        row.getObject("meeting", UUID.class),
                        new Resolution(
                                row.getInt("no"),
                                Subject.valueOf(row.getString("subject")),
                                row.getInt("in_favour"),
                                row.getInt("against"),
                                row.getInt("abstained"),
                                row.getBoolean("carried"))))
                .list()
                .forEach(found -> resolutions.merge(found.getKey(), List.of(found.getValue()), Boards::both));
        List<Meeting> meetings = db.sql("""
                        SELECT * FROM projection.board_meeting WHERE community = ? AND board = ?
                        ORDER BY held_on DESC, meeting LIMIT\s""" + MEETINGS_LIMIT)
                .params(community.value(), board.value())
                .query((row, _) -> {
                    UUID meeting = row.getObject("meeting", UUID.class);
                    return new Meeting(
                            new MeetingId(meeting),
                            MeetingKind.valueOf(row.getString("kind")),
                            row.getObject("held_on", LocalDate.class),
                            row.getInt("attendance"),
                            row.getInt("eligible"),
                            resolutions.getOrDefault(meeting, List.of()));
                })
                .list();
        return new Meetings(Marks.asOf(db, BodiesProjection.NAME, community), meetings);
    }

    private static List<Resolution> both(List<Resolution> some, List<Resolution> more) {
        return Stream.concat(some.stream(), more.stream()).toList();
    }

    /** Boards, each with its teams. */
    public record BoardDirectory(AsOf asOf, List<ElectedBoard> boards) {}

    /**
     * A board.
     *
     * @param chapter absent for the board of the community
     * @param lastMet absent while it has not met
     */
    public record ElectedBoard(
            BoardId board,
            @Nullable ChapterId chapter,
            List<Team> teams,
            @Nullable LocalDate lastMet) {}

    public record Team(TeamId team, TeamKind kind) {}

    /** Meetings of a board. */
    public record Meetings(AsOf asOf, List<Meeting> meetings) {}

    /** A meeting, how many were there, and how many have a vote. */
    public record Meeting(
            MeetingId meeting,
            MeetingKind kind,
            LocalDate heldOn,
            int attendance,
            int eligible,
            List<Resolution> resolutions) {}
}
