package org.guildbook.projections.leaderboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.guildbook.decision.Refused;
import org.guildbook.events.ChapterEvent.OfficeAppointed;
import org.guildbook.events.ChapterEvent.OfficeVacated;
import org.guildbook.events.ContributionEvent.Category;
import org.guildbook.events.ContributionEvent.ContributionAttested;
import org.guildbook.events.ContributionEvent.ContributionClaimed;
import org.guildbook.events.LedgerEvent;
import org.guildbook.events.MembershipEvent.MemberAdmitted;
import org.guildbook.events.MembershipEvent.MemberDeceased;
import org.guildbook.events.MembershipEvent.MemberResigned;
import org.guildbook.events.MembershipEvent.MembershipPaused;
import org.guildbook.events.MembershipEvent.MembershipResumed;
import org.guildbook.events.MembershipEvent.TermStarted;
import org.guildbook.events.PointsEvent.PointsTipped;
import org.guildbook.events.PrivacyEvent.Audience;
import org.guildbook.events.PrivacyEvent.ConfidentialFlagCleared;
import org.guildbook.events.PrivacyEvent.ConfidentialFlagSet;
import org.guildbook.events.PrivacyEvent.PersonalField;
import org.guildbook.events.PrivacyEvent.PrivacyMode;
import org.guildbook.events.PrivacyEvent.PrivacyPreferenceSet;
import org.guildbook.events.Recorded;
import org.guildbook.projections.leaderboard.Leaderboards.Board;
import org.guildbook.projections.leaderboard.Leaderboards.Rank;
import org.guildbook.projections.leaderboard.Leaderboards.Row;
import org.guildbook.projections.runtime.Folding;
import org.guildbook.projections.testing.JournalledFacts;
import org.guildbook.projections.testing.SeededCommunity;
import org.guildbook.score.QuarterPoints;
import org.guildbook.score.ScoreHistory;
import org.guildbook.score.ScoreHistory.Counted;
import org.guildbook.score.ScoreHistory.Deed;
import org.guildbook.score.ScoreHistory.Given;
import org.guildbook.score.ScorePolicy;
import org.guildbook.testing.LedgerDatabase;
import org.guildbook.values.ChapterId;
import org.guildbook.values.PartyId;
import org.guildbook.values.Quarter;
import org.guildbook.values.Role;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class LeaderboardsTest {

    @RegisterExtension
    static final LedgerDatabase DATABASE = LedgerDatabase.audited();

    private static final Quarter QUARTER = new Quarter(2025, 2);

    private static final LocalDate RUNNING = LocalDate.of(2025, 6, 20);

    private static final LocalDate LATER = LocalDate.of(2025, 12, 1);

    private static final SeededCommunity COMMUNITY = new SeededCommunity(11);

    private static List<LedgerEvent> facts = List.of();

    /** Who must not be found, and who does not want to be on boards. */
    private static Set<PartyId> hidden = Set.of();

    @SuppressWarnings("NullAway.Init") // set before any test
    private static Leaderboards boards;

    @BeforeAll
    static void fold() {
        try (JournalledFacts ledger = new JournalledFacts(DATABASE.dataSource())) {
            facts = COMMUNITY.facts(60, 400, 300);
            List<PartyId> earning = earning();
            facts = new ArrayList<>(facts);
            facts.addAll(said(earning));
            hidden = Set.copyOf(earning.subList(0, 2));
            List<Recorded> recorded = ledger.append(COMMUNITY.id(), facts);
            Folding folding = new Folding(DATABASE.dataSource());
            folding.fold(new LeaderboardProjection(), recorded, 41);
            boards = new Leaderboards(folding.db(), new Pseudonyms(new byte[32]));
        }
    }

    /** Members who would stand on the board. */
    private static List<PartyId> earning() {
        return naive(null, RUNNING).entrySet().stream()
                .filter(entry -> entry.getValue() > 0)
                .map(Map.Entry::getKey)
                .limit(4)
                .toList();
    }

    /** Two of them are on no board, the others were and are again. */
    private static List<LedgerEvent> said(List<PartyId> members) {
        LocalDate day = facts.getLast().effectiveOn();
        return List.of(
                new ConfidentialFlagSet(members.getFirst(), day),
                new PrivacyPreferenceSet(members.get(1), Audience.PUBLIC, null, PrivacyMode.HIDDEN, day),
                new ConfidentialFlagSet(members.get(2), day),
                new ConfidentialFlagCleared(members.get(2), day),
                new PrivacyPreferenceSet(members.get(3), Audience.MEMBERS, null, PrivacyMode.HIDDEN, day),
                new PrivacyPreferenceSet(members.get(3), Audience.MEMBERS, null, PrivacyMode.NICKNAME, day),
                new PrivacyPreferenceSet(
                        members.get(3), Audience.MEMBERS, PersonalField.PHONE, PrivacyMode.HIDDEN, day));
    }

    @Test
    void who_hides_or_must_not_be_found_is_on_no_board() {
        assertThat(hidden).hasSize(2);
        for (LocalDate day : List.of(RUNNING, LATER)) {
            for (ChapterId chapter : chaptersAndEverybody()) {
                assertThat(rows(chapter, day, 50)).noneMatch(row -> hidden.contains(row.member()));
                for (PartyId member : hidden) {
                    assertThat(boards.rankOf(COMMUNITY.id(), chapter, QUARTER, day, member))
                            .isEmpty();
                }
            }
        }
    }

    @Test
    void rank_from_the_histogram_equals_a_full_sort_for_every_row_of_every_board() {
        for (LocalDate day : List.of(RUNNING, LATER)) {
            for (ChapterId chapter : chaptersAndEverybody()) {
                Map<PartyId, Long> naive = naive(chapter, day);
                for (Row row : rows(chapter, day, 7)) {
                    assertThat(row.microPoints()).isEqualTo(naive.get(row.member()));
                    assertThat(row.rank()).isEqualTo(1 + above(naive, row.microPoints()));
                    assertThat(row.tieSize()).isEqualTo(equal(naive, row.microPoints()));
                }
                naive.forEach((member, micro) -> {
                    Rank rank = boards.rankOf(COMMUNITY.id(), chapter, QUARTER, day, member)
                            .orElseThrow();
                    assertThat(rank.rank()).isEqualTo(1 + above(naive, micro));
                    assertThat(rank.tieSize()).isEqualTo(equal(naive, micro));
                    assertThat(rank.population()).isEqualTo(naive.size());
                });
            }
        }
    }

    @Test
    void pages_of_any_size_list_the_same_rows_best_first() {
        List<Row> whole = rows(null, RUNNING, 200);
        assertThat(whole)
                .hasSizeGreaterThan(20)
                .isSortedAccordingTo(Comparator.comparingLong(Row::microPoints).reversed());
        assertThat(rows(null, RUNNING, 1)).isEqualTo(whole);
        assertThat(rows(null, RUNNING, 6)).isEqualTo(whole);
    }

    @Test
    void a_quarter_is_provisional_until_it_settles() {
        assertThat(board(null, LocalDate.of(2025, 9, 5)).provisional()).isTrue();
        assertThat(board(null, LocalDate.of(2025, 9, 6)).provisional()).isFalse();
        assertThat(board(null, RUNNING).settlesOn()).isEqualTo(LocalDate.of(2025, 9, 6));
    }

    @Test
    void after_settlement_nobody_comes_onto_the_board_any_more() {
        Quarter beforeAll = new Quarter(2024, 3);
        assertThat(boards.board(COMMUNITY.id(), null, beforeAll, LATER, null, 10)
                        .population())
                .isZero();
    }

    @Test
    void after_settlement_nobody_leaves_the_board_any_more() {
        assertThat(board(null, LocalDate.of(2026, 12, 1)).rows())
                .isEqualTo(board(null, LocalDate.of(2025, 9, 6)).rows());
    }

    @Test
    void pseudonyms_of_two_boards_cannot_be_joined() {
        Set<String> second = new HashSet<>();
        board(null, RUNNING).rows().forEach(row -> second.add(row.pseudonym()));
        Board first = boards.board(COMMUNITY.id(), null, new Quarter(2025, 3), LATER, null, 200);
        assertThat(first.rows()).isNotEmpty().noneMatch(row -> second.contains(row.pseudonym()));
    }

    @Test
    void below_five_members_nobody_is_ranked() {
        LocalDate nobodyYet = LocalDate.of(2030, 1, 1);
        Board empty = boards.board(COMMUNITY.id(), null, new Quarter(2030, 1), nobodyYet, null, 50);
        assertThat(empty.ranked()).isFalse();
        assertThat(empty.rows()).isEmpty();
    }

    @Test
    void a_limit_or_cursor_out_of_range_is_refused_by_name() {
        assertThatThrownBy(() -> boards.board(COMMUNITY.id(), null, QUARTER, RUNNING, null, 201))
                .isInstanceOf(Refused.class)
                .hasMessage("limit-exceeded");
        for (String cursor : List.of("?", "YWJj", "YS9iL2M")) {
            assertThatThrownBy(() -> boards.board(COMMUNITY.id(), null, QUARTER, RUNNING, cursor, 50))
                    .isInstanceOf(Refused.class)
                    .hasMessage("cursor-invalid");
        }
    }

    private static List<@Nullable ChapterId> chaptersAndEverybody() {
        List<@Nullable ChapterId> scopes = new ArrayList<>(COMMUNITY.chapters());
        scopes.add(null);
        return scopes;
    }

    private static Board board(@Nullable ChapterId chapter, LocalDate day) {
        return boards.board(COMMUNITY.id(), chapter, QUARTER, day, null, 200);
    }

    private static List<Row> rows(@Nullable ChapterId chapter, LocalDate day, int limit) {
        List<Row> rows = new ArrayList<>();
        String cursor = null;
        do {
            Board board = boards.board(COMMUNITY.id(), chapter, QUARTER, day, cursor, limit);
            rows.addAll(board.rows());
            cursor = board.next();
        } while (cursor != null);
        return rows;
    }

    /** Everybody who may be ranked, with the points of the quarter, from the facts alone. */
    private static Map<PartyId, Long> naive(@Nullable ChapterId chapter, LocalDate day) {
        LocalDate settled = LocalDate.of(2025, 9, 6);
        LocalDate on = day.isBefore(settled) ? day : settled;
        Map<PartyId, Long> points = new TreeMap<>(Comparator.comparing(PartyId::toString));
        for (LedgerEvent fact : facts) {
            if (fact instanceof MemberAdmitted admitted
                    && (chapter == null || admitted.chapter().equals(chapter))
                    && isMember(admitted.member(), on)
                    && !isStaff(admitted.member(), on)
                    && !hidden.contains(admitted.member())) {
                points.put(
                        admitted.member(),
                        QuarterPoints.of(history(admitted.member()), QUARTER, ScorePolicy.CP_1)
                                .micro());
            }
        }
        return points;
    }

    private static boolean isMember(PartyId member, LocalDate day) {
        return facts.stream()
                        .anyMatch(fact -> fact instanceof TermStarted term
                                && term.member().equals(member)
                                && day.isBefore(term.toExclusive().plusDays(30 + daysPaused(member))))
                && facts.stream().noneMatch(fact -> hasLeft(fact, member, day))
                && !isPaused(member, day);
    }

    private static boolean isPaused(PartyId member, LocalDate day) {
        LocalDate from = LocalDate.MAX;
        for (LedgerEvent fact : facts) {
            if (fact instanceof MembershipPaused pause && pause.member().equals(member)) {
                from = pause.from();
            }
        }
        return !day.isBefore(from) && day.isBefore(from.plusDays(daysPaused(member)));
    }

    private static long daysPaused(PartyId member) {
        long days = 0;
        for (LedgerEvent fact : facts) {
            if (fact instanceof MembershipPaused pause && pause.member().equals(member)) {
                days = ChronoUnit.DAYS.between(pause.from(), pause.toExclusive());
            } else if (fact instanceof MembershipResumed resumed
                    && resumed.member().equals(member)) {
                days = ChronoUnit.DAYS.between(resumed.from(), resumed.effectiveOn());
            }
        }
        return days;
    }

    private static boolean hasLeft(LedgerEvent fact, PartyId member, LocalDate day) {
        return switch (fact) {
            case MemberResigned resigned -> resigned.member().equals(member) && !day.isBefore(resigned.effectiveOn());
            case MemberDeceased deceased -> deceased.member().equals(member) && !day.isBefore(deceased.effectiveOn());
            default -> false;
        };
    }

    private static boolean isStaff(PartyId member, LocalDate day) {
        return facts.stream()
                        .anyMatch(fact -> fact instanceof OfficeAppointed office
                                && office.role() == Role.STAFF
                                && office.officeHolder().equals(member))
                && facts.stream()
                        .noneMatch(fact -> fact instanceof OfficeVacated office
                                && office.officeHolder().equals(member)
                                && !day.isBefore(office.effectiveOn()));
    }

    private static ScoreHistory history(PartyId member) {
        List<Deed> deeds = new ArrayList<>();
        List<Given> given = new ArrayList<>();
        for (LedgerEvent fact : facts) {
            if (fact instanceof ContributionClaimed claim) {
                Set<PartyId> attesters = new HashSet<>();
                for (LedgerEvent other : facts) {
                    if (other instanceof ContributionAttested attested
                            && attested.contribution().equals(claim.contribution())) {
                        attesters.add(attested.attester());
                    }
                }
                claim.contributors().forEach(share -> {
                    if (share.contributor().equals(member) && !attesters.isEmpty()) {
                        deeds.add(new Deed(
                                Counted.since(0),
                                Quarter.of(claim.effectiveOn()),
                                claim.category(),
                                claim.quantity(),
                                share.sharePpm(),
                                attesters));
                    }
                    if (attesters.contains(member)) {
                        given.add(new Given(Counted.since(0), Quarter.of(claim.effectiveOn()), share.contributor()));
                    }
                });
            }
            if (fact instanceof PointsTipped tip) {
                Quarter quarter = Quarter.of(tip.effectiveOn());
                if (tip.receiver().equals(member)) {
                    deeds.add(new Deed(Counted.since(0), quarter, Category.HELP, 1, 1_000_000, Set.of(tip.giver())));
                }
                if (tip.giver().equals(member)) {
                    given.add(new Given(Counted.since(0), quarter, tip.receiver()));
                }
            }
        }
        return new ScoreHistory(deeds, given, List.of(), List.of(), Set.of(), List.of(), List.of());
    }

    private static long above(Map<PartyId, Long> points, long micro) {
        return points.values().stream().filter(value -> value > micro).count();
    }

    private static long equal(Map<PartyId, Long> points, long micro) {
        return points.values().stream().filter(value -> value == micro).count();
    }
}
