package org.guildbook.membership;

import static org.guildbook.testing.Decisions.given;
import static org.guildbook.testing.Guild.BEIJING;
import static org.guildbook.testing.Guild.BO;
import static org.guildbook.testing.Guild.SHANGHAI;
import static org.guildbook.testing.Guild.admitted;
import static org.guildbook.testing.Guild.chapter;
import static org.guildbook.testing.Guild.day;
import static org.guildbook.testing.Guild.id;
import static org.guildbook.testing.Guild.term;

import org.guildbook.events.MembershipEvent.ApplicationSubmitted;
import org.guildbook.events.MembershipEvent.MembershipType;
import org.guildbook.testing.Decisions;
import org.guildbook.values.ApplicationId;
import org.guildbook.values.ChapterId;
import org.junit.jupiter.api.Test;

class SubmitApplicationTest {

    private static final ApplicationId APPLICATION = new ApplicationId(id(401));

    private final Decisions guild = given(chapter(BEIJING));

    @Test
    void a_candidate_asks_to_join_a_chapter() {
        guild.when(submit(BEIJING, MembershipType.ORDINARY, "2025-04-01")).facts(submitted(APPLICATION, "2025-04-01"));
    }

    @Test
    void one_application_is_open_at_a_time_for_180_days() {
        Decisions asked = guild.and(submitted(new ApplicationId(id(402)), "2025-04-01"));
        asked.when(submit(BEIJING, MembershipType.ORDINARY, "2025-09-27")).refused("application-already-open");
        asked.when(submit(BEIJING, MembershipType.ORDINARY, "2025-09-28")).recorded();
    }

    @Test
    void a_member_does_not_apply() {
        guild.and(admitted(BO), term(BO, "2025-01-01", "2026-01-01"))
                .when(submit(BEIJING, MembershipType.ORDINARY, "2025-04-01"))
                .refused("already-a-member");
    }

    @Test
    void a_former_member_applies_again() {
        guild.and(
                        submitted(new ApplicationId(id(402)), "2025-01-02"),
                        admitted(BO),
                        term(BO, "2023-01-01", "2024-01-01"))
                .when(submit(BEIJING, MembershipType.ORDINARY, "2025-04-01"))
                .recorded();
    }

    @Test
    void nobody_applies_to_be_honoured() {
        guild.when(submit(BEIJING, MembershipType.HONORARY, "2025-04-01")).refused("membership-type-unknown");
    }

    @Test
    void the_chapter_is_open_on_the_day() {
        guild.when(submit(BEIJING, MembershipType.ORDINARY, "2024-12-31")).refused("chapter-not-open");
    }

    @Test
    void the_chapter_exists() {
        guild.when(submit(SHANGHAI, MembershipType.ORDINARY, "2025-04-01")).refused("unknown-reference");
    }

    @Test
    void an_id_names_one_application() {
        guild.and(submitted(APPLICATION, "2024-01-01"))
                .when(submit(BEIJING, MembershipType.ORDINARY, "2025-04-01"))
                .refused("id-already-used");
    }

    private static SubmitApplication submit(ChapterId chapter, MembershipType type, String date) {
        return new SubmitApplication(APPLICATION, BO, type, chapter, day(date));
    }

    private static ApplicationSubmitted submitted(ApplicationId application, String date) {
        return new ApplicationSubmitted(application, BO, MembershipType.ORDINARY, BEIJING, day(date));
    }
}
