package org.guildbook.privacy;

import static org.guildbook.testing.Decisions.given;
import static org.guildbook.testing.Decisions.hashAt;
import static org.guildbook.testing.Guild.ANN;
import static org.guildbook.testing.Guild.BEIJING;
import static org.guildbook.testing.Guild.BO;
import static org.guildbook.testing.Guild.SHANGHAI;
import static org.guildbook.testing.Guild.STAFF;
import static org.guildbook.testing.Guild.STRANGER;
import static org.guildbook.testing.Guild.admitted;
import static org.guildbook.testing.Guild.day;
import static org.guildbook.testing.Guild.founded;
import static org.guildbook.testing.Guild.id;
import static org.guildbook.testing.Guild.membership;
import static org.guildbook.testing.Guild.office;
import static org.guildbook.testing.Guild.term;

import java.util.Collections;
import java.util.List;
import org.guildbook.events.ConductEvent.AppealDecided;
import org.guildbook.events.ConductEvent.AppealOutcome;
import org.guildbook.events.ConductEvent.CaseAppealed;
import org.guildbook.events.ConductEvent.CaseDecided;
import org.guildbook.events.ConductEvent.CaseKind;
import org.guildbook.events.ConductEvent.CaseOpened;
import org.guildbook.events.ConductEvent.CaseOutcome;
import org.guildbook.events.DuesEvent.DuesInvoiced;
import org.guildbook.events.MembershipEvent.TermBasis;
import org.guildbook.events.MembershipEvent.TermStarted;
import org.guildbook.events.PrivacyEvent.ErasureRecorded;
import org.guildbook.events.PrivacyEvent.LegalBasis;
import org.guildbook.events.PrivacyEvent.PositionRange;
import org.guildbook.testing.Decisions;
import org.guildbook.values.CaseId;
import org.guildbook.values.InvoiceId;
import org.guildbook.values.Money;
import org.guildbook.values.PartyId;
import org.guildbook.values.Role;
import org.guildbook.values.Scope;
import org.guildbook.values.TermId;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ErasePersonalDataTest {

    private final Decisions guild =
            given(founded(), office(Role.STAFF, Scope.COMMUNITY, STAFF), office(Role.SUPERVISOR, Scope.COMMUNITY, ANN));

    @Test
    void staff_and_a_supervisor_erase_what_is_known_of_somebody() {
        guild.when(erase(STAFF, ANN, LegalBasis.REQUEST, List.of(new PositionRange(3, 4))))
                .facts(new ErasureRecorded(
                        LegalBasis.REQUEST, List.of(new PositionRange(3, 4)), BO, STAFF, ANN, day("2025-02-01")));
    }

    @Test
    void one_person_is_not_two() {
        guild.and(office(Role.SUPERVISOR, Scope.COMMUNITY, STAFF))
                .when(erase(STAFF, STAFF, LegalBasis.REQUEST, List.of()))
                .refused("second-person-missing");
    }

    @Test
    void both_hold_their_office() {
        guild.when(erase(STRANGER, ANN, LegalBasis.REQUEST, List.of())).refused("not-authorised");
        guild.when(erase(STAFF, STRANGER, LegalBasis.REQUEST, List.of())).refused("not-authorised");
    }

    @Test
    void the_supervisor_is_of_the_chapter_or_the_guardian_agrees() {
        Decisions once = given(founded(), office(Role.STAFF, Scope.COMMUNITY, STAFF))
                .and(admitted(BO), term(BO, "2020-01-01", "2021-01-01"));
        once.and(office(Role.SUPERVISOR, Scope.chapter(BEIJING), ANN))
                .when(erase(STAFF, ANN, LegalBasis.REQUEST, List.of()))
                .recorded();
        once.and(office(Role.SUPERVISOR, Scope.chapter(SHANGHAI), ANN))
                .when(erase(STAFF, ANN, LegalBasis.REQUEST, List.of()))
                .refused("not-authorised");
        once.and(office(Role.GUARDIAN, Scope.COMMUNITY, ANN))
                .when(erase(STAFF, ANN, LegalBasis.REQUEST, List.of()))
                .recorded();
    }

    @Test
    void not_without_a_legal_basis() {
        guild.when(erase(STAFF, ANN, null, List.of())).refused("legal-basis-missing");
    }

    @Test
    void not_of_a_member() {
        guild.and(admitted(BO), term(BO, "2025-01-01", "2026-01-01"))
                .when(erase(STAFF, ANN, LegalBasis.REQUEST, List.of()))
                .refused("erasure-while-member");
    }

    @Test
    void not_while_dues_are_awaited() {
        DuesInvoiced invoice = new DuesInvoiced(
                new InvoiceId(id(801)),
                membership(BO),
                BO,
                BEIJING,
                new Money(1_008_000, "CNY"),
                day("2024-01-01"),
                day("2025-01-01"),
                day("2025-01-15"),
                day("2024-12-01"));
        Decisions invoiced = guild.and(invoice);
        invoiced.when(erase(STAFF, ANN, LegalBasis.REQUEST, List.of())).refused("erasure-blocked-by-open-matter");
        TermStarted paid = new TermStarted(
                membership(BO),
                new TermId(id(802)),
                BO,
                day("2024-01-01"),
                day("2024-12-01"),
                day("2024-01-01"),
                TermBasis.RENEWAL,
                invoice.invoice(),
                null,
                null,
                day("2024-12-01"));
        invoiced.and(paid)
                .when(erase(STAFF, ANN, LegalBasis.REQUEST, List.of()))
                .recorded();
        invoiced.decidedOn("2025-02-13")
                .when(erase(STAFF, ANN, LegalBasis.REQUEST, List.of()))
                .refused("erasure-blocked-by-open-matter");
        invoiced.decidedOn("2025-02-14")
                .when(erase(STAFF, ANN, LegalBasis.REQUEST, List.of()))
                .recorded();
    }

    @Test
    void not_while_a_case_is_open() {
        CaseId caseId = new CaseId(id(901));
        CaseOpened opened = new CaseOpened(
                caseId,
                CaseKind.CONDUCT,
                ANN,
                BO,
                null,
                BEIJING,
                day("2025-01-15"),
                day("2025-01-31"),
                day("2025-01-01"));
        CaseDecided decided = new CaseDecided(
                caseId,
                ANN,
                BO,
                CaseOutcome.UPHELD,
                List.of(),
                List.of(STAFF, STRANGER),
                hashAt(1),
                day("2025-02-10"),
                day("2025-01-11"));
        CaseAppealed appealed = new CaseAppealed(caseId, ANN, BO, BO, hashAt(2), day("2025-01-20"));
        AppealDecided closed = new AppealDecided(
                caseId, ANN, BO, AppealOutcome.CONFIRMED, List.of(STAFF, STRANGER), hashAt(3), day("2025-01-30"));
        blockedOn("2025-02-01", guild.and(opened));
        blockedOn("2025-02-09", guild.and(opened, decided));
        blockedOn("2025-02-20", guild.and(opened, decided, appealed));
        guild.and(opened, decided)
                .decidedOn("2025-02-10")
                .when(erase(STAFF, ANN, LegalBasis.REQUEST, List.of()))
                .recorded();
        guild.and(opened, decided, appealed, closed)
                .when(erase(STAFF, ANN, LegalBasis.REQUEST, List.of()))
                .recorded();
    }

    private static void blockedOn(String day, Decisions guild) {
        guild.decidedOn(day)
                .when(erase(STAFF, ANN, LegalBasis.REQUEST, List.of()))
                .refused("erasure-blocked-by-open-matter");
    }

    @Test
    void ranges_are_few_and_name_entries() {
        for (PositionRange range : List.of(new PositionRange(3, 3), new PositionRange(-1, 3))) {
            guild.when(erase(STAFF, ANN, LegalBasis.REQUEST, List.of(range))).refused("erasure-names-no-entries");
        }
        List<PositionRange> many = Collections.nCopies(ErasePersonalData.RANGES_MAX + 1, new PositionRange(0, 1));
        guild.when(erase(STAFF, ANN, LegalBasis.REQUEST, many)).refused("limit-exceeded");
        guild.when(erase(STAFF, ANN, LegalBasis.REQUEST, many.subList(1, many.size())))
                .recorded();
    }

    private static ErasePersonalData erase(
            PartyId requester, PartyId approver, @Nullable LegalBasis basis, List<PositionRange> erases) {
        return new ErasePersonalData(requester, approver, BO, basis, erases, day("2025-02-01"));
    }
}
