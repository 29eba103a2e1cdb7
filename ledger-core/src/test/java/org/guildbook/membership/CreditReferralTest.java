package org.guildbook.membership;

import static org.guildbook.testing.Decisions.given;
import static org.guildbook.testing.Guild.ANN;
import static org.guildbook.testing.Guild.BEIJING;
import static org.guildbook.testing.Guild.BO;
import static org.guildbook.testing.Guild.CHEN;
import static org.guildbook.testing.Guild.OWNER;
import static org.guildbook.testing.Guild.STAFF;
import static org.guildbook.testing.Guild.day;
import static org.guildbook.testing.Guild.id;
import static org.guildbook.testing.Guild.membership;

import java.util.List;
import org.guildbook.events.ChapterEvent.Basis;
import org.guildbook.events.MembershipEvent.MemberAdmitted;
import org.guildbook.events.MembershipEvent.MemberResigned;
import org.guildbook.events.MembershipEvent.MembershipType;
import org.guildbook.events.MembershipEvent.ReferralStage;
import org.guildbook.events.MembershipEvent.ReferralStageReversed;
import org.guildbook.events.MembershipEvent.ReversalReason;
import org.guildbook.events.MembershipEvent.TermBasis;
import org.guildbook.events.MembershipEvent.TermStarted;
import org.guildbook.testing.Decisions;
import org.guildbook.values.PartyId;
import org.guildbook.values.TermId;
import org.junit.jupiter.api.Test;

class CreditReferralTest {

    private final Decisions admitted = given(
            Candidacy.referred(),
            Candidacy.referralAccepted(),
            new MemberAdmitted(
                    Candidacy.APPLICATION,
                    membership(BO),
                    BO,
                    BO,
                    MembershipType.ORDINARY,
                    BEIJING,
                    List.of(OWNER, STAFF),
                    Basis.DECISION,
                    null,
                    day("2026-02-01")),
            Candidacy.reached(ReferralStage.ADMITTED, "2026-02-01"));

    /** 90 days of membership have passed on 2026-05-12. */
    private final Decisions paid = admitted.and(term(TermBasis.JOIN, "2026-02-11", "2026-02-11"));

    private final Decisions settled = paid.and(Candidacy.reached(ReferralStage.SETTLED, "2026-05-12"));

    private final Decisions renewed = settled.and(term(TermBasis.RENEWAL, "2027-02-11", "2027-01-20"));

    @Test
    void the_referee_has_settled_in_90_days_after_the_first_dues() {
        paid.when(credit(ReferralStage.SETTLED, "2026-05-11")).refused("stage-not-earned");
        paid.when(credit(ReferralStage.SETTLED, "2026-05-12"))
                .facts(Candidacy.reached(ReferralStage.SETTLED, "2026-05-12"));
        admitted.when(credit(ReferralStage.SETTLED, "2026-05-12")).refused("stage-not-earned");
    }

    @Test
    void whoever_left_before_has_not_settled_in() {
        paid.and(new MemberResigned(membership(BO), BO, day("2026-05-11")))
                .when(credit(ReferralStage.SETTLED, "2026-05-12"))
                .refused("stage-not-earned");
        paid.and(new MemberResigned(membership(BO), BO, day("2026-05-12")))
                .when(credit(ReferralStage.SETTLED, "2026-05-12"))
                .recorded();
    }

    @Test
    void the_first_renewal_counts_from_the_day_it_was_settled() {
        renewed.when(credit(ReferralStage.RENEWED, "2027-01-19")).refused("stage-not-earned");
        renewed.when(credit(ReferralStage.RENEWED, "2027-01-20"))
                .facts(Candidacy.reached(ReferralStage.RENEWED, "2027-01-20"));
        settled.when(credit(ReferralStage.RENEWED, "2027-01-20")).refused("stage-not-earned");
    }

    @Test
    void a_term_before_the_admission_earns_nothing() {
        given(
                        Candidacy.referred(),
                        term(TermBasis.JOIN, "2022-01-01", "2022-01-01"),
                        term(TermBasis.RENEWAL, "2023-01-01", "2023-01-01"),
                        Candidacy.referralAccepted(),
                        Candidacy.reached(ReferralStage.ADMITTED, "2026-02-01"))
                .when(credit(ReferralStage.SETTLED, "2026-05-12"))
                .refused("stage-not-earned");
    }

    @Test
    void a_stage_is_credited_once() {
        admitted.when(credit(ReferralStage.ADMITTED, "2026-02-01")).refused("referral-already-credited");
        settled.when(credit(ReferralStage.SETTLED, "2026-05-13")).refused("referral-already-credited");
        settled.and(reversed(ReferralStage.SETTLED))
                .when(credit(ReferralStage.SETTLED, "2026-05-13"))
                .refused("referral-already-credited");
    }

    @Test
    void each_stage_follows_the_one_before() {
        given(Candidacy.referred(), Candidacy.referralAccepted())
                .when(credit(ReferralStage.SETTLED, "2026-05-12"))
                .refused("referral-stage-out-of-order");
        paid.and(term(TermBasis.RENEWAL, "2027-02-11", "2027-01-20"))
                .when(credit(ReferralStage.RENEWED, "2027-01-20"))
                .refused("referral-stage-out-of-order");
        renewed.and(reversed(ReferralStage.SETTLED))
                .when(credit(ReferralStage.RENEWED, "2027-01-20"))
                .refused("referral-stage-out-of-order");
    }

    @Test
    void an_admission_credits_by_itself() {
        given(Candidacy.referred(), Candidacy.referralAccepted())
                .when(credit(ReferralStage.ADMITTED, "2026-02-01"))
                .refused("stage-not-earned");
    }

    @Test
    void the_referral_is_the_candidates() {
        given().when(credit(ReferralStage.SETTLED, "2026-05-12")).refused("unknown-reference");
        paid.when(new CreditReferral(Candidacy.REFERRAL, CHEN, ReferralStage.SETTLED, day("2026-05-12")))
                .refused("unknown-reference");
    }

    private static CreditReferral credit(ReferralStage stage, String date) {
        return new CreditReferral(Candidacy.REFERRAL, BO, stage, day(date));
    }

    private static ReferralStageReversed reversed(ReferralStage stage) {
        return new ReferralStageReversed(
                Candidacy.REFERRAL, ANN, BO, stage, ReversalReason.DUES_REFUNDED, day("2026-06-01"));
    }

    private static TermStarted term(TermBasis basis, String from, String settledOn) {
        PartyId member = BO;
        return new TermStarted(
                membership(member),
                new TermId(id(500 + day(from).toEpochDay())),
                member,
                day(from),
                day(from).plusYears(1),
                day(settledOn),
                basis,
                null,
                null,
                null,
                day(settledOn));
    }
}
