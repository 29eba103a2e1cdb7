package org.guildbook.membership;

import static org.guildbook.testing.Decisions.given;
import static org.guildbook.testing.Guild.ANN;
import static org.guildbook.testing.Guild.BO;
import static org.guildbook.testing.Guild.CHEN;
import static org.guildbook.testing.Guild.day;

import org.guildbook.events.MembershipEvent.ReferralDeclined;
import org.guildbook.events.MembershipEvent.ReferralStage;
import org.guildbook.events.MembershipEvent.ReferralWithdrawn;
import org.guildbook.testing.Decisions;
import org.guildbook.values.PartyId;
import org.junit.jupiter.api.Test;

class WithdrawReferralTest {

    private final Decisions guild = given(Candidacy.referred());

    @Test
    void the_referrer_takes_it_back() {
        guild.when(withdraw(ANN)).facts(withdrawn());
    }

    @Test
    void an_accepted_one_is_taken_back_until_it_is_credited() {
        Decisions accepted = guild.and(Candidacy.referralAccepted());
        accepted.when(withdraw(ANN)).facts(withdrawn());
        accepted.and(Candidacy.reached(ReferralStage.ADMITTED, "2026-01-06"))
                .when(withdraw(ANN))
                .refused("referral-already-credited");
    }

    @Test
    void nobody_else_takes_it_back() {
        guild.when(withdraw(BO)).refused("not-authorised");
        guild.when(withdraw(CHEN)).refused("not-authorised");
    }

    @Test
    void what_was_refused_or_taken_back_is_not_open() {
        guild.and(withdrawn()).when(withdraw(ANN)).refused("referral-not-open");
        guild.and(new ReferralDeclined(Candidacy.REFERRAL, ANN, BO, day("2026-01-06")))
                .when(withdraw(ANN))
                .refused("referral-not-open");
    }

    @Test
    void the_referral_exists() {
        given().when(withdraw(ANN)).refused("unknown-reference");
    }

    private static WithdrawReferral withdraw(PartyId referrer) {
        return new WithdrawReferral(Candidacy.REFERRAL, referrer, day("2026-01-06"));
    }

    private static ReferralWithdrawn withdrawn() {
        return new ReferralWithdrawn(Candidacy.REFERRAL, ANN, BO, day("2026-01-06"));
    }
}
