package org.guildbook.membership;

import static org.guildbook.testing.Decisions.given;
import static org.guildbook.testing.Guild.ANN;
import static org.guildbook.testing.Guild.BEIJING;
import static org.guildbook.testing.Guild.BO;
import static org.guildbook.testing.Guild.chapter;
import static org.guildbook.testing.Guild.day;
import static org.guildbook.testing.Guild.id;

import org.guildbook.events.MembershipEvent.ApplicationSubmitted;
import org.guildbook.events.MembershipEvent.ApplicationWithdrawn;
import org.guildbook.events.MembershipEvent.MembershipType;
import org.guildbook.testing.Decisions;
import org.guildbook.values.ApplicationId;
import org.guildbook.values.PartyId;
import org.junit.jupiter.api.Test;

class WithdrawApplicationTest {

    private final Decisions guild = given(Candidacy.applied()).and(Candidacy.screened());
    private final ApplicationWithdrawn withdrawn =
            new ApplicationWithdrawn(Candidacy.APPLICATION, BO, day("2026-01-15"));

    @Test
    void the_candidate_takes_it_back() {
        guild.when(withdraw(BO, "2026-01-15")).facts(withdrawn);
    }

    @Test
    void nobody_else_does() {
        guild.when(withdraw(ANN, "2026-01-15")).refused("unknown-reference");
    }

    @Test
    void it_is_open_until_then() {
        guild.and(withdrawn).when(withdraw(BO, "2026-01-16")).refused("application-not-open");
        guild.when(withdraw(BO, "2026-07-09")).refused("application-not-open");
    }

    @Test
    void the_candidate_may_apply_again() {
        SubmitApplication again = new SubmitApplication(
                new ApplicationId(id(402)), BO, MembershipType.ORDINARY, BEIJING, null, day("2026-01-16"));
        Decisions open = guild.and(chapter(BEIJING));
        open.when(again).refused("application-already-open");
        open.and(withdrawn)
                .when(again)
                .facts(new ApplicationSubmitted(
                        again.application(), BO, MembershipType.ORDINARY, BEIJING, day("2026-01-16")));
    }

    private static WithdrawApplication withdraw(PartyId candidate, String on) {
        return new WithdrawApplication(Candidacy.APPLICATION, candidate, day(on));
    }
}
