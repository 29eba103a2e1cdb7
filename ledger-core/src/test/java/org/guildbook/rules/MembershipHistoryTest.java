package org.guildbook.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.guildbook.rules.MembershipHistory.Term;
import org.guildbook.values.Quarter;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The published vectors of the status function, one line each. */
class MembershipHistoryTest {

    private static final MembershipHistory A1 = terms("2024-03-01", term("2024-03-15", "2025-03-15", "2024-03-15"));
    private static final MembershipHistory A2 = A1.started(term("2025-03-15", "2026-03-15", "2025-04-02"));
    private static final MembershipHistory E = A1.started(term("2025-03-15", "2026-03-15", "2025-02-10"));
    private static final MembershipHistory A3 = A2.started(term("2026-09-01", "2027-09-01", "2026-09-01"));
    private static final MembershipHistory B = MembershipHistory.NONE.admitted(day("2024-03-01"));
    private static final MembershipHistory C = terms(term("2023-05-01", "2024-05-01", "2023-05-01"));
    private static final Term YEAR = term("2025-03-01", "2026-03-01", "2025-03-01");
    private static final MembershipHistory S1 = new Known(YEAR).suspended("2025-06-01", "2025-06-20");
    private static final MembershipHistory S2 = new Known(YEAR).suspended("2026-02-01", "2026-05-01");
    private static final MembershipHistory P = new Known(YEAR).paused("2025-09-01", "2026-01-01");
    private static final MembershipHistory Q = new Known(E.terms()).paused("2025-03-01", "2025-05-01");
    private static final MembershipHistory X1 = new Known(YEAR).expelled("2025-08-01", null);
    private static final MembershipHistory X2 = new Known(YEAR).expelled("2025-08-01", "2025-09-10");
    private static final MembershipHistory L = terms(term("2024-02-29", "2025-02-28", "2024-02-29"));
    private static final Term JANUARY = term("2025-01-10", "2026-01-10", "2025-01-10");
    private static final MembershipHistory R = new Known(JANUARY).resigned("2025-06-30");
    private static final MembershipHistory H1 = new Known(List.of()).honoured("2025-05-20", null);
    private static final MembershipHistory H2 =
            new Known(term("2023-01-01", "2024-01-01", "2023-01-01")).honoured("2024-06-01", "2025-06-01");
    private static final MembershipHistory M = new Known(JANUARY).deceased("2025-11-02");

    @ParameterizedTest(name = "{0} on {1} is {2}")
    @CsvSource({
        "A1, 2024-02-28, NOT_A_MEMBER",
        "A1, 2024-03-10, ADMITTED",
        "A1, 2024-03-15, ACTIVE",
        "A1, 2025-01-13, ACTIVE",
        "A1, 2025-01-14, RENEWAL_DUE",
        "A1, 2025-03-15, GRACE",
        "A1, 2025-03-20, GRACE",
        "A2, 2025-03-20, ACTIVE",
        "A2, 2026-04-13, GRACE",
        "A2, 2026-04-14, LAPSED",
        "E, 2025-02-01, RENEWAL_DUE",
        "E, 2025-02-10, ACTIVE",
        "E, 2026-01-14, RENEWAL_DUE",
        "A3, 2026-08-31, LAPSED",
        "A3, 2026-09-01, ACTIVE",
        "A3, 2027-08-31, RENEWAL_DUE",
        "B, 2024-03-30, ADMITTED",
        "B, 2024-03-31, NOT_A_MEMBER",
        "C, 2026-04-30, LAPSED",
        "C, 2026-05-01, CLOSED",
        "S1, 2025-06-19, SUSPENDED",
        "S1, 2025-06-20, ACTIVE",
        "S2, 2026-02-15, SUSPENDED",
        "S2, 2026-03-30, SUSPENDED",
        "S2, 2026-03-31, LAPSED",
        "P, 2025-12-31, PAUSED",
        "P, 2026-05-01, ACTIVE",
        "P, 2026-05-02, RENEWAL_DUE",
        "P, 2026-07-01, GRACE",
        "Q, 2025-03-20, PAUSED",
        "Q, 2026-03-15, ACTIVE",
        "Q, 2026-05-15, GRACE",
        "X1, 2026-12-01, EXPELLED",
        "X2, 2025-09-09, EXPELLED",
        "X2, 2025-09-10, ACTIVE",
        "X2, 2026-04-10, GRACE",
        "L, 2025-02-27, RENEWAL_DUE",
        "L, 2025-02-28, GRACE",
        "R, 2025-06-29, ACTIVE",
        "R, 2025-06-30, RESIGNED",
        "H1, 2025-05-20, HONORARY",
        "H2, 2024-03-01, LAPSED",
        "H2, 2024-06-01, HONORARY",
        "H2, 2025-06-01, LAPSED",
        "M, 2025-11-01, ACTIVE",
        "M, 2025-11-02, DECEASED",
    })
    void status(String vector, LocalDate asOf, MembershipStatus expected) {
        assertThat(history(vector).statusOn(asOf)).isEqualTo(expected);
    }

    @Test
    void whoever_left_and_was_admitted_again_waits_for_the_first_dues_like_anybody() {
        MembershipHistory again = R.admitted(day("2025-09-01"));
        assertThat(again.statusOn(day("2025-08-31"))).isEqualTo(MembershipStatus.RESIGNED);
        assertThat(again.statusOn(day("2025-09-30"))).isEqualTo(MembershipStatus.ADMITTED);
        assertThat(again.statusOn(day("2025-10-01"))).isEqualTo(MembershipStatus.RESIGNED);
        MembershipHistory closed = C.admitted(day("2026-06-01"));
        assertThat(closed.statusOn(day("2026-06-30"))).isEqualTo(MembershipStatus.ADMITTED);
        assertThat(closed.statusOn(day("2026-07-01"))).isEqualTo(MembershipStatus.CLOSED);
        assertThat(closed.started(term("2026-06-20", "2027-06-20", "2026-06-20"))
                        .statusOn(day("2026-07-01")))
                .isEqualTo(MembershipStatus.ACTIVE);
    }

    @Test
    void a_reinstatement_starts_a_new_unbroken_membership() {
        assertThat(A3.continuousSince(day("2026-04-20"))).isEqualTo("2024-03-15");
        assertThat(A3.continuousSince(day("2026-09-01"))).isEqualTo("2026-09-01");
        assertThat(A3.continuousSince(day("2024-03-14"))).isNull();
    }

    @Test
    void a_pause_does_not_break_a_membership_renewed_at_the_moved_end() {
        MembershipHistory renewed = new Known(List.of(YEAR, term("2026-07-01", "2027-07-01", "2026-06-20")))
                .paused("2025-09-01", "2026-01-01");
        assertThat(renewed.continuousSince(day("2026-08-01"))).isEqualTo("2025-03-01");
    }

    @Test
    void only_quarters_with_membership_on_each_day_are_completed() {
        assertThat(A1.completedQuarters(Quarter.parse("2025Q4")))
                .extracting(Quarter::toString)
                .containsExactly("2024Q2", "2024Q3", "2024Q4", "2025Q1");
        assertThat(S1.completedQuarters(Quarter.parse("2025Q4")))
                .extracting(Quarter::toString)
                .containsExactly("2025Q3", "2025Q4");
        assertThat(B.completedQuarters(Quarter.parse("2025Q4"))).isEmpty();
    }

    private static MembershipHistory history(String vector) {
        return switch (vector) {
            case "A1" -> A1;
            case "A2" -> A2;
            case "A3" -> A3;
            case "B" -> B;
            case "C" -> C;
            case "E" -> E;
            case "H1" -> H1;
            case "H2" -> H2;
            case "L" -> L;
            case "M" -> M;
            case "P" -> P;
            case "Q" -> Q;
            case "R" -> R;
            case "S1" -> S1;
            case "S2" -> S2;
            case "X1" -> X1;
            case "X2" -> X2;
            default -> throw new AssertionError("no vector " + vector);
        };
    }

    /** Facts that no use case records yet, but the function already knows. */
    private record Known(List<Term> terms) {

        Known(Term term) {
            this(List.of(term));
        }

        MembershipHistory suspended(String from, String toExclusive) {
            return history(List.of(interval(from, toExclusive)), List.of(), List.of(), List.of());
        }

        MembershipHistory paused(String from, String toExclusive) {
            return history(List.of(), List.of(interval(from, toExclusive)), List.of(), List.of());
        }

        MembershipHistory expelled(String from, @Nullable String overturnedOn) {
            return history(List.of(), List.of(), List.of(interval(from, overturnedOn)), List.of());
        }

        MembershipHistory honoured(String from, @Nullable String toExclusive) {
            return history(List.of(), List.of(), List.of(), List.of(interval(from, toExclusive)));
        }

        MembershipHistory resigned(String date) {
            return new MembershipHistory(
                    List.of(), terms, List.of(), List.of(), List.of(), List.of(), List.of(day(date)), null);
        }

        MembershipHistory deceased(String date) {
            return new MembershipHistory(
                    List.of(), terms, List.of(), List.of(), List.of(), List.of(), List.of(), day(date));
        }

        private MembershipHistory history(
                List<Interval> suspensions, List<Interval> pauses, List<Interval> expulsions, List<Interval> honours) {
            return new MembershipHistory(List.of(), terms, suspensions, pauses, expulsions, honours, List.of(), null);
        }
    }

    @Test
    void whoever_was_expelled_is_banned_for_24_months() {
        assertThat(X1.bannedOn(day("2025-07-31"))).isFalse();
        assertThat(X1.bannedOn(day("2025-08-01"))).isTrue();
        assertThat(X1.bannedOn(day("2027-07-31"))).isTrue();
        assertThat(X1.bannedOn(day("2027-08-01"))).isFalse();
        assertThat(X2.bannedOn(day("2025-09-10"))).isFalse();
        assertThat(X1.cooledOn(day("2027-07-31"))).isFalse();
        assertThat(X1.cooledOn(day("2027-08-01"))).isTrue();
    }

    @Test
    void a_former_member_may_be_referred_after_24_months() {
        assertThat(R.cooledOn(day("2027-06-29"))).isFalse();
        assertThat(R.cooledOn(day("2027-06-30"))).isTrue();
        assertThat(C.cooledOn(day("2026-04-30"))).isFalse();
        assertThat(C.cooledOn(day("2026-05-01"))).isTrue();
        assertThat(B.cooledOn(day("2024-03-31"))).isTrue();
    }

    private static MembershipHistory terms(String admittedOn, Term term) {
        return MembershipHistory.NONE.admitted(day(admittedOn)).started(term);
    }

    private static MembershipHistory terms(Term term) {
        return MembershipHistory.NONE.started(term);
    }

    private static Term term(String from, String toExclusive, String settledOn) {
        return new Term(day(from), day(toExclusive), day(settledOn));
    }

    private static Interval interval(String from, @Nullable String toExclusive) {
        return new Interval(day(from), toExclusive == null ? null : day(toExclusive));
    }

    private static LocalDate day(String date) {
        return LocalDate.parse(date);
    }
}
