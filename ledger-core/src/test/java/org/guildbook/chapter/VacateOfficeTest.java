package org.guildbook.chapter;

import static org.guildbook.testing.Decisions.given;
import static org.guildbook.testing.Guild.ANN;
import static org.guildbook.testing.Guild.BEIJING;
import static org.guildbook.testing.Guild.BO;
import static org.guildbook.testing.Guild.OWNER;
import static org.guildbook.testing.Guild.SHANGHAI;
import static org.guildbook.testing.Guild.STRANGER;
import static org.guildbook.testing.Guild.day;
import static org.guildbook.testing.Guild.id;
import static org.guildbook.testing.Guild.office;
import static org.guildbook.testing.Guild.officeId;

import org.guildbook.events.ChapterEvent.OfficeVacated;
import org.guildbook.testing.Decisions;
import org.guildbook.values.OfficeId;
import org.guildbook.values.PartyId;
import org.guildbook.values.Role;
import org.guildbook.values.Scope;
import org.junit.jupiter.api.Test;

class VacateOfficeTest {

    private static final Scope IN_BEIJING = Scope.chapter(BEIJING);
    private static final OfficeId OFFICE = officeId(Role.BOARD_MEMBER, BO);

    private final Decisions guild = given(
            office(Role.OWNER, Scope.COMMUNITY, OWNER),
            office(Role.CHAPTER_LEAD, IN_BEIJING, ANN),
            office(Role.BOARD_MEMBER, IN_BEIJING, BO, "2025-01-01", "2026-01-01"));

    @Test
    void the_holder_the_appointing_body_and_the_system_vacate_it() {
        for (PartyId actor : new PartyId[] {BO, OWNER, ANN, PartyId.SYSTEM}) {
            guild.when(vacate(actor, "2025-02-01")).facts(vacated());
        }
    }

    @Test
    void nobody_else_does() {
        guild.when(vacate(STRANGER, "2025-02-01")).refused("not-authorised");
        given(office(Role.CHAPTER_LEAD, Scope.chapter(SHANGHAI), ANN), office(Role.BOARD_MEMBER, IN_BEIJING, BO))
                .when(vacate(ANN, "2025-02-01"))
                .refused("not-authorised");
    }

    @Test
    void what_is_not_held_is_not_vacated() {
        guild.and(vacated()).when(vacate(BO, "2025-02-01")).refused("office-not-held");
        guild.when(vacate(BO, "2025-12-31")).recorded();
        guild.when(vacate(BO, "2026-01-01")).refused("office-not-held");
        guild.when(vacate(BO, "2024-12-31")).refused("office-not-held");
    }

    @Test
    void the_office_exists() {
        guild.when(new VacateOffice(new OfficeId(id(7)), BO, day("2025-02-01"))).refused("unknown-reference");
    }

    private static VacateOffice vacate(PartyId actor, String date) {
        return new VacateOffice(OFFICE, actor, day(date));
    }

    private static OfficeVacated vacated() {
        return new OfficeVacated(OFFICE, Role.BOARD_MEMBER, IN_BEIJING, BO, day("2025-02-01"));
    }
}
