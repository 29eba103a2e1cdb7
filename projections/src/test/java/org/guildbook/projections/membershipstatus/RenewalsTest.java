package org.guildbook.projections.membershipstatus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.guildbook.events.ChapterEvent.Basis;
import org.guildbook.events.ConductEvent.MemberExpelled;
import org.guildbook.events.LedgerEvent;
import org.guildbook.events.MembershipEvent.HonoraryMembershipConferred;
import org.guildbook.events.MembershipEvent.MemberAdmitted;
import org.guildbook.events.MembershipEvent.MemberDeceased;
import org.guildbook.events.MembershipEvent.MembershipType;
import org.guildbook.events.MembershipEvent.ReferralStage;
import org.guildbook.events.MembershipEvent.ReferralStageReached;
import org.guildbook.events.MembershipEvent.TermBasis;
import org.guildbook.events.MembershipEvent.TermStarted;
import org.guildbook.projections.membershipstatus.RenewalRates.Counted;
import org.guildbook.projections.membershipstatus.RenewalRates.Rate;
import org.guildbook.projections.membershipstatus.RenewalRates.Share;
import org.guildbook.projections.membershipstatus.Renewals.Due;
import org.guildbook.projections.membershipstatus.Renewals.Listed;
import org.guildbook.projections.membershipstatus.Retentions.After;
import org.guildbook.projections.membershipstatus.Retentions.Cohort;
import org.guildbook.projections.runtime.Folding;
import org.guildbook.projections.testing.JournalledFacts;
import org.guildbook.rules.MembershipStatus;
import org.guildbook.testing.LedgerDatabase;
import org.guildbook.values.CaseId;
import org.guildbook.values.ChapterId;
import org.guildbook.values.CommunityId;
import org.guildbook.values.MeetingId;
import org.guildbook.values.MembershipId;
import org.guildbook.values.PartyId;
import org.guildbook.values.Quarter;
import org.guildbook.values.ReferralId;
import org.guildbook.values.Sha256;
import org.guildbook.values.TermId;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Twelve terms that end in the last quarter of 2025, and what became of them; every number is computed by hand. */
class RenewalsTest {

    @RegisterExtension
    static final LedgerDatabase DATABASE = LedgerDatabase.audited();

    private static final CommunityId COMMUNITY = new CommunityId(id(1));
    private static final ChapterId BEIJING = new ChapterId(id(2));
    private static final ChapterId SHANGHAI = new ChapterId(id(3));
    private static final LocalDate Q4 = day("2025-10-01");
    private static final LocalDate Q1 = day("2026-01-01");

    private static final List<LedgerEvent> FACTS = new ArrayList<>();

    @SuppressWarnings("NullAway.Init") // set before any test
    private static JdbcClient db;

    @BeforeAll
    static void fold() {
        for (int member = 1; member <= 10; member++) {
            admit(member, member <= 5 ? BEIJING : SHANGHAI);
            term(member, "2024-11-01", "2025-11-01", "2024-11-01");
        }
        for (int member = 1; member <= 6; member++) {
            term(member, "2025-11-01", "2026-11-01", member == 6 ? "2025-11-30" : "2025-10-15");
        }
        FACTS.add(new MemberDeceased(party(8), List.of(party(1), party(2)), day("2025-10-20")));
        FACTS.add(new MemberExpelled(
                new CaseId(id(4)),
                new MembershipId(id(209)),
                party(9),
                day("2027-10-01"),
                new MeetingId(id(951)),
                1,
                day("2025-10-01")));
        FACTS.add(new HonoraryMembershipConferred(party(10), null, day("2025-11-01")));
        for (int member = 11; member <= 12; member++) {
            admit(member, SHANGHAI);
            term(member, "2024-12-20", "2025-12-20", "2024-12-20");
        }
        term(12, "2025-12-20", "2026-12-20", "2025-12-19");
        admit(13, BEIJING);
        term(13, "2023-02-01", "2024-02-01", "2023-02-01");
        term(13, "2024-06-01", "2025-06-01", "2024-06-01");
        FACTS.add(new ReferralStageReached(
                new ReferralId(id(5)), party(1), party(2), ReferralStage.ADMITTED, day("2024-11-01")));
        try (JournalledFacts ledger = new JournalledFacts(DATABASE.dataSource())) {
            Folding folding = new Folding(DATABASE.dataSource());
            folding.fold(new MembershipStatusProjection(), ledger.append(COMMUNITY, FACTS), 7);
            db = folding.db();
        }
    }

    @Test
    void the_rate_is_final_where_grace_is_over_and_provisional_elsewhere() {
        Rate rate = rate("2026-01-15");
        assertThat(rate.all().settled()).isEqualTo(new Share(6, 7, 857_142L));
        assertThat(rate.all().provisional()).isEqualTo(new Share(1, 2, 500_000L));
        assertThat(rate("2026-01-19").all().settled()).isEqualTo(new Share(7, 9, 777_777L));
        assertThat(rate("2026-01-19").all().provisional()).isEqualTo(new Share(0, 0, null));
    }

    @Test
    void the_rate_counts_what_was_paid_by_the_day() {
        assertThat(rate("2025-10-31").all().provisional()).isEqualTo(new Share(0, 0, null));
        assertThat(rate("2025-11-29").all().provisional()).isEqualTo(new Share(5, 7, 714_285L));
        assertThat(rate("2025-11-30").all().provisional()).isEqualTo(new Share(6, 7, 857_142L));
    }

    @Test
    void the_rate_is_cut_by_chapter_type_cohort_and_referral() {
        Rate rate = rate("2026-02-01");
        assertThat(settled(rate.byChapter(), BEIJING.toString())).isEqualTo(new Share(5, 5, 1_000_000L));
        assertThat(settled(rate.byChapter(), SHANGHAI.toString())).isEqualTo(new Share(2, 4, 500_000L));
        assertThat(rate.byType()).containsOnlyKeys("ORDINARY");
        assertThat(rate.byCohort()).containsOnlyKeys("2024Q4");
        assertThat(settled(rate.byReferral(), "true")).isEqualTo(new Share(1, 1, 1_000_000L));
        assertThat(settled(rate.byReferral(), "false")).isEqualTo(new Share(6, 8, 750_000L));
    }

    @Test
    void a_cohort_is_looked_at_when_all_of_it_has_got_there() {
        List<Cohort> cohorts =
                new Retentions(db).on(COMMUNITY, day("2026-01-15")).cohorts();
        assertThat(cohorts).extracting(Cohort::quarter).containsExactly(new Quarter(2023, 1), new Quarter(2024, 4));
        // One member, away from March to June 2024.
        assertThat(cohorts.getFirst().after())
                .containsExactly(
                        new After(3, share(1, 1), share(1, 1)),
                        new After(12, share(1, 1), share(1, 1)),
                        new After(24, share(0, 1), share(1, 1)));
        // After a year one of the twelve is dead and one expelled; 7 and 10 are in grace, the honour of 10 does not
        // show
        // before it is over.
        assertThat(cohorts.getLast())
                .isEqualTo(new Cohort(
                        new Quarter(2024, 4),
                        12,
                        List.of(
                                new After(3, share(12, 12), share(12, 12)),
                                new After(12, share(10, 11), share(10, 11)))));
        assertThat(new Retentions(db)
                        .on(COMMUNITY, day("2025-12-19"))
                        .cohorts()
                        .getLast()
                        .after())
                .hasSize(1);
    }

    @Test
    void who_has_to_renew_is_listed_with_the_days_left() {
        Renewals renewals = new Renewals(db);
        Listed listed = renewals.on(COMMUNITY, day("2025-11-25"), null, null, 10);
        assertThat(listed.count()).isEqualTo(4);
        assertThat(listed.members())
                .extracting(Due::member, Due::status, Due::until, Due::daysLeft)
                .containsExactlyInAnyOrder(
                        tuple(party(7), MembershipStatus.GRACE, day("2025-12-01"), 6L),
                        tuple(party(10), MembershipStatus.GRACE, day("2025-12-01"), 6L),
                        tuple(party(11), MembershipStatus.RENEWAL_DUE, day("2025-12-20"), 25L),
                        tuple(party(12), MembershipStatus.RENEWAL_DUE, day("2025-12-20"), 25L));
        Listed first = renewals.on(COMMUNITY, day("2025-11-25"), null, null, 1);
        Listed second = renewals.on(COMMUNITY, day("2025-11-25"), null, first.next(), 1);
        Listed third = renewals.on(COMMUNITY, day("2025-11-25"), null, second.next(), 1);
        Listed fourth = renewals.on(COMMUNITY, day("2025-11-25"), null, third.next(), 1);
        assertThat(Stream.of(first, second, third, fourth).flatMap(page -> page.members().stream()))
                .containsExactlyElementsOf(listed.members());
        assertThat(fourth.next()).isNull();
        assertThat(renewals.on(COMMUNITY, day("2025-11-25"), BEIJING, null, 10).members())
                .isEmpty();
    }

    @Test
    void who_lapsed_is_listed_for_some_time() {
        Renewals renewals = new Renewals(db);
        assertThat(renewals.lapsed(COMMUNITY, day("2025-11-30"), null, null, 10).members())
                .isEmpty();
        for (String lapsed : List.of("2025-12-01", "2026-02-28")) {
            assertThat(renewals.lapsed(COMMUNITY, day(lapsed), SHANGHAI, null, 10)
                            .members())
                    .filteredOn(due -> due.termEnd().equals(day("2025-11-01")))
                    .extracting(Due::member, Due::status, Due::until)
                    .containsExactly(tuple(party(7), MembershipStatus.LAPSED, day("2027-11-01")));
        }
        assertThat(renewals.lapsed(COMMUNITY, day("2026-03-01"), null, null, 10).members())
                .extracting(Due::member)
                .containsExactly(party(11));
    }

    private static Rate rate(String day) {
        return new RenewalRates(db).of(COMMUNITY, Q4, Q1, day(day));
    }

    private static Share settled(Map<String, Counted> parts, String part) {
        return Objects.requireNonNull(parts.get(part)).settled();
    }

    private static Share share(long numerator, long denominator) {
        return Share.of(numerator, denominator);
    }

    private static void admit(int member, ChapterId chapter) {
        FACTS.add(new MemberAdmitted(
                null,
                new MembershipId(id(200 + member)),
                party(member),
                party(member),
                MembershipType.ORDINARY,
                chapter,
                List.of(party(1), party(2)),
                Basis.OPENING,
                new Sha256("e".repeat(64)),
                day("2024-11-01")));
    }

    private static void term(int member, String from, String toExclusive, String settledOn) {
        FACTS.add(new TermStarted(
                new MembershipId(id(200 + member)),
                new TermId(id(1_000 + FACTS.size())),
                party(member),
                day(from),
                day(toExclusive),
                day(settledOn),
                TermBasis.OPENING,
                null,
                null,
                null,
                day("2024-11-01")));
    }

    private static PartyId party(int member) {
        return new PartyId(id(100 + member));
    }

    private static UUID id(int number) {
        return new UUID(0x7000, number);
    }

    private static LocalDate day(String date) {
        return LocalDate.parse(date);
    }
}
