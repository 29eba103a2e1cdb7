package org.guildbook.membership;

import static org.guildbook.testing.Decisions.given;
import static org.guildbook.testing.Guild.ANN;
import static org.guildbook.testing.Guild.BO;
import static org.guildbook.testing.Guild.CHEN;
import static org.guildbook.testing.Guild.admitted;
import static org.guildbook.testing.Guild.day;
import static org.guildbook.testing.Guild.id;
import static org.guildbook.testing.Guild.membership;
import static org.guildbook.testing.Guild.term;

import java.util.stream.IntStream;
import org.guildbook.events.CommunityEvent.RelationKind;
import org.guildbook.events.LedgerEvent;
import org.guildbook.events.MembershipEvent.CandidateReferred;
import org.guildbook.events.MembershipEvent.MemberResigned;
import org.guildbook.events.MembershipEvent.ReferralDeclined;
import org.guildbook.events.MembershipEvent.ReferralStage;
import org.guildbook.events.MembershipEvent.ReferralStageReached;
import org.guildbook.events.MembershipEvent.ReferralWithdrawn;
import org.guildbook.testing.Decisions;
import org.guildbook.values.PartyId;
import org.guildbook.values.ReferralId;
import org.junit.jupiter.api.Test;

class ReferCandidateTest {

    private static final ReferralId REFERRAL = new ReferralId(id(301));

    private final Decisions guild = given(admitted(ANN), term(ANN, "2025-01-01", "2026-01-01"));

    @Test
    void a_member_vouches_for_a_candidate() {
        guild.when(refer(BO, "2025-04-01")).facts(referred(REFERRAL, BO));
    }

    @Test
    void nobody_vouches_for_oneself() {
        guild.when(refer(ANN, "2025-04-01")).refused("self-referral");
    }

    @Test
    void the_referrer_is_in_good_standing() {
        guild.when(refer(BO, "2025-12-31")).recorded();
        guild.when(refer(BO, "2026-01-01")).refused("referrer-not-in-good-standing");
        given().when(refer(BO, "2025-04-01")).refused("referrer-not-in-good-standing");
    }

    @Test
    void the_referrer_has_completed_a_quarter() {
        guild.when(refer(BO, "2025-03-31")).refused("referrer-too-new");
    }

    @Test
    void a_former_member_is_left_alone_for_24_months() {
        Decisions former = guild.and(admitted(BO), term(BO, "2022-01-01", "2023-04-02"));
        former.when(refer(BO, "2025-04-01")).refused("candidate-recently-member");
        former.when(refer(BO, "2025-04-02")).recorded();
    }

    @Test
    void a_member_is_not_referred() {
        guild.and(admitted(BO), term(BO, "2025-01-01", "2026-01-01"))
                .when(refer(BO, "2025-04-01"))
                .refused("candidate-recently-member");
    }

    @Test
    void whoever_left_is_left_alone_for_24_months_too() {
        Decisions former = guild.and(
                admitted(BO),
                term(BO, "2022-06-01", "2023-06-01"),
                new MemberResigned(membership(BO), BO, day("2023-04-02")));
        former.when(refer(BO, "2025-04-01")).refused("candidate-recently-member");
        former.when(refer(BO, "2025-04-02")).recorded();
    }

    @Test
    void a_referral_that_was_refused_or_taken_back_is_not_open() {
        Decisions referred = guild.and(referred(new ReferralId(id(302)), BO));
        referred.and(new ReferralDeclined(new ReferralId(id(302)), ANN, BO, day("2025-04-01")))
                .when(refer(BO, "2025-04-01"))
                .recorded();
        referred.and(new ReferralWithdrawn(new ReferralId(id(302)), ANN, BO, day("2025-04-01")))
                .when(refer(BO, "2025-04-01"))
                .recorded();
    }

    @Test
    void a_pair_has_one_open_referral() {
        Decisions referred = guild.and(referred(new ReferralId(id(302)), BO));
        referred.when(refer(BO, "2025-04-01")).refused("already-referred");
        referred.when(refer(CHEN, "2025-04-01")).recorded();
    }

    @Test
    void a_referrer_has_at_most_five_open_referrals() {
        Decisions five = guild.and(IntStream.rangeClosed(1, 5)
                .mapToObj(n -> referred(new ReferralId(id(310 + n)), new PartyId(id(50 + n))))
                .toArray(LedgerEvent[]::new));
        five.when(refer(BO, "2025-04-01")).refused("too-many-open-referrals");
        five.and(new ReferralStageReached(
                        new ReferralId(id(311)), ANN, new PartyId(id(51)), ReferralStage.ADMITTED, day("2025-03-01")))
                .when(refer(BO, "2025-04-01"))
                .recorded();
    }

    @Test
    void an_id_names_one_referral() {
        guild.and(new CandidateReferred(REFERRAL, CHEN, BO, RelationKind.ALUMNI, day("2025-03-01")))
                .when(refer(BO, "2025-04-01"))
                .refused("id-already-used");
    }

    private static ReferCandidate refer(PartyId candidate, String date) {
        return new ReferCandidate(REFERRAL, ANN, candidate, RelationKind.ALUMNI, day(date));
    }

    private static CandidateReferred referred(ReferralId referral, PartyId candidate) {
        return new CandidateReferred(referral, ANN, candidate, RelationKind.ALUMNI, day("2025-04-01"));
    }
}
