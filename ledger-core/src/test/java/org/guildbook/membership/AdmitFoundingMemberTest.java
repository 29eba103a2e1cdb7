package org.guildbook.membership;

import static org.assertj.core.api.Assertions.assertThat;
import static org.guildbook.testing.Decisions.given;
import static org.guildbook.testing.Guild.BEIJING;
import static org.guildbook.testing.Guild.BO;
import static org.guildbook.testing.Guild.DAN;
import static org.guildbook.testing.Guild.OWNER;
import static org.guildbook.testing.Guild.SHANGHAI;
import static org.guildbook.testing.Guild.STAFF;
import static org.guildbook.testing.Guild.admitted;
import static org.guildbook.testing.Guild.chapter;
import static org.guildbook.testing.Guild.day;
import static org.guildbook.testing.Guild.founded;
import static org.guildbook.testing.Guild.id;
import static org.guildbook.testing.Guild.membership;
import static org.guildbook.testing.Guild.office;
import static org.guildbook.testing.Guild.term;

import java.util.Collections;
import java.util.List;
import org.guildbook.events.ChapterEvent.Basis;
import org.guildbook.events.ChapterEvent.ChapterFounded;
import org.guildbook.events.CommunityEvent.FoundingPhaseClosed;
import org.guildbook.events.DuesEvent.DuesTakenOver;
import org.guildbook.events.LedgerEvent;
import org.guildbook.events.MembershipEvent.MemberAdmitted;
import org.guildbook.events.MembershipEvent.MembershipType;
import org.guildbook.events.MembershipEvent.TermBasis;
import org.guildbook.events.MembershipEvent.TermStarted;
import org.guildbook.membership.AdmitFoundingMember.OpeningPayment;
import org.guildbook.membership.AdmitFoundingMember.OpeningTerm;
import org.guildbook.testing.Decisions;
import org.guildbook.values.ChapterId;
import org.guildbook.values.MembershipId;
import org.guildbook.values.Money;
import org.guildbook.values.PartyId;
import org.guildbook.values.PaymentId;
import org.guildbook.values.Role;
import org.guildbook.values.Scope;
import org.guildbook.values.Sha256;
import org.guildbook.values.TermId;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AdmitFoundingMemberTest {

    private static final TermId TERM = new TermId(id(701));
    private static final PaymentId PAYMENT = new PaymentId(id(721));
    private static final Sha256 EVIDENCE = new Sha256("e".repeat(64));

    private final Decisions guild = given(
            founded(),
            office(Role.OWNER, Scope.COMMUNITY, OWNER),
            office(Role.STAFF, Scope.COMMUNITY, STAFF),
            chapter(BEIJING));

    @Test
    void owner_and_staff_take_over_a_member_with_the_running_term() {
        guild.when(admit("2024-06-01", "2025-06-01"))
                .facts(
                        new MemberAdmitted(
                                null,
                                membership(BO),
                                BO,
                                BO,
                                MembershipType.ORDINARY,
                                BEIJING,
                                List.of(OWNER, STAFF),
                                Basis.OPENING,
                                EVIDENCE,
                                day("2025-02-01")),
                        new TermStarted(
                                membership(BO),
                                TERM,
                                BO,
                                day("2024-06-01"),
                                day("2025-06-01"),
                                day("2024-06-01"),
                                TermBasis.OPENING,
                                null,
                                null,
                                null,
                                day("2025-02-01")));
    }

    @Test
    void only_in_the_founding_phase() {
        guild.and(new FoundingPhaseClosed(Decisions.COMMUNITY, day("2025-01-31")))
                .when(admit("2024-06-01", "2025-06-01"))
                .refused("founding-phase-over");
        guild.decidedOn("2025-04-01").when(admit("2024-06-01", "2025-06-01")).refused("founding-phase-over");
    }

    @Test
    void nobody_enters_without_evidence() {
        guild.when(admit(BEIJING, null, OWNER, STAFF)).refused("evidence-missing");
    }

    @Test
    void one_person_is_not_two() {
        guild.and(office(Role.STAFF, Scope.COMMUNITY, OWNER))
                .when(admit(BEIJING, EVIDENCE, OWNER, OWNER))
                .refused("second-person-missing");
    }

    @Test
    void an_owner_and_staff_are_needed() {
        guild.when(admit(BEIJING, EVIDENCE, STAFF, OWNER)).refused("not-authorised");
        guild.when(admit(BEIJING, EVIDENCE, OWNER, DAN)).refused("not-authorised");
    }

    @Test
    void a_member_is_not_admitted_again() {
        guild.and(admittedUnder(membership(DAN)), term(BO, "2022-01-01", "2025-02-15"))
                .when(admit("2024-06-01", "2025-06-01"))
                .refused("already-a-member");
    }

    @Test
    void a_term_begins_before_it_ends() {
        guild.when(admit("2025-06-01", "2025-06-01")).refused("term-empty");
    }

    @Test
    void terms_of_a_member_do_not_overlap() {
        Decisions before = guild.and(term(BO, "2022-01-01", "2024-07-01"));
        before.when(admit("2024-06-01", "2025-06-01")).refused("term-overlaps");
        before.when(admit("2024-07-01", "2025-06-01")).recorded();
    }

    @Test
    void the_chapter_is_open() {
        guild.when(admit(SHANGHAI, EVIDENCE, OWNER, STAFF)).refused("unknown-reference");
        guild.and(new ChapterFounded(SHANGHAI, "SH", "Shanghai", day("2025-02-02")))
                .when(admit(SHANGHAI, EVIDENCE, OWNER, STAFF))
                .refused("chapter-not-open");
    }

    @Test
    void an_id_names_one_membership() {
        guild.and(admitted(DAN))
                .when(new AdmitFoundingMember(
                        membership(DAN),
                        TERM,
                        BO,
                        MembershipType.ORDINARY,
                        BEIJING,
                        day("2024-06-01"),
                        day("2025-06-01"),
                        EVIDENCE,
                        OWNER,
                        STAFF,
                        day("2025-02-01")))
                .refused("id-already-used");
    }

    @Test
    void former_terms_come_along_with_what_was_paid_for_them() {
        Money dues = new Money(1_008_000, "CNY");
        Sha256 reference = new Sha256("f".repeat(64));
        OpeningTerm first = opening(711, "2023-06-01", "2024-06-01", new OpeningPayment(PAYMENT, dues, reference));
        OpeningTerm second = opening(712, "2024-06-01", "2025-06-01", null);
        List<LedgerEvent> facts = guild.when(admit(List.of(first, second))).recorded();
        assertThat(facts).hasSize(4);
        assertThat(facts.get(2))
                .isEqualTo(new DuesTakenOver(
                        PAYMENT,
                        membership(BO),
                        first.term(),
                        BO,
                        dues,
                        first.settledOn(),
                        reference,
                        EVIDENCE,
                        day("2025-02-01")));
        assertThat(facts.get(3)).isInstanceOfSatisfying(TermStarted.class, term -> {
            assertThat(term.term()).isEqualTo(second.term());
            assertThat(term.basis()).isEqualTo(TermBasis.OPENING);
            assertThat(term.settledOn()).isEqualTo(day("2024-05-20"));
        });
    }

    @Test
    void terms_that_come_along_do_not_overlap_each_other() {
        OpeningTerm first = opening(711, "2023-06-01", "2024-06-01", null);
        guild.when(admit(List.of(first, opening(712, "2024-05-31", "2025-05-31", null))))
                .refused("term-overlaps");
        guild.when(admit(List.of())).refused("term-missing");
        guild.when(admit(Collections.nCopies(61, first))).refused("limit-exceeded");
    }

    @Test
    void what_was_paid_is_money_of_the_community_and_was_paid() {
        guild.when(admit(paid(0, "CNY"))).refused("amount-not-positive");
        guild.when(admit(paid(1, "USD"))).refused("currency-mismatch");
        OpeningTerm later = new OpeningTerm(TERM, day("2025-01-01"), day("2026-01-01"), day("2025-02-02"), null);
        guild.when(admit(List.of(later))).refused("settled-in-future");
    }

    private static List<OpeningTerm> paid(long amountMinor, String unit) {
        Money amount = new Money(amountMinor, unit);
        return List.of(opening(711, "2024-06-01", "2025-06-01", new OpeningPayment(PAYMENT, amount, null)));
    }

    private static OpeningTerm opening(int number, String from, String toExclusive, @Nullable OpeningPayment paid) {
        return new OpeningTerm(new TermId(id(number)), day(from), day(toExclusive), day("2024-05-20"), paid);
    }

    private static AdmitFoundingMember admit(List<OpeningTerm> terms) {
        return new AdmitFoundingMember(
                membership(BO), BO, MembershipType.ORDINARY, BEIJING, terms, EVIDENCE, OWNER, STAFF, day("2025-02-01"));
    }

    private static MemberAdmitted admittedUnder(MembershipId membership) {
        return new MemberAdmitted(
                null,
                membership,
                BO,
                BO,
                MembershipType.ORDINARY,
                BEIJING,
                List.of(OWNER, STAFF),
                Basis.OPENING,
                EVIDENCE,
                day("2025-01-15"));
    }

    private static AdmitFoundingMember admit(String from, String toExclusive) {
        return new AdmitFoundingMember(
                membership(BO),
                TERM,
                BO,
                MembershipType.ORDINARY,
                BEIJING,
                day(from),
                day(toExclusive),
                EVIDENCE,
                OWNER,
                STAFF,
                day("2025-02-01"));
    }

    private static AdmitFoundingMember admit(
            ChapterId chapter, @Nullable Sha256 evidence, PartyId owner, PartyId staff) {
        return new AdmitFoundingMember(
                membership(BO),
                TERM,
                BO,
                MembershipType.ORDINARY,
                chapter,
                day("2024-06-01"),
                day("2025-06-01"),
                evidence,
                owner,
                staff,
                day("2025-02-01"));
    }
}
