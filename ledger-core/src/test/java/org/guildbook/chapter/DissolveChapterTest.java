package org.guildbook.chapter;

import static org.guildbook.testing.Decisions.given;
import static org.guildbook.testing.Guild.ANN;
import static org.guildbook.testing.Guild.BEIJING;
import static org.guildbook.testing.Guild.BO;
import static org.guildbook.testing.Guild.OWNER;
import static org.guildbook.testing.Guild.SHANGHAI;
import static org.guildbook.testing.Guild.TREASURER;
import static org.guildbook.testing.Guild.admitted;
import static org.guildbook.testing.Guild.chapter;
import static org.guildbook.testing.Guild.day;
import static org.guildbook.testing.Guild.founded;
import static org.guildbook.testing.Guild.id;
import static org.guildbook.testing.Guild.office;
import static org.guildbook.testing.Guild.officeId;
import static org.guildbook.testing.Guild.term;

import java.util.List;
import org.guildbook.events.AccountsEvent;
import org.guildbook.events.AccountsEvent.ExpenseApproved;
import org.guildbook.events.ChapterEvent.ChapterDissolved;
import org.guildbook.events.ChapterEvent.MeetingKind;
import org.guildbook.events.ChapterEvent.OfficeVacated;
import org.guildbook.events.ChapterEvent.Subject;
import org.guildbook.testing.Decisions;
import org.guildbook.testing.Resolutions;
import org.guildbook.values.ChapterId;
import org.guildbook.values.ExpenseId;
import org.guildbook.values.MeetingId;
import org.guildbook.values.Money;
import org.guildbook.values.PartyId;
import org.guildbook.values.Posting;
import org.guildbook.values.ResolutionId;
import org.guildbook.values.Role;
import org.guildbook.values.Scope;
import org.guildbook.values.Series;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DissolveChapterTest {

    private static final ResolutionId RESOLUTION = new ResolutionId(new MeetingId(id(321)), 1);
    private static final String DAY = "2025-06-01";

    private final Decisions guild = given(
            founded(),
            office(Role.OWNER, Scope.COMMUNITY, OWNER),
            chapter(BEIJING),
            chapter(SHANGHAI),
            office(Role.TREASURER, Scope.chapter(SHANGHAI), TREASURER),
            admitted(ANN),
            term(ANN, "2025-01-01", "2026-01-01"),
            Resolutions.carried(RESOLUTION, MeetingKind.BOARD, null, Subject.STRUCTURE, "2025-05-01"));

    @Test
    void a_chapter_that_is_empty_closes_and_its_offices_end() {
        guild.when(dissolve(SHANGHAI, BEIJING, RESOLUTION, OWNER))
                .facts(
                        new ChapterDissolved(SHANGHAI, BEIJING, RESOLUTION, day(DAY)),
                        new OfficeVacated(
                                officeId(Role.TREASURER, TREASURER),
                                Role.TREASURER,
                                Scope.chapter(SHANGHAI),
                                TREASURER,
                                day(DAY)));
        guild.when(dissolve(SHANGHAI, null, RESOLUTION, OWNER)).recorded();
    }

    @Test
    void the_owner_does_it_by_resolution() {
        guild.when(dissolve(SHANGHAI, BEIJING, RESOLUTION, TREASURER)).refused("not-authorised");
        guild.when(dissolve(SHANGHAI, BEIJING, null, OWNER)).refused("resolution-missing");
    }

    @Test
    void nobody_belongs_to_it_any_more() {
        guild.when(dissolve(BEIJING, SHANGHAI, RESOLUTION, OWNER)).refused("chapter-has-members");
        guild.and(admitted(BO, SHANGHAI), term(BO, "2024-01-01", "2025-01-01"))
                .when(dissolve(SHANGHAI, BEIJING, RESOLUTION, OWNER))
                .recorded();
    }

    @Test
    void nothing_is_owed_under_it() {
        guild.and(new ExpenseApproved(
                        AccountsEvent.Category.VENUE,
                        new ExpenseId(id(401)),
                        List.of(OWNER),
                        Series.journalVouchers(2025, 5),
                        day("2025-05-01"),
                        List.of(
                                Posting.debit("expenses:admin:venue", new Money(100, "CNY"), "DUES", SHANGHAI),
                                Posting.credit("liabilities:payables", new Money(100, "CNY"), "DUES", SHANGHAI)),
                        day("2025-05-01")))
                .when(dissolve(SHANGHAI, BEIJING, RESOLUTION, OWNER))
                .refused("chapter-fund-not-empty");
    }

    @Test
    void a_chapter_is_dissolved_once() {
        guild.and(new ChapterDissolved(SHANGHAI, BEIJING, RESOLUTION, day(DAY)))
                .when(dissolve(SHANGHAI, BEIJING, RESOLUTION, OWNER))
                .refused("chapter-not-open");
        guild.when(dissolve(new ChapterId(id(199)), BEIJING, RESOLUTION, OWNER)).refused("unknown-reference");
    }

    @Test
    void another_open_chapter_succeeds_it() {
        guild.when(dissolve(SHANGHAI, SHANGHAI, RESOLUTION, OWNER)).refused("chapter-succeeds-itself");
        guild.when(dissolve(SHANGHAI, new ChapterId(id(199)), RESOLUTION, OWNER))
                .refused("unknown-reference");
        guild.and(new ChapterDissolved(BEIJING, null, RESOLUTION, day(DAY)))
                .when(dissolve(SHANGHAI, BEIJING, RESOLUTION, OWNER))
                .refused("chapter-not-open");
    }

    private static DissolveChapter dissolve(
            ChapterId chapter, @Nullable ChapterId successor, @Nullable ResolutionId resolution, PartyId actor) {
        return new DissolveChapter(chapter, successor, resolution, actor, day(DAY));
    }
}
