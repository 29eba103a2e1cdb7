package org.guildbook.membership;

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

import java.util.List;
import org.guildbook.events.ChapterEvent.Basis;
import org.guildbook.events.CommunityEvent.FoundingPhaseClosed;
import org.guildbook.events.MembershipEvent.MemberAdmitted;
import org.guildbook.events.MembershipEvent.MembershipType;
import org.guildbook.events.MembershipEvent.TermBasis;
import org.guildbook.events.MembershipEvent.TermStarted;
import org.guildbook.testing.Decisions;
import org.guildbook.values.ChapterId;
import org.guildbook.values.MembershipId;
import org.guildbook.values.PartyId;
import org.guildbook.values.Role;
import org.guildbook.values.Scope;
import org.guildbook.values.Sha256;
import org.guildbook.values.TermId;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AdmitFoundingMemberTest {

    private static final TermId TERM = new TermId(id(701));
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
        guild.decidedOn("2025-02-01")
                .when(new AdmitFoundingMember(
                        membership(BO),
                        TERM,
                        BO,
                        MembershipType.ORDINARY,
                        BEIJING,
                        day("2024-06-01"),
                        day("2025-06-01"),
                        EVIDENCE,
                        OWNER,
                        STAFF,
                        day("2024-12-31")))
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
