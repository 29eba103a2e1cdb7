package org.guildbook.chapter;

import static org.guildbook.testing.Decisions.given;
import static org.guildbook.testing.Guild.ANN;
import static org.guildbook.testing.Guild.BEIJING;
import static org.guildbook.testing.Guild.BO;
import static org.guildbook.testing.Guild.OWNER;
import static org.guildbook.testing.Guild.SHANGHAI;
import static org.guildbook.testing.Guild.chapter;
import static org.guildbook.testing.Guild.day;
import static org.guildbook.testing.Guild.office;

import org.guildbook.events.ChapterEvent.ChapterIntakeSet;
import org.guildbook.testing.Decisions;
import org.guildbook.values.PartyId;
import org.guildbook.values.Role;
import org.guildbook.values.Scope;
import org.junit.jupiter.api.Test;

class SetChapterIntakeTest {

    private final Decisions guild = given(
            chapter(BEIJING),
            chapter(SHANGHAI),
            office(Role.OWNER, Scope.COMMUNITY, OWNER),
            office(Role.CHAPTER_LEAD, Scope.chapter(BEIJING), ANN),
            office(Role.CHAPTER_LEAD, Scope.chapter(SHANGHAI), BO));

    @Test
    void its_lead_or_the_owner_says_how_many_a_chapter_takes_in() {
        guild.when(intake(12, ANN)).facts(new ChapterIntakeSet(BEIJING, 12, day("2025-06-01")));
        guild.when(intake(0, OWNER)).recorded();
        guild.when(intake(12, BO)).refused("not-authorised");
    }

    @Test
    void places_are_not_less_than_none() {
        guild.when(intake(-1, ANN)).refused("limit-exceeded");
        guild.when(intake(1_000_001, ANN)).refused("limit-exceeded");
    }

    @Test
    void there_is_such_a_chapter() {
        given(office(Role.OWNER, Scope.COMMUNITY, OWNER)).when(intake(1, OWNER)).refused("unknown-reference");
    }

    private static SetChapterIntake intake(int places, PartyId actor) {
        return new SetChapterIntake(BEIJING, places, actor, day("2025-06-01"));
    }
}
