package org.guildbook.membership;

import static org.guildbook.testing.Decisions.given;
import static org.guildbook.testing.Guild.ANN;
import static org.guildbook.testing.Guild.BEIJING;
import static org.guildbook.testing.Guild.BO;
import static org.guildbook.testing.Guild.CHEN;
import static org.guildbook.testing.Guild.DAN;
import static org.guildbook.testing.Guild.SHANGHAI;
import static org.guildbook.testing.Guild.admitted;
import static org.guildbook.testing.Guild.day;
import static org.guildbook.testing.Guild.office;

import org.guildbook.events.MembershipEvent.ReferralStage;
import org.guildbook.events.MembershipEvent.ReferralStageReversed;
import org.guildbook.events.MembershipEvent.ReversalReason;
import org.guildbook.testing.Decisions;
import org.guildbook.values.PartyId;
import org.guildbook.values.Role;
import org.guildbook.values.Scope;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ReverseReferralStageTest {

    private final Decisions guild = given(
            Candidacy.referred(),
            Candidacy.referralAccepted(),
            admitted(BO),
            office(Role.SUPERVISOR, Scope.chapter(BEIJING), CHEN),
            office(Role.SUPERVISOR, Scope.chapter(SHANGHAI), DAN),
            Candidacy.reached(ReferralStage.ADMITTED, "2026-02-01"),
            Candidacy.reached(ReferralStage.SETTLED, "2026-05-12"));

    @Test
    void a_supervisor_takes_a_stage_back() {
        guild.when(reverse(ReferralStage.SETTLED, CHEN)).facts(reversed(ReferralStage.SETTLED));
    }

    @Test
    void what_was_built_on_it_goes_with_it() {
        guild.when(reverse(ReferralStage.ADMITTED, CHEN))
                .facts(reversed(ReferralStage.SETTLED), reversed(ReferralStage.ADMITTED));
    }

    @Test
    void the_system_does_so_after_a_refund() {
        guild.when(reverse(ReferralStage.SETTLED, PartyId.SYSTEM)).recorded();
    }

    @Test
    void the_stage_was_reached_and_counts() {
        guild.when(reverse(ReferralStage.RENEWED, CHEN)).refused("stage-not-reached");
        guild.and(reversed(ReferralStage.SETTLED))
                .when(reverse(ReferralStage.SETTLED, CHEN))
                .refused("stage-not-reached");
    }

    @Test
    void nobody_judges_the_own_referral() {
        guild.and(office(Role.SUPERVISOR, Scope.chapter(BEIJING), ANN))
                .when(reverse(ReferralStage.SETTLED, ANN))
                .refused("reverser-involved");
        guild.when(reverse(ReferralStage.SETTLED, BO)).refused("reverser-involved");
    }

    @Test
    void a_reason_is_given() {
        guild.when(reverse(ReferralStage.SETTLED, CHEN, null)).refused("reason-missing");
    }

    @Test
    void a_supervisor_of_the_members_chapter_does_it() {
        guild.when(reverse(ReferralStage.SETTLED, DAN)).refused("not-authorised");
    }

    @Test
    void the_referral_is_the_candidates() {
        given().when(reverse(ReferralStage.SETTLED, CHEN)).refused("unknown-reference");
        guild.when(new ReverseReferralStage(
                        Candidacy.REFERRAL, DAN, ReferralStage.SETTLED, ReversalReason.OTHER, CHEN, day("2026-06-01")))
                .refused("unknown-reference");
    }

    private static ReverseReferralStage reverse(ReferralStage stage, PartyId actor) {
        return reverse(stage, actor, ReversalReason.CASE_DECIDED);
    }

    private static ReverseReferralStage reverse(ReferralStage stage, PartyId actor, @Nullable ReversalReason reason) {
        return new ReverseReferralStage(Candidacy.REFERRAL, BO, stage, reason, actor, day("2026-06-01"));
    }

    private static ReferralStageReversed reversed(ReferralStage stage) {
        return new ReferralStageReversed(
                Candidacy.REFERRAL, ANN, BO, stage, ReversalReason.CASE_DECIDED, day("2026-06-01"));
    }
}
