package org.guildbook.contribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.guildbook.testing.Decisions.given;
import static org.guildbook.testing.Guild.ANN;
import static org.guildbook.testing.Guild.BEIJING;
import static org.guildbook.testing.Guild.BO;
import static org.guildbook.testing.Guild.CHEN;
import static org.guildbook.testing.Guild.DAN;
import static org.guildbook.testing.Guild.SECRETARY;
import static org.guildbook.testing.Guild.SHANGHAI;
import static org.guildbook.testing.Guild.STAFF;
import static org.guildbook.testing.Guild.STRANGER;
import static org.guildbook.testing.Guild.admitted;
import static org.guildbook.testing.Guild.day;
import static org.guildbook.testing.Guild.founded;
import static org.guildbook.testing.Guild.id;
import static org.guildbook.testing.Guild.office;
import static org.guildbook.testing.Guild.term;

import java.util.List;
import java.util.stream.IntStream;
import org.guildbook.events.CommunityEvent.RelationKind;
import org.guildbook.events.ContributionEvent.Category;
import org.guildbook.events.ContributionEvent.ContributionAttested;
import org.guildbook.events.ContributionEvent.ContributionClaimed;
import org.guildbook.events.ContributionEvent.Share;
import org.guildbook.events.MembershipEvent.CandidateReferred;
import org.guildbook.rules.Attestations;
import org.guildbook.testing.Decisions;
import org.guildbook.values.ActivityId;
import org.guildbook.values.ContributionId;
import org.guildbook.values.GroupId;
import org.guildbook.values.PartyId;
import org.guildbook.values.Quarter;
import org.guildbook.values.ReferralId;
import org.guildbook.values.Role;
import org.guildbook.values.Scope;
import org.guildbook.values.Sha256;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A deed, claimed and attested. */
class ContributionTest {

    private static final ContributionId DEED = new ContributionId(id(901));
    private static final ContributionId OTHER = new ContributionId(id(999));
    private static final ActivityId ACTIVITY = new ActivityId(id(902));
    private static final GroupId GROUP = new GroupId(id(201));
    private static final Sha256 WORK = new Sha256("b".repeat(64));
    private static final Quarter QUARTER = Quarter.parse("2025Q1");
    private static final Share WHOLE = new Share(ANN, 1_000_000);

    /** All four are members; Bo and Chen sit on the board of Beijing, Dan leads a group. */
    private final Decisions guild = given(
            founded(),
            admitted(ANN),
            term(ANN, "2025-01-01", "2026-01-01"),
            admitted(BO),
            term(BO, "2025-01-01", "2026-01-01"),
            admitted(CHEN),
            term(CHEN, "2025-01-01", "2026-01-01"),
            admitted(DAN),
            term(DAN, "2025-01-01", "2026-01-01"),
            office(Role.BOARD_MEMBER, Scope.chapter(BEIJING), BO),
            office(Role.BOARD_MEMBER, Scope.chapter(BEIJING), CHEN),
            office(Role.GROUP_LEADER, Scope.group(GROUP), DAN),
            office(Role.STAFF, Scope.COMMUNITY, STAFF),
            office(Role.SECRETARY, Scope.chapter(BEIJING), SECRETARY));

    private final Decisions claimed = guild.and(claimed(DEED, Category.HOSTING));

    @Test
    void a_member_claims_a_deed() {
        guild.decidedOn("2025-02-05").when(claim(ANN, Category.HOSTING, 1)).facts(claimed(DEED, Category.HOSTING));
    }

    @Test
    void each_category_is_claimed_by_those_entitled_to() {
        guild.when(claim(STRANGER, Category.HOSTING, 1)).refused("claimant-not-entitled");
        guild.when(claim(ANN, Category.SPEAKING, 1)).refused("claimant-not-entitled");
        guild.when(claim(BO, Category.SPEAKING, 1)).recorded();
        guild.when(claim(SECRETARY, Category.GOVERNANCE, 1)).recorded();
        guild.when(claim(BO, Category.GOVERNANCE, 1)).refused("claimant-not-entitled");
        guild.when(claim(PartyId.SYSTEM, Category.INTERVIEW, 1)).recorded();
        guild.when(claim(BO, Category.INTERVIEW, 1)).refused("claimant-not-entitled");
        guild.when(claim(ANN, Category.KNOWLEDGE, 1)).recorded();
        guild.when(claim(BO, Category.KNOWLEDGE, 1)).refused("claimant-not-entitled");
        guild.when(claim(DAN, Category.ATTENDANCE, 1)).recorded();
        guild.when(claim(ANN, Category.ATTENDANCE, 1)).refused("claimant-not-entitled");
        guild.when(claim(ANN, Category.HELP, 1)).refused("claimant-not-entitled");
    }

    @ParameterizedTest
    @CsvSource({"2025-01-10, 2025-04-10", "2025-03-20, 2025-05-01"})
    void a_claim_comes_within_90_days_and_30_days_of_the_quarter(String deed, String tooLate) {
        ClaimContribution claim = claim(ANN, Category.HOSTING, 1, deed, WORK, WHOLE);

        guild.decidedOn(tooLate).when(claim).refused("claim-window-closed");
        guild.decidedOn(day(tooLate).minusDays(1).toString()).when(claim).recorded();
    }

    @Test
    void a_quantity_is_one_to_ten() {
        guild.when(claim(ANN, Category.HOSTING, 0)).refused("quantity-out-of-range");
        guild.when(claim(ANN, Category.HOSTING, 10)).recorded();
        guild.when(claim(ANN, Category.HOSTING, 11)).refused("quantity-out-of-range");
    }

    @Test
    void shares_sum_to_the_whole_and_name_everybody_once() {
        guild.when(shared()).refused("shares-not-whole");
        guild.when(shared(new Share(ANN, 999_999))).refused("shares-not-whole");
        guild.when(shared(WHOLE, new Share(BO, 0))).refused("shares-not-whole");
        guild.when(shared(new Share(ANN, 500_000), new Share(ANN, 500_000))).refused("shares-not-whole");
        guild.when(shared(new Share(ANN, 500_000), new Share(BO, 500_000))).recorded();
    }

    @Test
    void a_deed_has_at_most_fifty_contributors_all_of_them_members() {
        Share[] many = IntStream.range(0, 51)
                .mapToObj(number -> new Share(new PartyId(id(3_000 + number)), 1))
                .toArray(Share[]::new);

        guild.when(shared(many)).refused("limit-exceeded");
        guild.when(shared(new Share(ANN, 500_000), new Share(STRANGER, 500_000)))
                .refused("contributor-not-eligible");
    }

    @Test
    void minutes_and_works_are_shown() {
        guild.when(claim(SECRETARY, Category.GOVERNANCE, 1, "2025-02-01", null, WHOLE))
                .refused("evidence-missing");
        guild.when(claim(ANN, Category.KNOWLEDGE, 1, "2025-02-01", null, WHOLE)).refused("evidence-missing");
        guild.when(claim(ANN, Category.HOSTING, 1, "2025-02-01", null, WHOLE)).recorded();
    }

    @Test
    void one_activity_gives_one_deed_per_category_and_member() {
        Decisions other = guild.and(claimed(OTHER, Category.HOSTING));

        other.when(claim(ANN, Category.HOSTING, 1)).refused("overlapping-claim");
        other.when(claim(BO, Category.SPEAKING, 1)).recorded();
        other.when(shared(new Share(BO, 1_000_000))).recorded();
        claimed.when(claim(ANN, Category.HOSTING, 1)).refused("id-already-used");
    }

    @Test
    void a_qualified_other_attests_and_is_charged() {
        claimed.when(attest(BO, Role.BOARD_MEMBER)).facts(attested(DEED, BO, 10));
    }

    @Test
    void the_deed_must_exist_in_the_quarter() {
        Quarter next = Quarter.parse("2025Q2");

        guild.when(attest(BO, Role.BOARD_MEMBER)).refused("unknown-reference");
        claimed.when(new AttestContribution(BO, DEED, Role.BOARD_MEMBER, next, day("2025-02-06")))
                .refused("unknown-reference");
    }

    @Test
    void the_office_must_fit_the_deed_and_be_held_on_its_day() {
        claimed.when(attest(DAN, Role.BOARD_MEMBER)).refused("attester-office-missing");
        claimed.and(office(Role.EDITOR, Scope.COMMUNITY, DAN))
                .when(attest(DAN, Role.EDITOR))
                .refused("attester-office-missing");
        claimed.and(office(Role.BOARD_MEMBER, Scope.chapter(SHANGHAI), DAN))
                .when(attest(DAN, Role.BOARD_MEMBER))
                .refused("attester-office-missing");
        claimed.and(office(Role.BOARD_MEMBER, Scope.chapter(BEIJING), DAN, "2025-02-02", "2026-01-01"))
                .when(attest(DAN, Role.BOARD_MEMBER))
                .refused("attester-office-missing");
    }

    @Test
    void an_office_of_members_attests_in_good_standing_only() {
        claimed.and(office(Role.BOARD_MEMBER, Scope.chapter(BEIJING), STRANGER))
                .when(attest(STRANGER, Role.BOARD_MEMBER))
                .refused("member-not-in-good-standing");
    }

    @Test
    void attesters_have_thirty_days_from_the_claim_and_none_before_the_deed() {
        claimed.decidedOn("2025-03-06").when(attest(BO, Role.BOARD_MEMBER)).recorded();
        claimed.decidedOn("2025-03-07").when(attest(BO, Role.BOARD_MEMBER)).refused("attestation-window-closed");
        claimed.decidedOn("2025-02-06")
                .when(new AttestContribution(BO, DEED, Role.BOARD_MEMBER, QUARTER, day("2025-01-31")))
                .refused("effective-date-too-old");
    }

    @Test
    void nobody_attests_the_own_deed_but_the_leader_of_a_meeting_signs_the_roster() {
        claimed.and(office(Role.BOARD_MEMBER, Scope.chapter(BEIJING), ANN))
                .when(attest(ANN, Role.BOARD_MEMBER))
                .refused("self-attestation");
        guild.and(claimed(DEED, Category.ATTENDANCE), office(Role.GROUP_LEADER, Scope.group(GROUP), ANN))
                .when(attest(ANN, Role.GROUP_LEADER))
                .recorded();
    }

    @Test
    void nobody_attests_twice() {
        claimed.and(attested(DEED, BO, 10)).when(attest(BO, Role.BOARD_MEMBER)).refused("already-attested");
    }

    @Test
    void a_referrer_and_a_referee_are_too_close_for_24_months() {
        claimed.and(referred(BO, ANN, "2025-01-15"))
                .when(attest(BO, Role.BOARD_MEMBER))
                .refused("attester-related");
        claimed.and(referred(ANN, BO, "2025-01-15"))
                .when(attest(BO, Role.BOARD_MEMBER))
                .refused("attester-related");
        claimed.and(referred(BO, ANN, "2023-02-02"))
                .when(attest(BO, Role.BOARD_MEMBER))
                .refused("attester-related");
        claimed.and(referred(BO, ANN, "2023-02-01"))
                .when(attest(BO, Role.BOARD_MEMBER))
                .recorded();
        claimed.and(referred(BO, CHEN, "2025-01-15"))
                .when(attest(BO, Role.BOARD_MEMBER))
                .recorded();
    }

    @Test
    void one_attester_at_most_is_staff() {
        PartyId another = new PartyId(id(42));

        claimed.and(new ContributionAttested(DEED, another, Role.STAFF, 10, QUARTER, day("2025-02-06")))
                .when(attest(STAFF, Role.STAFF))
                .refused("too-many-staff-attesters");
        claimed.when(attest(STAFF, Role.STAFF)).recorded();
    }

    @Test
    void an_attester_certifies_at_most_300_points_a_quarter() {
        claimed.and(attested(OTHER, BO, 290))
                .when(attest(BO, Role.BOARD_MEMBER))
                .recorded();
        claimed.and(attested(OTHER, CHEN, 291))
                .when(attest(BO, Role.BOARD_MEMBER))
                .recorded();
        claimed.and(attested(OTHER, BO, 291))
                .when(attest(BO, Role.BOARD_MEMBER))
                .refused("attestation-budget-exhausted");
    }

    @Test
    void two_attesters_verify_a_deed_and_the_chapter_has_seven_days() {
        ContributionClaimed hosting = claimed(DEED, Category.HOSTING);

        assertThat(Attestations.acceptedOn(hosting, List.of(attested(DEED, BO, 10))))
                .isEmpty();
        assertThat(Attestations.acceptedOn(hosting, List.of(attested(DEED, BO, 10), attested(DEED, CHEN, 10))))
                .contains(day("2025-02-13"));
    }

    @Test
    void a_signer_on_the_roster_needs_a_second_signature() {
        ContributionClaimed roster = claimed(DEED, Category.ATTENDANCE);

        assertThat(Attestations.suffice(roster, List.of(attested(DEED, DAN, 0))))
                .isTrue();
        assertThat(Attestations.suffice(roster, List.of(attested(DEED, ANN, 0))))
                .isFalse();
    }

    @Test
    void a_talk_needs_a_board_member_among_its_attesters() {
        ContributionClaimed talk = claimed(DEED, Category.SPEAKING);
        ContributionAttested staff = new ContributionAttested(DEED, STAFF, Role.STAFF, 15, QUARTER, day("2025-02-06"));
        ContributionAttested lead =
                new ContributionAttested(DEED, DAN, Role.CHAPTER_LEAD, 15, QUARTER, day("2025-02-06"));

        assertThat(Attestations.suffice(talk, List.of(staff, lead))).isFalse();
        assertThat(Attestations.suffice(talk, List.of(staff, attested(DEED, BO, 15))))
                .isTrue();
    }

    private static ClaimContribution claim(PartyId claimant, Category category, int quantity) {
        return claim(claimant, category, quantity, "2025-02-01", WORK, WHOLE);
    }

    private static ClaimContribution shared(Share... shares) {
        return claim(ANN, Category.HOSTING, 1, "2025-02-01", WORK, shares);
    }

    private static ClaimContribution claim(
            PartyId claimant, Category category, int quantity, String on, @Nullable Sha256 work, Share... shares) {
        return new ClaimContribution(
                claimant, DEED, category, quantity, List.of(shares), ACTIVITY, BEIJING, GROUP, work, day(on));
    }

    private static ContributionClaimed claimed(ContributionId deed, Category category) {
        return new ContributionClaimed(
                deed,
                category,
                1,
                ANN,
                List.of(WHOLE),
                ACTIVITY,
                BEIJING,
                GROUP,
                WORK,
                day("2025-02-05"),
                day("2025-02-01"));
    }

    private static AttestContribution attest(PartyId attester, Role office) {
        return new AttestContribution(attester, DEED, office, QUARTER, day("2025-02-06"));
    }

    private static ContributionAttested attested(ContributionId deed, PartyId attester, int charged) {
        return new ContributionAttested(deed, attester, Role.BOARD_MEMBER, charged, QUARTER, day("2025-02-06"));
    }

    private static CandidateReferred referred(PartyId referrer, PartyId candidate, String on) {
        return new CandidateReferred(new ReferralId(id(950)), referrer, candidate, RelationKind.ALUMNI, day(on));
    }
}
