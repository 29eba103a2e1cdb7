package org.guildbook.rules;

import static org.guildbook.testing.Decisions.given;
import static org.guildbook.testing.Guild.ANN;
import static org.guildbook.testing.Guild.BEIJING;
import static org.guildbook.testing.Guild.BO;
import static org.guildbook.testing.Guild.CHEN;
import static org.guildbook.testing.Guild.OWNER;
import static org.guildbook.testing.Guild.SHANGHAI;
import static org.guildbook.testing.Guild.admitted;
import static org.guildbook.testing.Guild.chapter;
import static org.guildbook.testing.Guild.day;
import static org.guildbook.testing.Guild.founded;
import static org.guildbook.testing.Guild.id;
import static org.guildbook.testing.Guild.office;
import static org.guildbook.testing.Guild.term;

import java.util.List;
import org.guildbook.chapter.AppointToOffice;
import org.guildbook.dues.EnactDuesSchedule;
import org.guildbook.events.ChapterEvent.MeetingHeld;
import org.guildbook.events.ChapterEvent.MeetingKind;
import org.guildbook.events.ChapterEvent.Subject;
import org.guildbook.events.DuesEvent.DuesScheduleEnacted;
import org.guildbook.events.MembershipEvent.MembershipType;
import org.guildbook.events.PointsEvent.GrantBudgetSet;
import org.guildbook.points.GrantPoints;
import org.guildbook.points.SetGrantBudget;
import org.guildbook.testing.Decisions;
import org.guildbook.testing.Resolutions;
import org.guildbook.values.ChapterId;
import org.guildbook.values.LotId;
import org.guildbook.values.MeetingId;
import org.guildbook.values.Money;
import org.guildbook.values.OfficeId;
import org.guildbook.values.PartyId;
import org.guildbook.values.Quarter;
import org.guildbook.values.ResolutionId;
import org.guildbook.values.Role;
import org.guildbook.values.ScheduleId;
import org.guildbook.values.Scope;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What demands a resolution once the founding phase is over, and which resolution does. */
class ResolvedTest {

    private static final ResolutionId RESOLUTION = new ResolutionId(new MeetingId(id(321)), 7);
    private static final String DAY = "2025-06-01";

    private final Decisions guild = given(
            founded(),
            office(Role.OWNER, Scope.COMMUNITY, OWNER),
            chapter(BEIJING),
            chapter(SHANGHAI),
            office(Role.CHAPTER_LEAD, Scope.chapter(BEIJING), ANN),
            office(Role.BOARD_MEMBER, Scope.COMMUNITY, CHEN),
            admitted(BO),
            term(BO, "2025-01-01", "2026-01-01"),
            new GrantBudgetSet("RECOGNITION", Quarter.parse("2025Q2"), 1_000, null, day("2025-01-02")));

    @Test
    void a_carried_resolution_of_the_own_board_lets_the_lead_appoint() {
        Decisions resolved = guild.and(board(BEIJING, Subject.PERSONAL, DAY));
        resolved.when(appoint(ANN, RESOLUTION)).recorded();
        resolved.when(appoint(ANN, null)).refused("resolution-missing");
    }

    @Test
    void the_board_of_the_community_can_resolve_for_a_chapter_and_not_the_other_way_round() {
        guild.and(board(null, Subject.PERSONAL, DAY))
                .when(appoint(ANN, RESOLUTION))
                .recorded();
        guild.and(board(SHANGHAI, Subject.PERSONAL, DAY))
                .when(appoint(ANN, RESOLUTION))
                .refused("resolution-missing");
        guild.and(board(BEIJING, Subject.BUDGET, DAY)).when(budget(RESOLUTION)).refused("resolution-missing");
    }

    @Test
    void the_number_the_subject_the_body_and_the_outcome_count() {
        Decisions resolved = guild.and(board(BEIJING, Subject.PERSONAL, DAY));
        resolved.when(appoint(ANN, new ResolutionId(RESOLUTION.meeting(), 8))).refused("resolution-missing");
        resolved.when(appoint(ANN, new ResolutionId(new MeetingId(id(322)), 7))).refused("resolution-missing");
        guild.and(board(BEIJING, Subject.STRUCTURE, DAY))
                .when(appoint(ANN, RESOLUTION))
                .refused("resolution-missing");
        guild.and(Resolutions.carried(RESOLUTION, MeetingKind.ASSEMBLY, BEIJING, Subject.PERSONAL, DAY))
                .when(appoint(ANN, RESOLUTION))
                .refused("resolution-missing");
        guild.and(Resolutions.defeated(RESOLUTION, MeetingKind.BOARD, BEIJING, Subject.PERSONAL, DAY))
                .when(appoint(ANN, RESOLUTION))
                .refused("resolution-missing");
    }

    @Test
    void it_was_carried_by_the_day_it_is_used() {
        guild.and(board(BEIJING, Subject.PERSONAL, "2025-06-02"))
                .decidedOn("2025-06-02")
                .when(appoint(ANN, RESOLUTION))
                .refused("resolution-missing");
    }

    @Test
    void the_owner_needs_none_to_appoint_and_names_none_that_does_not_hold() {
        guild.when(appoint(OWNER, null)).recorded();
        guild.when(appoint(OWNER, RESOLUTION)).refused("resolution-missing");
    }

    @Test
    void budgets_are_resolved_by_the_board_of_the_community() {
        guild.when(budget(null)).refused("resolution-missing");
        guild.and(board(null, Subject.BUDGET, DAY))
                .when(budget(RESOLUTION))
                .facts(new GrantBudgetSet("RECOGNITION", Quarter.parse("2025Q2"), 2_000, RESOLUTION, day(DAY)));
    }

    @Test
    void single_grants_are_resolved_by_the_board_of_the_community() {
        guild.when(grant(CHEN, null)).refused("resolution-missing");
        guild.and(board(null, Subject.PERSONAL, DAY))
                .when(grant(CHEN, RESOLUTION))
                .recorded();
        guild.when(grant(PartyId.SYSTEM, null)).recorded();
    }

    @Test
    void dues_are_resolved_by_the_board_or_by_an_assembly() {
        guild.when(schedule(null)).refused("resolution-missing");
        guild.and(board(null, Subject.DUES, DAY)).when(schedule(RESOLUTION)).recorded();
        guild.and(Resolutions.carried(RESOLUTION, MeetingKind.ASSEMBLY, null, Subject.DUES, DAY))
                .when(schedule(RESOLUTION))
                .recorded();
    }

    private static MeetingHeld board(@Nullable ChapterId chapter, Subject subject, String on) {
        return Resolutions.carried(RESOLUTION, MeetingKind.BOARD, chapter, subject, on);
    }

    private static AppointToOffice appoint(PartyId actor, @Nullable ResolutionId resolution) {
        return new AppointToOffice(
                new OfficeId(id(7)),
                Role.BOARD_MEMBER,
                Scope.chapter(BEIJING),
                BO,
                day("2026-01-01"),
                resolution,
                actor,
                day(DAY));
    }

    private static SetGrantBudget budget(@Nullable ResolutionId resolution) {
        return new SetGrantBudget(OWNER, "RECOGNITION", Quarter.parse("2025Q2"), 2_000, resolution, day(DAY));
    }

    private static GrantPoints grant(PartyId actor, @Nullable ResolutionId resolution) {
        return new GrantPoints(actor, "RECOGNITION", BO, new LotId(id(8)), 10, "gala", resolution, day(DAY));
    }

    private static EnactDuesSchedule schedule(@Nullable ResolutionId resolution) {
        return new EnactDuesSchedule(
                OWNER,
                new ScheduleId(id(9)),
                List.of(new DuesScheduleEnacted.Amount(MembershipType.ORDINARY, new Money(1_008_000, "CNY"))),
                day("2025-07-01"),
                resolution,
                day(DAY));
    }
}
