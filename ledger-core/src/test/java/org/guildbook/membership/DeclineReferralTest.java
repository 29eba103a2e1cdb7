package org.guildbook.membership;

import static org.guildbook.testing.Decisions.given;
import static org.guildbook.testing.Guild.ANN;
import static org.guildbook.testing.Guild.BO;
import static org.guildbook.testing.Guild.CHEN;
import static org.guildbook.testing.Guild.day;

import org.guildbook.events.MembershipEvent.ReferralDeclined;
import org.guildbook.testing.Decisions;
import org.guildbook.values.PartyId;
import org.junit.jupiter.api.Test;

class DeclineReferralTest {

    private final Decisions guild = given(Candidacy.referred());

    @Test
    void the_candidate_does_not_want_it() {
        guild.when(decline(BO)).facts(declined());
    }

    @Test
    void nobody_else_says_so() {
        guild.when(decline(CHEN)).refused("not-the-candidate");
        guild.when(decline(ANN)).refused("not-the-candidate");
    }

    @Test
    void it_is_answered_once() {
        guild.and(declined()).when(decline(BO)).refused("referral-not-open");
        guild.and(Candidacy.referralAccepted()).when(decline(BO)).refused("referral-not-open");
        guild.and(declined())
                .when(new AcceptReferral(Candidacy.REFERRAL, BO, day("2026-01-06")))
                .refused("referral-not-open");
    }

    @Test
    void the_referral_exists() {
        given().when(decline(BO)).refused("unknown-reference");
    }

    private static DeclineReferral decline(PartyId candidate) {
        return new DeclineReferral(Candidacy.REFERRAL, candidate, day("2026-01-06"));
    }

    private static ReferralDeclined declined() {
        return new ReferralDeclined(Candidacy.REFERRAL, ANN, BO, day("2026-01-06"));
    }
}
