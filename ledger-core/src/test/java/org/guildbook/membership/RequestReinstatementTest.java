package org.guildbook.membership;

import static org.assertj.core.api.Assertions.assertThat;
import static org.guildbook.testing.Decisions.given;
import static org.guildbook.testing.Guild.ANN;
import static org.guildbook.testing.Guild.BO;
import static org.guildbook.testing.Guild.admitted;
import static org.guildbook.testing.Guild.day;
import static org.guildbook.testing.Guild.id;
import static org.guildbook.testing.Guild.membership;
import static org.guildbook.testing.Guild.term;

import org.guildbook.events.MembershipEvent.HonoraryMembershipConferred;
import org.guildbook.events.MembershipEvent.MemberResigned;
import org.guildbook.events.MembershipEvent.ReinstatementRequested;
import org.guildbook.events.MembershipEvent.TermBasis;
import org.guildbook.events.MembershipEvent.TermStarted;
import org.guildbook.rules.MembershipStatus;
import org.guildbook.rules.Standing;
import org.guildbook.testing.Decisions;
import org.guildbook.values.TermId;
import org.junit.jupiter.api.Test;

class RequestReinstatementTest {

    private final TermStarted term = term(BO, "2025-03-15", "2026-03-15");
    private final Decisions guild = given(admitted(BO), term(BO, "2024-03-15", "2025-03-15"), term);

    @Test
    void a_lapsed_member_asks_to_come_back() {
        guild.when(request("2026-08-01"))
                .facts(new ReinstatementRequested(
                        membership(BO), BO, term.term(), day("2026-04-14"), day("2026-08-01")));
    }

    @Test
    void an_honour_is_no_reason_not_to() {
        guild.and(new HonoraryMembershipConferred(BO, null, day("2026-05-01")))
                .when(request("2026-08-01"))
                .recorded();
    }

    @Test
    void whoever_is_a_member_or_has_left_does_not_come_back_this_way() {
        guild.when(request("2026-04-13")).refused("not-lapsed");
        guild.when(request("2026-04-14")).recorded();
        guild.and(new MemberResigned(membership(BO), BO, day("2026-03-01")))
                .when(request("2026-08-01"))
                .refused("not-lapsed");
    }

    @Test
    void after_two_years_only_a_new_application_helps() {
        guild.when(request("2028-03-14")).recorded();
        guild.when(request("2028-03-15")).refused("reinstatement-window-closed");
    }

    @Test
    void the_membership_is_the_members() {
        guild.when(new RequestReinstatement(membership(ANN), BO, day("2026-08-01")))
                .refused("unknown-reference");
    }

    @Test
    void the_gap_stays() {
        TermStarted again = new TermStarted(
                membership(BO),
                new TermId(id(703)),
                BO,
                day("2026-09-01"),
                day("2027-09-01"),
                day("2026-09-01"),
                TermBasis.REINSTATEMENT,
                null,
                day("2026-03-15"),
                day("2026-09-01"),
                day("2026-09-01"));
        Standing bo = guild.and(again).fold(Standing.class, BO);
        assertThat(bo.statusOn(day("2026-08-31"))).isEqualTo(MembershipStatus.LAPSED);
        assertThat(bo.statusOn(day("2026-09-01"))).isEqualTo(MembershipStatus.ACTIVE);
        assertThat(bo.continuousSince(day("2026-08-31"))).isEqualTo("2024-03-15");
        assertThat(bo.continuousSince(day("2026-09-01"))).isEqualTo("2026-09-01");
    }

    private static RequestReinstatement request(String on) {
        return new RequestReinstatement(membership(BO), BO, day(on));
    }
}
