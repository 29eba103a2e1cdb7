package org.guildbook.points;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.guildbook.testing.Decisions.given;
import static org.guildbook.testing.Guild.ANN;
import static org.guildbook.testing.Guild.BEIJING;
import static org.guildbook.testing.Guild.BO;
import static org.guildbook.testing.Guild.CHEN;
import static org.guildbook.testing.Guild.OWNER;
import static org.guildbook.testing.Guild.STRANGER;
import static org.guildbook.testing.Guild.admitted;
import static org.guildbook.testing.Guild.day;
import static org.guildbook.testing.Guild.founded;
import static org.guildbook.testing.Guild.id;
import static org.guildbook.testing.Guild.membership;
import static org.guildbook.testing.Guild.office;
import static org.guildbook.testing.Guild.term;

import java.util.List;
import org.guildbook.events.CommunityEvent.FoundingPhaseClosed;
import org.guildbook.events.ContributionEvent.Category;
import org.guildbook.events.ContributionEvent.ContributionAttested;
import org.guildbook.events.ContributionEvent.ContributionClaimed;
import org.guildbook.events.ContributionEvent.Share;
import org.guildbook.events.MembershipEvent.ReferralStage;
import org.guildbook.events.MembershipEvent.ReferralStageReached;
import org.guildbook.events.MembershipEvent.ReferralStageReversed;
import org.guildbook.events.MembershipEvent.ReversalReason;
import org.guildbook.events.PointsEvent.GrantBudgetSet;
import org.guildbook.events.PointsEvent.PointsGranted;
import org.guildbook.testing.Decisions;
import org.guildbook.values.ContributionId;
import org.guildbook.values.LotId;
import org.guildbook.values.PartyId;
import org.guildbook.values.Posting;
import org.guildbook.values.Quarter;
import org.guildbook.values.ReferralId;
import org.guildbook.values.Role;
import org.guildbook.values.Scope;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Grants and the budgets they stay within. */
class GrantPointsTest {

    private static final LotId LOT = new LotId(id(801));
    private static final Quarter QUARTER = Quarter.parse("2025Q1");
    private static final ContributionId TALK = new ContributionId(id(901));

    private final Decisions guild = given(
            founded(),
            office(Role.OWNER, Scope.COMMUNITY, OWNER),
            office(Role.BOARD_MEMBER, Scope.COMMUNITY, BO),
            admitted(ANN),
            term(ANN, "2025-01-01", "2028-12-31"),
            budget("RECOGNITION", QUARTER, 500));

    @Test
    void the_owner_sets_a_budget_in_the_founding_phase() {
        guild.when(setBudget(OWNER, "OPERATION", "2025Q1", 100)).facts(budget("OPERATION", QUARTER, 100));
        guild.when(setBudget(ANN, "OPERATION", "2025Q1", 100)).refused("not-authorised");
        guild.and(new FoundingPhaseClosed(Decisions.COMMUNITY, day("2025-01-31")))
                .when(setBudget(OWNER, "OPERATION", "2025Q1", 100))
                .refused("resolution-missing");
    }

    @Test
    void a_budget_is_for_a_known_rule_and_a_quarter_that_is_not_over() {
        guild.when(setBudget(OWNER, "LOTTERY", "2025Q1", 100)).refused("grant-rule-unknown");
        guild.when(setBudget(OWNER, "OPERATION", "2024Q4", 100)).refused("quarter-over");
    }

    @Test
    void a_budget_is_never_below_what_was_granted() {
        Decisions granted = guild.and(TipMemberTest.grant(ANN, LOT, 300, "2025-02-10"));

        granted.when(setBudget(OWNER, "RECOGNITION", "2025Q1", 299)).refused("budget-below-granted");
        granted.when(setBudget(OWNER, "RECOGNITION", "2025Q1", 300)).recorded();
    }

    @ParameterizedTest
    @CsvSource({"2026-01-31, 2028-04-01", "2026-03-31, 2028-04-01", "2026-04-01, 2028-07-01"})
    void points_live_for_eight_full_quarters(String granted, String expires) {
        PointsGranted fact = (PointsGranted) guild.and(budget("RECOGNITION", Quarter.of(day(granted)), 500))
                .when(new GrantPoints(PartyId.SYSTEM, "RECOGNITION", ANN, LOT, 10, "gala", null, day(granted)))
                .recorded()
                .getFirst();

        assertThat(fact.expiresOn()).isEqualTo(day(expires));
    }

    @Test
    void a_grant_issues_points_to_a_member() {
        guild.when(grant("RECOGNITION", ANN, 500, "gala"))
                .facts(new PointsGranted(
                        "RECOGNITION",
                        ANN,
                        LOT,
                        500,
                        "gala",
                        QUARTER,
                        day("2027-04-01"),
                        null,
                        day("2025-02-10"),
                        List.of(Posting.debitPoints("points:issued", 500), Posting.creditPoints("points:members", 500)),
                        day("2025-02-10")));
    }

    @Test
    void a_budget_is_never_exceeded() {
        guild.when(grant("RECOGNITION", ANN, 501, "gala")).refused("grant-budget-exhausted");
        guild.when(grant("WELCOME", ANN, 1, membership(ANN).toString())).refused("grant-budget-exhausted");
        guild.and(TipMemberTest.grant(ANN, new LotId(id(802)), 400, "2025-02-09"))
                .when(grant("RECOGNITION", ANN, 101, "summit"))
                .refused("grant-budget-exhausted");
    }

    @Test
    void a_lot_has_an_id_of_its_own() {
        guild.and(TipMemberTest.grant(ANN, LOT, 1, "2025-02-09"))
                .when(grant("RECOGNITION", ANN, 1, "summit"))
                .refused("id-already-used");
    }

    @Test
    void after_the_founding_phase_a_board_member_needs_a_resolution() {
        GrantPoints byBoard = new GrantPoints(BO, "RECOGNITION", ANN, LOT, 1, "gala", null, day("2025-02-10"));

        guild.when(byBoard).recorded();
        guild.and(new FoundingPhaseClosed(Decisions.COMMUNITY, day("2025-01-31")))
                .when(byBoard)
                .refused("resolution-missing");
        guild.when(new GrantPoints(ANN, "RECOGNITION", ANN, LOT, 1, "gala", null, day("2025-02-10")))
                .refused("not-authorised");
    }

    @Test
    void a_grant_is_positive_under_a_known_rule_and_to_somebody_who_may_earn() {
        guild.when(grant("RECOGNITION", ANN, 0, "gala")).refused("amount-not-positive");
        guild.when(grant("LOTTERY", ANN, 1, "gala")).refused("grant-rule-unknown");
        guild.when(grant("RECOGNITION", STRANGER, 1, "gala")).refused("receiver-not-eligible");
    }

    @Test
    void a_reason_is_rewarded_once_per_rule() {
        Decisions granted = guild.and(TipMemberTest.grant(ANN, new LotId(id(802)), 1, "2025-02-09"));

        granted.when(grant("RECOGNITION", ANN, 1, "gala")).refused("grant-already-made");
        granted.when(grant("RECOGNITION", ANN, 1, "summit")).recorded();
    }

    @Test
    void an_accepted_deed_of_the_receiver_is_rewarded_after_seven_days_of_notice() {
        Decisions ledger = guild.and(budget("TALK", QUARTER, 100), claim(Category.SPEAKING), attested(BO));
        Decisions accepted = ledger.and(attested(CHEN));

        accepted.when(grant("TALK", ANN, 1, TALK.toString())).recorded();
        accepted.when(grant("TALK", BO, 1, TALK.toString())).refused("reason-not-found");
        accepted.when(new GrantPoints(PartyId.SYSTEM, "TALK", ANN, LOT, 1, TALK.toString(), null, day("2025-02-09")))
                .refused("reason-not-found");
        ledger.when(grant("TALK", ANN, 1, TALK.toString())).refused("reason-not-found");
        guild.when(grant("TALK", ANN, 1, TALK.toString())).refused("reason-not-found");
    }

    @Test
    void any_accepted_deed_is_operation_but_only_speaking_is_a_talk() {
        Decisions hosted =
                guild.and(budget("OPERATION", QUARTER, 100), claim(Category.HOSTING), attested(BO), attested(CHEN));

        hosted.when(grant("OPERATION", ANN, 1, TALK.toString())).recorded();
        hosted.when(grant("TALK", ANN, 1, TALK.toString())).refused("reason-not-found");
    }

    @Test
    void a_referral_that_bore_fruit_and_an_admission_are_rewarded() {
        ReferralId referral = new ReferralId(id(950));
        Decisions ledger = guild.and(budget("REFERRAL", QUARTER, 100), budget("WELCOME", QUARTER, 100));

        ledger.when(grant("REFERRAL", ANN, 1, referral.toString())).refused("reason-not-found");
        Decisions credited =
                ledger.and(new ReferralStageReached(referral, ANN, CHEN, ReferralStage.ADMITTED, day("2025-02-01")));
        credited.when(grant("REFERRAL", ANN, 1, referral.toString())).recorded();
        credited.and(new ReferralStageReversed(
                        referral, ANN, CHEN, ReferralStage.ADMITTED, ReversalReason.OTHER, day("2025-02-02")))
                .when(grant("REFERRAL", ANN, 1, referral.toString()))
                .refused("reason-not-found");
        ledger.when(grant("WELCOME", ANN, 1, membership(ANN).toString())).recorded();
        ledger.when(grant("WELCOME", ANN, 1, membership(CHEN).toString())).refused("reason-not-found");
    }

    @Test
    void a_reason_that_cannot_be_a_tag_is_no_reason() {
        assertThatIllegalArgumentException().isThrownBy(() -> grant("RECOGNITION", ANN, 1, ""));
        assertThatIllegalArgumentException().isThrownBy(() -> grant("RECOGNITION", ANN, 1, "x".repeat(65)));
        assertThatIllegalArgumentException().isThrownBy(() -> setBudget(OWNER, "a rule", "2025Q1", 1));
    }

    private static SetGrantBudget setBudget(PartyId actor, String rule, String quarter, long amount) {
        return new SetGrantBudget(actor, rule, Quarter.parse(quarter), amount, null, day("2025-02-10"));
    }

    private static GrantBudgetSet budget(String rule, Quarter quarter, long amount) {
        return new GrantBudgetSet(rule, quarter, amount, null, day("2025-02-10"));
    }

    private static GrantPoints grant(String rule, PartyId receiver, long amount, String reason) {
        return new GrantPoints(PartyId.SYSTEM, rule, receiver, LOT, amount, reason, null, day("2025-02-10"));
    }

    private static ContributionClaimed claim(Category category) {
        return new ContributionClaimed(
                TALK,
                category,
                1,
                ANN,
                List.of(new Share(ANN, 1_000_000)),
                null,
                BEIJING,
                null,
                null,
                day("2025-02-01"),
                day("2025-02-01"));
    }

    private static ContributionAttested attested(PartyId attester) {
        return new ContributionAttested(TALK, attester, Role.BOARD_MEMBER, 15, QUARTER, day("2025-02-03"));
    }
}
