package org.guildbook.conduct;

import static org.assertj.core.api.Assertions.assertThat;
import static org.guildbook.conduct.Cases.APPEALED;
import static org.guildbook.conduct.Cases.CASE;
import static org.guildbook.conduct.Cases.EVE;
import static org.guildbook.conduct.Cases.FAY;
import static org.guildbook.conduct.Cases.GUS;
import static org.guildbook.conduct.Cases.HAN;
import static org.guildbook.conduct.Cases.appeal;
import static org.guildbook.conduct.Cases.decided;
import static org.guildbook.testing.Guild.BEIJING;
import static org.guildbook.testing.Guild.CHEN;
import static org.guildbook.testing.Guild.OWNER;
import static org.guildbook.testing.Guild.SHANGHAI;
import static org.guildbook.testing.Guild.STAFF;
import static org.guildbook.testing.Guild.day;
import static org.guildbook.testing.Guild.id;
import static org.guildbook.testing.Guild.membership;

import java.util.List;
import org.guildbook.events.ChapterEvent.Basis;
import org.guildbook.events.ChapterEvent.MeetingHeld;
import org.guildbook.events.ChapterEvent.MeetingKind;
import org.guildbook.events.ChapterEvent.Resolution;
import org.guildbook.events.ChapterEvent.Subject;
import org.guildbook.events.ConductEvent.AppealOutcome;
import org.guildbook.events.ConductEvent.ExpulsionOverturned;
import org.guildbook.events.ConductEvent.MemberExpelled;
import org.guildbook.events.ConductEvent.Sanction;
import org.guildbook.events.MembershipEvent.MemberAdmitted;
import org.guildbook.events.MembershipEvent.MembershipType;
import org.guildbook.rules.MembershipStatus;
import org.guildbook.rules.Standing;
import org.guildbook.testing.Decisions;
import org.guildbook.values.BoardId;
import org.guildbook.values.ChapterId;
import org.guildbook.values.MeetingId;
import org.guildbook.values.MembershipId;
import org.guildbook.values.PartyId;
import org.junit.jupiter.api.Test;

class ExpulsionTest {

    private static final MeetingId MEETING = new MeetingId(id(951));

    private static final MeetingHeld RESOLVED = meeting(BEIJING, MeetingKind.BOARD, "2025-07-10");

    private static final MemberExpelled EXPELLED =
            new MemberExpelled(CASE, membership(CHEN), CHEN, day("2027-07-10"), MEETING, 2, day("2025-07-10"));

    private final Decisions ripe = decided(Sanction.EXPULSION).and(RESOLVED);

    @Test
    void the_board_expels_once_nobody_can_appeal_any_more() {
        ripe.when(expel(FAY, 2, "2025-07-10")).facts(EXPELLED);
        decided(Sanction.EXPULSION)
                .and(meeting(BEIJING, MeetingKind.BOARD, "2025-07-09"))
                .when(expel(FAY, 2, "2025-07-09"))
                .refused("appeal-window-open");
    }

    @Test
    void an_appeal_is_decided_before() {
        ripe.and(APPEALED).when(expel(FAY, 2, "2025-07-10")).refused("appeal-window-open");
        ripe.and(APPEALED, appeal(AppealOutcome.CONFIRMED))
                .when(expel(FAY, 2, "2025-07-10"))
                .recorded();
        ripe.and(APPEALED, appeal(AppealOutcome.OVERTURNED))
                .when(expel(FAY, 2, "2025-07-10"))
                .refused("case-not-decided");
    }

    @Test
    void it_was_decided_on() {
        decided(Sanction.SUSPENSION)
                .and(RESOLVED)
                .when(expel(FAY, 2, "2025-07-10"))
                .refused("case-not-decided");
    }

    @Test
    void a_member_of_the_board_of_the_chapter_says_so() {
        ripe.when(expel(GUS, 2, "2025-07-10")).refused("not-authorised");
        ripe.when(expel(EVE, 2, "2025-07-10")).refused("not-authorised");
        ripe.when(expel(CHEN, 2, "2025-07-10")).refused("not-authorised");
        Decisions.given().when(expel(FAY, 2, "2025-07-10")).refused("not-authorised");
    }

    @Test
    void the_board_of_the_chapter_has_resolved_it() {
        Decisions decided = decided(Sanction.EXPULSION);
        decided.when(expel(FAY, 2, "2025-07-10")).refused("resolution-missing");
        ripe.when(expel(FAY, 1, "2025-07-10")).refused("resolution-missing");
        ripe.when(expel(FAY, 3, "2025-07-10")).refused("resolution-missing");
        decided.and(meeting(SHANGHAI, MeetingKind.BOARD, "2025-07-10"))
                .when(expel(FAY, 2, "2025-07-10"))
                .refused("resolution-missing");
        decided.and(meeting(BEIJING, MeetingKind.ASSEMBLY, "2025-07-10"))
                .when(expel(FAY, 2, "2025-07-10"))
                .refused("resolution-missing");
        decided.and(meeting(BEIJING, MeetingKind.BOARD, "2025-07-11"))
                .when(expel(FAY, 2, "2025-07-10"))
                .refused("resolution-missing");
    }

    @Test
    void nobody_is_expelled_twice() {
        ripe.and(EXPELLED).when(expel(FAY, 2, "2025-07-11")).refused("sanction-already-imposed");
    }

    @Test
    void an_expelled_member_is_none_until_admitted_anew() {
        Decisions expelled = ripe.and(EXPELLED);
        Standing chen = expelled.fold(Standing.class, CHEN);
        assertThat(chen.statusOn(day("2025-07-09"))).isEqualTo(MembershipStatus.ACTIVE);
        assertThat(chen.statusOn(day("2025-07-10"))).isEqualTo(MembershipStatus.EXPELLED);
        assertThat(chen.statusOn(day("2027-08-31"))).isEqualTo(MembershipStatus.EXPELLED);
        MemberAdmitted again = new MemberAdmitted(
                null,
                new MembershipId(id(10_999)),
                CHEN,
                CHEN,
                MembershipType.ORDINARY,
                BEIJING,
                List.of(OWNER, STAFF),
                Basis.DECISION,
                null,
                day("2027-09-01"));
        Standing later = expelled.and(again).fold(Standing.class, CHEN);
        assertThat(later.statusOn(day("2027-08-31"))).isEqualTo(MembershipStatus.EXPELLED);
        assertThat(later.statusOn(day("2027-09-01"))).isNotEqualTo(MembershipStatus.EXPELLED);
    }

    @Test
    void the_appeal_body_takes_it_back_and_the_days_lost_are_added() {
        Decisions expelled = ripe.and(EXPELLED);
        ExpulsionOverturned overturned = new ExpulsionOverturned(
                CASE, membership(CHEN), CHEN, day("2025-07-10"), List.of(GUS, HAN), day("2025-08-09"));
        expelled.when(overturn(GUS, HAN, "2025-08-09")).facts(overturned);
        Standing chen = expelled.and(overturned).fold(Standing.class, CHEN);
        assertThat(chen.statusOn(day("2025-08-08"))).isEqualTo(MembershipStatus.EXPELLED);
        assertThat(chen.statusOn(day("2025-08-09"))).isEqualTo(MembershipStatus.ACTIVE);
        assertThat(chen.statusOn(day("2026-01-30"))).isEqualTo(MembershipStatus.RENEWAL_DUE);
        assertThat(chen.statusOn(day("2026-01-31"))).isEqualTo(MembershipStatus.GRACE);
        expelled.and(overturned).when(overturn(GUS, HAN, "2025-08-10")).refused("not-expelled");
    }

    @Test
    void nobody_else_takes_it_back() {
        Decisions expelled = ripe.and(EXPELLED);
        expelled.when(overturn(FAY, GUS, "2025-08-09")).refused("appeal-same-chapter");
        expelled.when(overturn(GUS, GUS, "2025-08-09")).refused("second-person-missing");
        expelled.when(overturn(EVE, GUS, "2025-08-09")).refused("not-authorised");
        ripe.when(overturn(GUS, HAN, "2025-08-09")).refused("not-expelled");
        expelled.when(overturn(GUS, HAN, "2025-07-09")).refused("not-expelled");
    }

    /** The second resolution is about a person and carried; the first is about something else, the third was lost. */
    private static MeetingHeld meeting(ChapterId chapter, MeetingKind kind, String on) {
        return new MeetingHeld(
                MEETING,
                kind,
                new BoardId(id(952)),
                chapter,
                3,
                3,
                List.of(
                        new Resolution(1, Subject.BUDGET, 3, 0, 0, true),
                        new Resolution(2, Subject.PERSONAL, 3, 0, 0, true),
                        new Resolution(3, Subject.PERSONAL, 0, 3, 0, false)),
                List.of(FAY),
                List.of(),
                day(on));
    }

    private static ExpelMember expel(PartyId actor, int resolutionNo, String on) {
        return new ExpelMember(CASE, membership(CHEN), CHEN, MEETING, resolutionNo, actor, day(on));
    }

    private static OverturnExpulsion overturn(PartyId decider, PartyId second, String on) {
        return new OverturnExpulsion(CASE, membership(CHEN), CHEN, decider, second, day(on));
    }
}
