package org.guildbook.chapter;

import static org.guildbook.testing.Decisions.given;
import static org.guildbook.testing.Guild.ANN;
import static org.guildbook.testing.Guild.BEIJING;
import static org.guildbook.testing.Guild.BO;
import static org.guildbook.testing.Guild.SHANGHAI;
import static org.guildbook.testing.Guild.STAFF;
import static org.guildbook.testing.Guild.chapter;
import static org.guildbook.testing.Guild.day;
import static org.guildbook.testing.Guild.id;
import static org.guildbook.testing.Guild.office;

import org.guildbook.events.ChapterEvent.SmallGroupFormed;
import org.guildbook.testing.Decisions;
import org.guildbook.values.ChapterId;
import org.guildbook.values.GroupId;
import org.guildbook.values.PartyId;
import org.guildbook.values.Role;
import org.guildbook.values.Scope;
import org.junit.jupiter.api.Test;

class FormSmallGroupTest {

    private static final GroupId GROUP = new GroupId(id(201));

    private final Decisions guild = given(
            chapter(BEIJING),
            office(Role.CHAPTER_LEAD, Scope.chapter(BEIJING), ANN),
            office(Role.CHAPTER_LEAD, Scope.chapter(SHANGHAI), BO),
            office(Role.STAFF, Scope.COMMUNITY, STAFF));

    @Test
    void the_lead_of_the_chapter_and_staff_form_groups() {
        for (PartyId actor : new PartyId[] {ANN, STAFF}) {
            guild.when(form(BEIJING, 8, actor, "2025-02-01"))
                    .facts(new SmallGroupFormed(GROUP, BEIJING, 8, day("2025-02-01")));
        }
    }

    @Test
    void the_lead_of_another_chapter_does_not() {
        guild.when(form(BEIJING, 8, BO, "2025-02-01")).refused("not-authorised");
    }

    @Test
    void a_group_has_2_to_20_seats() {
        guild.when(form(BEIJING, 2, ANN, "2025-02-01")).recorded();
        guild.when(form(BEIJING, 20, ANN, "2025-02-01")).recorded();
        guild.when(form(BEIJING, 1, ANN, "2025-02-01")).refused("group-capacity-out-of-range");
        guild.when(form(BEIJING, 21, ANN, "2025-02-01")).refused("group-capacity-out-of-range");
    }

    @Test
    void the_chapter_is_open_on_the_day() {
        guild.when(form(BEIJING, 8, ANN, "2024-12-31")).refused("chapter-not-open");
    }

    @Test
    void the_chapter_exists() {
        guild.when(form(SHANGHAI, 8, STAFF, "2025-02-01")).refused("unknown-reference");
    }

    @Test
    void an_id_names_one_group() {
        guild.and(new SmallGroupFormed(GROUP, BEIJING, 8, day("2025-02-01")))
                .when(form(BEIJING, 8, ANN, "2025-02-01"))
                .refused("id-already-used");
    }

    private static FormSmallGroup form(ChapterId chapter, int capacity, PartyId actor, String date) {
        return new FormSmallGroup(GROUP, chapter, capacity, actor, day(date));
    }
}
