package org.guildbook.membership;

import static org.guildbook.testing.Decisions.given;
import static org.guildbook.testing.Guild.ANN;
import static org.guildbook.testing.Guild.BO;
import static org.guildbook.testing.Guild.admitted;
import static org.guildbook.testing.Guild.day;
import static org.guildbook.testing.Guild.term;

import org.guildbook.events.MembershipEvent.ProspectInvited;
import org.guildbook.testing.Decisions;
import org.junit.jupiter.api.Test;

class InviteProspectTest {

    private final Decisions guild = given(admitted(ANN), term(ANN, "2025-01-01", "2026-01-01"));

    @Test
    void a_member_invites() {
        guild.when(invite("2025-04-01")).facts(new ProspectInvited(ANN, BO, day("2025-04-01")));
    }

    @Test
    void the_inviter_is_in_good_standing() {
        guild.when(invite("2025-12-31")).recorded();
        guild.when(invite("2026-01-01")).refused("member-not-in-good-standing");
        given().when(invite("2025-04-01")).refused("member-not-in-good-standing");
    }

    @Test
    void a_member_is_not_invited() {
        guild.and(admitted(BO), term(BO, "2025-01-01", "2026-01-01"))
                .when(invite("2025-04-01"))
                .refused("already-a-member");
    }

    private static InviteProspect invite(String date) {
        return new InviteProspect(ANN, BO, day(date));
    }
}
