package org.guildbook.chapter;

import static org.guildbook.testing.Decisions.given;
import static org.guildbook.testing.Guild.BEIJING;
import static org.guildbook.testing.Guild.OWNER;
import static org.guildbook.testing.Guild.SHANGHAI;
import static org.guildbook.testing.Guild.STAFF;
import static org.guildbook.testing.Guild.STRANGER;
import static org.guildbook.testing.Guild.chapter;
import static org.guildbook.testing.Guild.day;
import static org.guildbook.testing.Guild.founded;
import static org.guildbook.testing.Guild.office;

import org.guildbook.events.ChapterEvent.ChapterFounded;
import org.guildbook.testing.Decisions;
import org.guildbook.values.PartyId;
import org.guildbook.values.Role;
import org.guildbook.values.Scope;
import org.junit.jupiter.api.Test;

class FoundChapterTest {

    private final Decisions guild = given(
            founded(),
            office(Role.OWNER, Scope.COMMUNITY, OWNER),
            office(Role.STAFF, Scope.COMMUNITY, STAFF),
            chapter(BEIJING));

    @Test
    void owner_and_staff_found_chapters() {
        for (PartyId founder : new PartyId[] {OWNER, STAFF}) {
            guild.when(found("SH", "Shanghai", founder))
                    .facts(new ChapterFounded(SHANGHAI, "SH", "Shanghai", day("2025-02-01")));
        }
    }

    @Test
    void nobody_else_founds_one() {
        guild.when(found("SH", "Shanghai", STRANGER)).refused("not-authorised");
    }

    @Test
    void a_code_names_one_chapter() {
        guild.when(found("BJ", "Beijing", OWNER)).refused("chapter-code-taken");
    }

    @Test
    void an_id_names_one_chapter() {
        guild.when(new FoundChapter(BEIJING, "SH", "Shanghai", OWNER, day("2025-02-01")))
                .refused("id-already-used");
    }

    @Test
    void code_and_city_have_limits() {
        guild.when(found("x".repeat(16), "x".repeat(100), OWNER)).recorded();
        guild.when(found("x".repeat(17), "Shanghai", OWNER)).refused("limit-exceeded");
        guild.when(found("", "Shanghai", OWNER)).refused("limit-exceeded");
        guild.when(found("SH", "x".repeat(101), OWNER)).refused("limit-exceeded");
        guild.when(found("SH", "", OWNER)).refused("limit-exceeded");
    }

    private static FoundChapter found(String code, String city, PartyId actor) {
        return new FoundChapter(SHANGHAI, code, city, actor, day("2025-02-01"));
    }
}
