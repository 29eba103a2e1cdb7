package org.guildbook.rules;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.guildbook.events.ConductEvent;
import org.guildbook.events.MembershipEvent;
import org.guildbook.values.Quarter;
import org.jspecify.annotations.Nullable;

/**
 * What is known about one party's membership, and the status that follows from it on any day.
 *
 * <p>No status is stored and no clock has to run: a deadline that has passed is visible on its own.
 *
 * @param admissions days of admission by decision, after which dues are to be settled
 * @param expulsions end on the day they were overturned; then their days are credited to the term, like pauses
 */
public record MembershipHistory(
        List<LocalDate> admissions,
        List<Term> terms,
        List<Interval> suspensions,
        List<Interval> pauses,
        List<Interval> expulsions,
        List<Interval> honours,
        List<LocalDate> resignations,
        @Nullable LocalDate deceasedOn) {

    /** The history of somebody the community knows nothing about. */
    public static final MembershipHistory NONE = of(List.of(), List.of());

    /** A term of membership as it was recorded, and the day its dues were settled. */
    public record Term(LocalDate from, LocalDate toExclusive, LocalDate settledOn) {}

    /** A history of admissions and terms, without any rest or end. */
    public static MembershipHistory of(List<LocalDate> admissions, List<Term> terms) {
        return new MembershipHistory(admissions, terms, List.of(), List.of(), List.of(), List.of(), List.of(), null);
    }

    MembershipHistory admitted(LocalDate day) {
        return new MembershipHistory(
                plus(admissions, day), terms, suspensions, pauses, expulsions, honours, resignations, deceasedOn);
    }

    MembershipHistory started(Term term) {
        return new MembershipHistory(
                admissions, plus(terms, term), suspensions, pauses, expulsions, honours, resignations, deceasedOn);
    }

    public MembershipHistory paused(Interval pause) {
        return with(plus(pauses, pause), resignations, deceasedOn);
    }

    /** The pause that contains the day ends on it. */
    public MembershipHistory resumed(LocalDate day) {
        return with(ended(pauses, day), resignations, deceasedOn);
    }

    public MembershipHistory resigned(LocalDate day) {
        // Whoever leaves pauses no longer, not even after coming back.
        return with(pauses.stream().map(pause -> pause.endedOn(day)).toList(), plus(resignations, day), deceasedOn);
    }

    public MembershipHistory deceased(LocalDate day) {
        return with(pauses, resignations, day);
    }

    public MembershipHistory honoured(Interval honour) {
        return withHonours(plus(honours, honour));
    }

    /** The honour that contains the day ends on it. */
    public MembershipHistory honourWithdrawn(LocalDate day) {
        return withHonours(ended(honours, day));
    }

    /** The rights rest, by the decision of a case. */
    public MembershipHistory suspended(Interval suspension) {
        return with(plus(suspensions, suspension), expulsions);
    }

    /** The suspension that contains the day ends on it. */
    public MembershipHistory suspensionLifted(LocalDate day) {
        return with(ended(suspensions, day), expulsions);
    }

    public MembershipHistory expelled(LocalDate day) {
        return with(suspensions, plus(expulsions, new Interval(day, null)));
    }

    /** The expulsion that contains the day ends on it. */
    public MembershipHistory expulsionOverturned(LocalDate day) {
        return with(suspensions, ended(expulsions, day));
    }

    private MembershipHistory with(List<Interval> newSuspensions, List<Interval> newExpulsions) {
        return new MembershipHistory(
                admissions, terms, newSuspensions, pauses, newExpulsions, honours, resignations, deceasedOn);
    }

    private static List<Interval> ended(List<Interval> intervals, LocalDate day) {
        return intervals.stream()
                .map(interval -> interval.contains(day) ? interval.endedOn(day) : interval)
                .toList();
    }

    private MembershipHistory with(
            List<Interval> newPauses, List<LocalDate> newResignations, @Nullable LocalDate newDeceasedOn) {
        return new MembershipHistory(
                admissions, terms, suspensions, newPauses, expulsions, honours, newResignations, newDeceasedOn);
    }

    private MembershipHistory withHonours(List<Interval> newHonours) {
        return new MembershipHistory(
                admissions, terms, suspensions, pauses, expulsions, newHonours, resignations, deceasedOn);
    }

    /** The history after a fact of this party; one that says nothing of its standing leaves it as it is. */
    public MembershipHistory after(MembershipEvent fact) {
        return HistoryFacts.onto(this, fact);
    }

    /** The history after a fact of a case against this party. */
    public MembershipHistory after(ConductEvent fact) {
        return HistoryFacts.onto(this, fact);
    }

    /** Expelled and not admitted anew since, which is possible once the ban is over. */
    private boolean expelledOn(LocalDate day) {
        return expulsions.stream()
                .filter(expulsion -> expulsion.contains(day))
                .anyMatch(expulsion ->
                        admissions.stream().noneMatch(again -> again.isAfter(expulsion.from()) && !again.isAfter(day)));
    }

    public MembershipStatus statusOn(LocalDate day) {
        MembershipStatus status = statusWithoutHonour(day);
        boolean gone = switch (status) {
            case NOT_A_MEMBER, RESIGNED, LAPSED, CLOSED -> true;
            case ADMITTED, ACTIVE, RENEWAL_DUE, GRACE, SUSPENDED, PAUSED, EXPELLED, HONORARY, DECEASED -> false;
        };
        return gone && anyContains(honours, day) ? MembershipStatus.HONORARY : status;
    }

    /** The status if the party had no honours, which only show where no ordinary membership says more. */
    public MembershipStatus statusWithoutHonour(LocalDate day) {
        if (deceasedOn != null && !day.isBefore(deceasedOn)) {
            return MembershipStatus.DECEASED;
        }
        if (expelledOn(day)) {
            return MembershipStatus.EXPELLED;
        }
        Term term = termOn(day);
        LocalDate resigned = latest(resignations, day);
        if (resigned != null && (term == null || term.from().isBefore(resigned))) {
            return admittedAfter(resigned, day) ? MembershipStatus.ADMITTED : MembershipStatus.RESIGNED;
        }
        if (term == null) {
            return admittedAfter(LocalDate.MIN, day) ? MembershipStatus.ADMITTED : MembershipStatus.NOT_A_MEMBER;
        }
        MembershipStatus status = statusInTerm(term, day);
        return !status.belongs() && admittedAfter(term.from(), day) ? MembershipStatus.ADMITTED : status;
    }

    /** Whether the dues of an admission may still be settled: one after the day on which something earlier ended or began. */
    private boolean admittedAfter(LocalDate earlier, LocalDate day) {
        LocalDate admitted = latest(admissions, day);
        return admitted != null
                && !admitted.isBefore(earlier)
                && day.isBefore(admitted.plusDays(MembershipPolicy.ADMISSION_PAY_DAYS));
    }

    private MembershipStatus statusInTerm(Term term, LocalDate day) {
        LocalDate end = endOf(term);
        if (day.isBefore(end)) {
            if (anyContains(suspensions, day)) {
                return MembershipStatus.SUSPENDED;
            }
            if (anyContains(pauses, day)) {
                return MembershipStatus.PAUSED;
            }
            boolean windowOpen = !day.isBefore(end.minusDays(MembershipPolicy.RENEWAL_WINDOW_DAYS));
            return windowOpen && !renewedOn(end, day) ? MembershipStatus.RENEWAL_DUE : MembershipStatus.ACTIVE;
        }
        if (day.isBefore(end.plusDays(MembershipPolicy.GRACE_DAYS))) {
            return anyContains(suspensions, day) ? MembershipStatus.SUSPENDED : MembershipStatus.GRACE;
        }
        return day.isBefore(end.plusMonths(MembershipPolicy.CLOSE_AFTER_MONTHS))
                ? MembershipStatus.LAPSED
                : MembershipStatus.CLOSED;
    }

    private boolean renewedOn(LocalDate end, LocalDate day) {
        return terms.stream()
                .anyMatch(term -> term.from().equals(end) && !term.settledOn().isAfter(day));
    }

    /** The term that began last on or before the day; it may be over. */
    public @Nullable Term termOn(LocalDate day) {
        Term last = null;
        for (Term term : terms) {
            if (!term.from().isAfter(day) && (last == null || term.from().isAfter(last.from()))) {
                last = term;
            }
        }
        return last;
    }

    /** The first day after the term, moved by the pauses and overturned expulsions credited to it. */
    public LocalDate endOf(Term term) {
        return term.toExclusive().plusDays(creditedDays(pauses, term) + creditedDays(expulsions, term));
    }

    /** The pause that contains the day. */
    public @Nullable Interval pauseOn(LocalDate day) {
        return pauses.stream().filter(pause -> pause.contains(day)).findFirst().orElse(null);
    }

    /** Whether a pause or a suspension contains the day. */
    public boolean restsOn(LocalDate day) {
        return anyContains(suspensions, day) || anyContains(pauses, day);
    }

    /** Whether the party is honoured on the day, whatever else it is. */
    public boolean honouredOn(LocalDate day) {
        return anyContains(honours, day);
    }

    /** Whether all days of {@code [from, toExclusive)} lie in one known term. */
    public boolean inOneTerm(LocalDate from, LocalDate toExclusive) {
        Term term = termOn(from);
        return term != null && !toExclusive.isAfter(endOf(term));
    }

    /** The stretches of days on which the party takes part, as far as is known, in their order; each has an end. */
    public List<Interval> takingPart() {
        List<Interval> stretches = new ArrayList<>();
        LocalDate from = null;
        for (LocalDate day : turningDays()) {
            boolean takesPart = statusOn(day).takesPart();
            if (takesPart && from == null) {
                from = day;
            } else if (!takesPart && from != null) {
                stretches.add(new Interval(from, day));
                from = null;
            }
        }
        return List.copyOf(stretches);
    }

    /** The first day after this one on which the status, without honours, may change by itself; absent if it never will. */
    public @Nullable LocalDate nextTurnAfter(LocalDate day) {
        return turningDays().higher(day);
    }

    /** The days on which the status, without honours, may change; between them it does not. */
    private NavigableSet<LocalDate> turningDays() {
        NavigableSet<LocalDate> days = new TreeSet<>(resignations);
        for (LocalDate admission : admissions) {
            days.addAll(List.of(admission, admission.plusDays(MembershipPolicy.ADMISSION_PAY_DAYS)));
        }
        for (Term term : terms) {
            LocalDate end = endOf(term);
            days.addAll(List.of(
                    term.from(),
                    term.settledOn(),
                    end.minusDays(MembershipPolicy.RENEWAL_WINDOW_DAYS),
                    end,
                    end.plusDays(MembershipPolicy.GRACE_DAYS),
                    end.plusMonths(MembershipPolicy.CLOSE_AFTER_MONTHS)));
        }
        Stream.of(suspensions, pauses, expulsions)
                .flatMap(List::stream)
                .flatMap(rest -> Stream.of(rest.from(), rest.toExclusive()))
                .filter(Objects::nonNull)
                .forEach(days::add);
        if (deceasedOn != null) {
            days.add(deceasedOn);
        }
        return days;
    }

    /** Whether the party was never a member, or has not been one for so long that it may be referred again. */
    public boolean cooledOn(LocalDate day) {
        return switch (statusOn(day)) {
            case NOT_A_MEMBER, CLOSED -> true;
            case RESIGNED -> {
                LocalDate resigned = latest(resignations, day);
                yield resigned != null && !day.isBefore(resigned.plusMonths(MembershipPolicy.CANDIDATE_COOLING_MONTHS));
            }
            case EXPELLED -> !bannedOn(day);
            // Until it closes a lapsed membership can be reinstated, and that takes as long as the cooling.
            case LAPSED, ADMITTED, ACTIVE, RENEWAL_DUE, GRACE, SUSPENDED, PAUSED, HONORARY, DECEASED -> false;
        };
    }

    /** Whether the party was expelled so recently that it may not apply. */
    public boolean bannedOn(LocalDate day) {
        return expulsions.stream()
                .anyMatch(expulsion -> expulsion.contains(day)
                        && day.isBefore(expulsion.from().plusMonths(MembershipPolicy.BAN_MONTHS)));
    }

    /** Whether a known term has a day in common with {@code [from, toExclusive)}. */
    public boolean overlapsTerm(LocalDate from, LocalDate toExclusive) {
        Interval asked = new Interval(from, toExclusive);
        return terms.stream().anyMatch(term -> new Interval(term.from(), endOf(term)).overlaps(asked));
    }

    private long creditedDays(List<Interval> rests, Term term) {
        return rests.stream()
                .filter(rest -> term.equals(creditedTerm(rest)))
                .mapToLong(Interval::knownDays)
                .sum();
    }

    /** The term of the first day of rest or, while a renewal is already known, the last of those that follow. */
    private @Nullable Term creditedTerm(Interval rest) {
        Term credited = termOn(rest.from());
        while (credited != null) {
            Term next = startingOn(credited.toExclusive());
            if (next == null) {
                return credited;
            }
            credited = next;
        }
        return null;
    }

    private @Nullable Term startingOn(LocalDate day) {
        return terms.stream()
                .filter(term -> term.from().equals(day))
                .findFirst()
                .orElse(null);
    }

    /** First day of the unbroken membership the day belongs to; absent where there is no term. */
    public @Nullable LocalDate continuousSince(LocalDate day) {
        Term first = termOn(day);
        while (first != null) {
            Term before = termOn(first.from().minusDays(1));
            if (before == null || endOf(before).isBefore(first.from())) {
                return first.from();
            }
            first = before;
        }
        return null;
    }

    /** Whether the party was in good standing on each day; true for no day at all. */
    public boolean inGoodStandingThroughout(LocalDate from, LocalDate toExclusive) {
        return from.datesUntil(toExclusive).allMatch(day -> statusOn(day).inGoodStanding());
    }

    /** The quarters up to {@code through} in which the party took part on each day: they count for tenure. */
    public List<Quarter> completedQuarters(Quarter through) {
        List<Quarter> completed = new ArrayList<>();
        Quarter first = terms.stream()
                .map(term -> Quarter.of(term.from()))
                .min(Quarter::compareTo)
                .orElse(through.plus(1));
        for (Quarter quarter = first; quarter.compareTo(through) <= 0; quarter = quarter.plus(1)) {
            if (quarter.from()
                    .datesUntil(quarter.toExclusive())
                    .allMatch(day -> statusOn(day).takesPart())) {
                completed.add(quarter);
            }
        }
        return List.copyOf(completed);
    }

    private static boolean anyContains(List<Interval> intervals, LocalDate day) {
        return intervals.stream().anyMatch(interval -> interval.contains(day));
    }

    private static @Nullable LocalDate latest(List<LocalDate> days, LocalDate upTo) {
        return days.stream()
                .filter(day -> !day.isAfter(upTo))
                .max(LocalDate::compareTo)
                .orElse(null);
    }

    private static <T> List<T> plus(List<T> list, T element) {
        List<T> longer = new ArrayList<>(list);
        longer.add(element);
        return List.copyOf(longer);
    }
}
