package org.guildbook.projections.bodies;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.UUID;
import org.guildbook.decision.Refused;
import org.guildbook.events.ChapterEvent.Basis;
import org.guildbook.events.ChapterEvent.BoardConstituted;
import org.guildbook.events.ChapterEvent.BoardTeamFormed;
import org.guildbook.events.ChapterEvent.ChapterDissolved;
import org.guildbook.events.ChapterEvent.ChapterFounded;
import org.guildbook.events.ChapterEvent.GroupMeetingHeld;
import org.guildbook.events.ChapterEvent.MeetingHeld;
import org.guildbook.events.ChapterEvent.MeetingKind;
import org.guildbook.events.ChapterEvent.OfficeAppointed;
import org.guildbook.events.ChapterEvent.OfficeVacated;
import org.guildbook.events.ChapterEvent.Resolution;
import org.guildbook.events.ChapterEvent.SmallGroupDissolved;
import org.guildbook.events.ChapterEvent.SmallGroupFormed;
import org.guildbook.events.ChapterEvent.Subject;
import org.guildbook.events.ChapterEvent.TeamKind;
import org.guildbook.events.LedgerEvent;
import org.guildbook.events.Recorded;
import org.guildbook.projections.bodies.SilentGroups.SilentGroup;
import org.guildbook.projections.officeholders.OfficeHolders;
import org.guildbook.projections.officeholders.OfficeHolders.Office;
import org.guildbook.projections.officeholders.OfficeHoldersProjection;
import org.guildbook.projections.runtime.Folding;
import org.guildbook.projections.testing.JournalledFacts;
import org.guildbook.testing.LedgerDatabase;
import org.guildbook.values.BoardId;
import org.guildbook.values.ChapterId;
import org.guildbook.values.CommunityId;
import org.guildbook.values.GroupId;
import org.guildbook.values.MeetingId;
import org.guildbook.values.OfficeId;
import org.guildbook.values.PartyId;
import org.guildbook.values.Role;
import org.guildbook.values.Scope;
import org.guildbook.values.Sha256;
import org.guildbook.values.TeamId;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Boards, silent groups, and who held which office when, as it was known. */
class BodiesTest {

    @RegisterExtension
    static final LedgerDatabase DATABASE = LedgerDatabase.audited();

    private static final CommunityId ID = new CommunityId(id(1));
    private static final ChapterId BEIJING = new ChapterId(id(2));
    private static final ChapterId CLOSED = new ChapterId(id(3));
    private static final BoardId BOARD = new BoardId(id(4));
    private static final BoardId OF_ALL = new BoardId(id(5));
    private static final TeamId TEAM = new TeamId(id(6));
    private static final PartyId ANN = new PartyId(id(7));
    private static final PartyId BO = new PartyId(id(8));
    private static final OfficeId LEAD = new OfficeId(id(9));
    private static final OfficeId EDITOR = new OfficeId(id(10));
    private static final GroupId SILENT = new GroupId(id(21));
    private static final GroupId NEVER = new GroupId(id(22));
    private static final GroupId LIVELY = new GroupId(id(23));
    private static final GroupId ENDED = new GroupId(id(24));
    private static final GroupId NEW = new GroupId(id(25));
    private static final GroupId OF_CLOSED = new GroupId(id(26));
    private static final Resolution CARRIED = new Resolution(1, Subject.DUES, 3, 1, 0, true);

    private static List<Recorded> recorded = List.of();

    @SuppressWarnings("NullAway.Init") // set before any test
    private static JdbcClient db;

    @BeforeAll
    static void fold() {
        List<LedgerEvent> facts = List.of(
                new ChapterFounded(BEIJING, "BJ", "Beijing", day("2025-01-01")),
                new BoardConstituted(ID, BOARD, BEIJING, day("2025-01-01")),
                new BoardConstituted(ID, OF_ALL, null, day("2025-01-01")),
                new BoardTeamFormed(TEAM, BOARD, TeamKind.SUPERVISION, day("2025-01-01")),
                met(31, "2025-02-01", List.of()),
                met(32, "2025-04-01", List.of(CARRIED, new Resolution(2, Subject.PERSONAL, 1, 1, 2, false))),
                formed(SILENT, BEIJING, "2025-01-01"),
                formed(NEVER, BEIJING, "2025-02-01"),
                formed(LIVELY, BEIJING, "2025-01-01"),
                formed(ENDED, BEIJING, "2025-01-01"),
                formed(NEW, BEIJING, "2025-05-01"),
                formed(OF_CLOSED, CLOSED, "2025-01-01"),
                met(SILENT, "2025-03-15"),
                met(SILENT, "2025-02-15"),
                met(LIVELY, "2025-05-01"),
                new SmallGroupDissolved(ENDED, BEIJING, day("2025-04-01")),
                new ChapterDissolved(CLOSED, BEIJING, null, day("2025-04-01")),
                appointed(LEAD, Role.CHAPTER_LEAD, Scope.chapter(BEIJING), ANN, "2025-01-01", "2026-01-01"),
                appointed(EDITOR, Role.EDITOR, Scope.COMMUNITY, BO, "2025-06-01", "2027-01-01"),
                new OfficeVacated(LEAD, Role.CHAPTER_LEAD, Scope.chapter(BEIJING), ANN, day("2025-07-01")));
        try (JournalledFacts ledger = new JournalledFacts(DATABASE.dataSource())) {
            recorded = ledger.append(ID, facts);
            Folding folding = new Folding(DATABASE.dataSource());
            folding.fold(new BodiesProjection(), recorded, 7);
            folding.fold(new OfficeHoldersProjection(), recorded, 7);
            db = folding.db();
        }
    }

    @Test
    void boards_show_their_teams_and_when_they_met_last() {
        assertThat(new Boards(db).of(ID).boards())
                .containsExactly(
                        new Boards.ElectedBoard(OF_ALL, null, List.of(), null),
                        new Boards.ElectedBoard(
                                BOARD,
                                BEIJING,
                                List.of(new Boards.Team(TEAM, TeamKind.SUPERVISION)),
                                day("2025-04-01")));
    }

    @Test
    void meetings_show_what_was_resolved() {
        List<Boards.Meeting> meetings = new Boards(db).meetings(ID, BOARD).meetings();
        assertThat(meetings).extracting(Boards.Meeting::heldOn).containsExactly(day("2025-04-01"), day("2025-02-01"));
        assertThat(meetings.getFirst().resolutions()).hasSize(2).contains(CARRIED);
        assertThat(meetings.getLast().resolutions()).isEmpty();
        assertThat(new Boards(db).meetings(ID, OF_ALL).meetings()).isEmpty();
    }

    @Test
    void silent_are_the_groups_that_could_have_met_since_and_did_not() {
        assertThat(silentSince("2025-05-01"))
                .containsExactly(
                        new SilentGroup(NEVER, BEIJING, day("2025-02-01"), null),
                        new SilentGroup(SILENT, BEIJING, day("2025-01-01"), day("2025-03-15")));
        assertThat(silentSince("2025-03-15")).extracting(SilentGroup::group).containsExactly(NEVER);
        assertThat(silentSince("2025-03-16")).extracting(SilentGroup::group).containsExactly(NEVER, SILENT);
        assertThat(silentSince("2025-05-02"))
                .extracting(SilentGroup::group)
                .containsExactly(NEVER, SILENT, LIVELY, NEW);
        assertThat(new SilentGroups(db).since(ID, BEIJING, day("2025-05-02")).groups())
                .hasSize(4);
        assertThat(new SilentGroups(db)
                        .since(ID, new ChapterId(id(99)), day("2025-05-02"))
                        .groups())
                .isEmpty();
    }

    @Test
    void an_office_is_held_from_its_first_day_to_the_day_before_its_end() {
        assertThat(holders("2024-12-31")).isEmpty();
        assertThat(holders("2025-01-01")).containsExactly(ANN);
        assertThat(holders("2025-06-30")).containsExactly(ANN, BO);
        assertThat(holders("2025-07-01")).containsExactly(BO);
        assertThat(holders("2026-12-31")).containsExactly(BO);
        assertThat(holders("2027-01-01")).isEmpty();
    }

    @Test
    void an_answer_is_as_of_what_was_known() {
        long head = recorded.getLast().position();
        assertThat(known("2025-07-01", head - 1)).containsExactly(ANN, BO);
        assertThat(known("2025-12-31", head - 1)).containsExactly(ANN, BO);
        assertThat(known("2026-01-01", head - 1)).containsExactly(BO);
        assertThat(known("2025-06-15", head - 2)).containsExactly(ANN);
        assertThat(known("2025-06-15", head - 3)).isEmpty();
        assertThat(known("2025-07-01", head)).containsExactly(BO);
        assertThat(new OfficeHolders(db).on(ID, day("2025-06-15"), ANN, head).offices())
                .containsExactly(new Office(
                        LEAD, Role.CHAPTER_LEAD, Scope.chapter(BEIJING), ANN, day("2025-01-01"), day("2025-07-01")));
    }

    @Test
    void what_no_entry_told_yet_has_no_answer() {
        long head = recorded.getLast().position();
        assertThatThrownBy(() -> known("2025-07-01", head + 1))
                .isInstanceOf(Refused.class)
                .hasMessage("not-answerable");
        assertThatThrownBy(() -> known("2025-07-01", -1))
                .isInstanceOf(Refused.class)
                .hasMessage("not-answerable");
    }

    private static List<SilentGroup> silentSince(String day) {
        return new SilentGroups(db).since(ID, null, day(day)).groups();
    }

    private static List<PartyId> holders(String day) {
        return new OfficeHolders(db)
                .on(ID, day(day)).offices().stream().map(Office::holder).toList();
    }

    private static List<PartyId> known(String day, long knownAt) {
        return new OfficeHolders(db)
                .on(ID, day(day), null, knownAt).offices().stream()
                        .map(Office::holder)
                        .toList();
    }

    private static MeetingHeld met(long meeting, String on, List<Resolution> resolutions) {
        return new MeetingHeld(
                new MeetingId(id(meeting)),
                MeetingKind.BOARD,
                BOARD,
                BEIJING,
                4,
                6,
                resolutions,
                List.of(ANN),
                resolutions.stream().map(_ -> new Sha256("a".repeat(64))).toList(),
                day(on));
    }

    private static GroupMeetingHeld met(GroupId group, String on) {
        return new GroupMeetingHeld(group, YearMonth.from(day(on)), ANN, List.of(ANN), day(on));
    }

    private static SmallGroupFormed formed(GroupId group, ChapterId chapter, String on) {
        return new SmallGroupFormed(group, chapter, 8, day(on));
    }

    private static OfficeAppointed appointed(
            OfficeId office, Role role, Scope scope, PartyId holder, String from, String toExclusive) {
        return new OfficeAppointed(
                office, role, scope, holder, day(from), day(toExclusive), Basis.DECISION, null, day(from));
    }

    private static LocalDate day(String date) {
        return LocalDate.parse(date);
    }

    private static UUID id(long number) {
        return new UUID(0x7000L, 0x8000_0000_0000_0000L | number);
    }
}
