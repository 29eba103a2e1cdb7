package org.guildbook.projections.referrals;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.guildbook.events.CommunityEvent.RelationKind;
import org.guildbook.events.LedgerEvent;
import org.guildbook.events.MembershipEvent.CandidateReferred;
import org.guildbook.events.MembershipEvent.ReferralAccepted;
import org.guildbook.events.MembershipEvent.ReferralDeclined;
import org.guildbook.events.MembershipEvent.ReferralStage;
import org.guildbook.events.MembershipEvent.ReferralStageReached;
import org.guildbook.events.MembershipEvent.ReferralStageReversed;
import org.guildbook.events.MembershipEvent.ReferralWithdrawn;
import org.guildbook.events.MembershipEvent.ReversalReason;
import org.guildbook.events.PrivacyEvent.ConfidentialFlagSet;
import org.guildbook.projections.referrals.ReferralTree.Conversion;
import org.guildbook.projections.referrals.ReferralTree.Referrals;
import org.guildbook.projections.referrals.ReferralTree.Referred;
import org.guildbook.projections.runtime.Folding;
import org.guildbook.projections.testing.JournalledFacts;
import org.guildbook.testing.LedgerDatabase;
import org.guildbook.values.CommunityId;
import org.guildbook.values.PartyId;
import org.guildbook.values.ReferralId;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Seven referrals of one member, each further than the one before; the last lost what it had; one of another member. Some more
 * have to do with people who must not be found.
 */
class ReferralTreeTest {

    @RegisterExtension
    static final LedgerDatabase DATABASE = LedgerDatabase.audited();

    private static final CommunityId COMMUNITY = new CommunityId(UUID.randomUUID());
    private static final PartyId ANN = new PartyId(UUID.randomUUID());
    private static final PartyId BO = new PartyId(UUID.randomUUID());
    private static final PartyId HIDDEN = new PartyId(UUID.randomUUID());
    private static final LocalDate DAY = LocalDate.of(2026, 3, 1);

    @SuppressWarnings("NullAway.Init") // set before any test
    private static ReferralTree tree;

    @BeforeAll
    static void fold() {
        List<LedgerEvent> facts = new ArrayList<>();
        IntStream.rangeClosed(1, 7).forEach(n -> facts.add(made(n, ANN)));
        facts.add(made(8, BO));
        facts.add(new ReferralDeclined(id(2), ANN, party(2), DAY.plusDays(1)));
        IntStream.rangeClosed(3, 7)
                .forEach(n -> facts.add(new ReferralAccepted(id(n), ANN, party(n), DAY.plusDays(1))));
        facts.add(new ReferralWithdrawn(id(3), ANN, party(3), DAY.plusDays(2)));
        IntStream.rangeClosed(5, 7).forEach(n -> facts.add(reached(n, ReferralStage.ADMITTED, 20)));
        IntStream.rangeClosed(6, 7).forEach(n -> facts.add(reached(n, ReferralStage.SETTLED, 110)));
        facts.add(reached(6, ReferralStage.RENEWED, 380));
        for (ReferralStage stage : List.of(ReferralStage.SETTLED, ReferralStage.ADMITTED)) {
            facts.add(new ReferralStageReversed(
                    id(7), ANN, party(7), stage, ReversalReason.DUES_REFUNDED, DAY.plusDays(120)));
        }
        facts.add(made(9, ANN));
        facts.add(new ReferralAccepted(id(9), ANN, party(9), DAY.plusDays(1)));
        facts.add(reached(9, ReferralStage.ADMITTED, 20));
        facts.add(new ConfidentialFlagSet(party(9), DAY));
        facts.add(made(10, HIDDEN));
        facts.add(made(11, HIDDEN));
        facts.add(new ConfidentialFlagSet(party(11), DAY));
        facts.add(new ConfidentialFlagSet(HIDDEN, DAY));
        try (JournalledFacts ledger = new JournalledFacts(DATABASE.dataSource())) {
            Folding folding = new Folding(DATABASE.dataSource());
            folding.fold(new ReferralsProjection(), ledger.append(COMMUNITY, facts), 4);
            tree = new ReferralTree(folding.db());
        }
    }

    @Test
    void each_referral_is_where_its_answer_or_its_highest_stage_leaves_it() {
        assertThat(all().candidates())
                .containsExactly(
                        referred(7, ReferralProgress.ACCEPTED, 1),
                        referred(6, ReferralProgress.RENEWED, 380),
                        referred(5, ReferralProgress.ADMITTED, 20),
                        referred(4, ReferralProgress.ACCEPTED, 1),
                        referred(3, ReferralProgress.WITHDRAWN, 2),
                        referred(2, ReferralProgress.DECLINED, 1),
                        referred(1, ReferralProgress.MADE, 0));
    }

    @Test
    void the_conversion_counts_what_was_not_reversed() {
        assertThat(all().conversion()).isEqualTo(new Conversion(7, 5, 2, 1, 1, 285_714L, 500_000L, 1_000_000L));
        assertThat(tree.conversion(COMMUNITY).conversion())
                .isEqualTo(new Conversion(8, 5, 2, 1, 1, 250_000L, 500_000L, 1_000_000L));
    }

    @Test
    void whoever_must_not_be_found_sees_the_own_referrals_of_those_who_may() {
        Referrals own = tree.of(COMMUNITY, HIDDEN, null, 10);
        assertThat(own.candidates()).containsExactly(referred(10, ReferralProgress.MADE, 0));
        assertThat(own.conversion().made()).isEqualTo(1);
    }

    @Test
    void whoever_referred_nobody_has_no_rate() {
        Referrals nobody = tree.of(COMMUNITY, new PartyId(UUID.randomUUID()), null, 10);
        assertThat(nobody.candidates()).isEmpty();
        assertThat(nobody.conversion()).isEqualTo(new Conversion(0, 0, 0, 0, 0, null, null, null));
    }

    @Test
    void a_page_goes_on_where_the_one_before_ended() {
        List<Referred> all = new ArrayList<>();
        String cursor = null;
        do {
            Referrals page = tree.of(COMMUNITY, ANN, cursor, 3);
            assertThat(page.conversion().made()).isEqualTo(7);
            all.addAll(page.candidates());
            cursor = page.next();
        } while (cursor != null);
        assertThat(all).isEqualTo(all().candidates());
    }

    private static Referrals all() {
        return tree.of(COMMUNITY, ANN, null, 100);
    }

    private static Referred referred(int number, ReferralProgress stage, int days) {
        return new Referred(id(number), party(number), RelationKind.ALUMNI, stage, DAY, DAY.plusDays(days));
    }

    private static LedgerEvent made(int number, PartyId referrer) {
        return new CandidateReferred(id(number), referrer, party(number), RelationKind.ALUMNI, DAY);
    }

    private static LedgerEvent reached(int number, ReferralStage stage, int days) {
        return new ReferralStageReached(id(number), ANN, party(number), stage, DAY.plusDays(days));
    }

    private static ReferralId id(int number) {
        return new ReferralId(new UUID(0x7000, number));
    }

    private static PartyId party(int number) {
        return new PartyId(new UUID(0x7001, number));
    }
}
