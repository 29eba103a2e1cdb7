package org.guildbook.membership;

import static org.guildbook.testing.Decisions.given;
import static org.guildbook.testing.Guild.ANN;
import static org.guildbook.testing.Guild.BO;
import static org.guildbook.testing.Guild.CHEN;
import static org.guildbook.testing.Guild.day;
import static org.guildbook.testing.Guild.id;

import org.guildbook.events.CommunityEvent.RelationKind;
import org.guildbook.events.MembershipEvent.CandidateReferred;
import org.guildbook.events.MembershipEvent.ReferralAccepted;
import org.guildbook.testing.Decisions;
import org.guildbook.values.PartyId;
import org.guildbook.values.ReferralId;
import org.junit.jupiter.api.Test;

class AcceptReferralTest {

    private static final ReferralId REFERRAL = new ReferralId(id(301));

    private final Decisions guild =
            given(new CandidateReferred(REFERRAL, ANN, BO, RelationKind.ALUMNI, day("2025-04-01")));

    @Test
    void the_candidate_lets_it_count() {
        guild.when(accept(BO)).facts(accepted());
    }

    @Test
    void nobody_else_does() {
        guild.when(accept(CHEN)).refused("not-the-candidate");
        guild.when(accept(ANN)).refused("not-the-candidate");
    }

    @Test
    void it_is_accepted_once() {
        guild.and(accepted()).when(accept(BO)).refused("referral-not-open");
    }

    @Test
    void the_referral_exists() {
        given().when(accept(BO)).refused("unknown-reference");
    }

    private static AcceptReferral accept(PartyId candidate) {
        return new AcceptReferral(REFERRAL, candidate, day("2025-04-02"));
    }

    private static ReferralAccepted accepted() {
        return new ReferralAccepted(REFERRAL, ANN, BO, day("2025-04-02"));
    }
}
