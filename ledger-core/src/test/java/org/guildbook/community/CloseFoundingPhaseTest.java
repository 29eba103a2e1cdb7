package org.guildbook.community;

import static org.guildbook.testing.Decisions.COMMUNITY;
import static org.guildbook.testing.Decisions.given;
import static org.guildbook.testing.Guild.OWNER;
import static org.guildbook.testing.Guild.STAFF;
import static org.guildbook.testing.Guild.day;
import static org.guildbook.testing.Guild.founded;
import static org.guildbook.testing.Guild.office;

import org.guildbook.events.CommunityEvent.FoundingPhaseClosed;
import org.guildbook.testing.Decisions;
import org.guildbook.values.PartyId;
import org.guildbook.values.Role;
import org.guildbook.values.Scope;
import org.junit.jupiter.api.Test;

class CloseFoundingPhaseTest {

    private final Decisions guild =
            given(founded(), office(Role.OWNER, Scope.COMMUNITY, OWNER), office(Role.STAFF, Scope.COMMUNITY, STAFF));

    @Test
    void the_owner_ends_it_early() {
        guild.when(close(OWNER, "2025-02-01")).facts(closed("2025-02-01"));
    }

    @Test
    void nobody_else_ends_it() {
        guild.when(close(STAFF, "2025-02-01")).refused("not-authorised");
    }

    @Test
    void it_ends_once() {
        guild.and(closed("2025-02-01")).when(close(OWNER, "2025-02-02")).refused("founding-phase-over");
    }

    @Test
    void after_90_days_only_the_system_announces_it() {
        guild.when(close(PartyId.SYSTEM, "2025-03-31")).refused("not-authorised");
        guild.when(close(PartyId.SYSTEM, "2025-04-01")).facts(closed("2025-04-01"));
        guild.when(close(OWNER, "2025-04-01")).refused("founding-phase-over");
    }

    @Test
    void a_date_in_the_past_does_not_open_it_again() {
        guild.decidedOn("2025-04-01").when(close(OWNER, "2025-02-01")).refused("founding-phase-over");
    }

    private static CloseFoundingPhase close(PartyId actor, String date) {
        return new CloseFoundingPhase(actor, day(date));
    }

    private static FoundingPhaseClosed closed(String date) {
        return new FoundingPhaseClosed(COMMUNITY, day(date));
    }
}
