package org.guildbook.membership;

import static org.guildbook.testing.Decisions.given;
import static org.guildbook.testing.Guild.BO;
import static org.guildbook.testing.Guild.CHEN;
import static org.guildbook.testing.Guild.SECRETARY;
import static org.guildbook.testing.Guild.day;

import java.util.List;
import org.guildbook.events.MembershipEvent.ApplicationExpired;
import org.guildbook.events.MembershipEvent.ApplicationWithdrawn;
import org.guildbook.testing.Decisions;
import org.guildbook.values.PartyId;
import org.junit.jupiter.api.Test;

class ObserveApplicationTest {

    /** Submitted on 2026-01-10, so open until 2026-07-08. */
    private final Decisions guild = given(Candidacy.applied());

    private static final ApplicationExpired EXPIRED =
            new ApplicationExpired(Candidacy.APPLICATION, BO, day("2026-07-09"));

    @Test
    void the_system_announces_the_day_on_which_it_expired() {
        guild.when(observe(BO, "2026-07-09")).facts(EXPIRED);
        guild.when(observe(BO, "2026-12-24")).facts(EXPIRED);
    }

    @Test
    void what_is_not_so_is_not_announced() {
        guild.when(observe(BO, "2026-07-08")).refused("observation-not-true");
        guild.and(new ApplicationWithdrawn(Candidacy.APPLICATION, BO, day("2026-02-01")))
                .when(observe(BO, "2026-07-09"))
                .refused("observation-not-true");
    }

    @Test
    void it_is_announced_once() {
        guild.and(EXPIRED).when(observe(BO, "2026-07-10")).refused("observation-already-recorded");
    }

    @Test
    void decisions_need_no_announcement() {
        guild.when(new ScreenApplication(Candidacy.APPLICATION, BO, List.of(), SECRETARY, day("2026-07-09")))
                .refused("application-not-open");
        guild.when(new WithdrawApplication(Candidacy.APPLICATION, BO, day("2026-07-09")))
                .refused("application-not-open");
    }

    @Test
    void the_candidate_is_the_one_who_applied() {
        guild.when(observe(CHEN, "2026-07-09")).refused("unknown-reference");
        given().when(observe(BO, "2026-07-09")).refused("unknown-reference");
    }

    private static ObserveApplication observe(PartyId candidate, String date) {
        return new ObserveApplication(Candidacy.APPLICATION, candidate, day(date));
    }
}
