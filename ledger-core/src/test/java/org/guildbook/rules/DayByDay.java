package org.guildbook.rules;

import static org.guildbook.rules.MembershipStatus.ACTIVE;
import static org.guildbook.rules.MembershipStatus.ADMITTED;
import static org.guildbook.rules.MembershipStatus.CLOSED;
import static org.guildbook.rules.MembershipStatus.DECEASED;
import static org.guildbook.rules.MembershipStatus.EXPELLED;
import static org.guildbook.rules.MembershipStatus.GRACE;
import static org.guildbook.rules.MembershipStatus.HONORARY;
import static org.guildbook.rules.MembershipStatus.LAPSED;
import static org.guildbook.rules.MembershipStatus.NOT_A_MEMBER;
import static org.guildbook.rules.MembershipStatus.PAUSED;
import static org.guildbook.rules.MembershipStatus.RENEWAL_DUE;
import static org.guildbook.rules.MembershipStatus.RESIGNED;
import static org.guildbook.rules.MembershipStatus.SUSPENDED;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.guildbook.events.ConductEvent.ExpulsionOverturned;
import org.guildbook.events.ConductEvent.MemberExpelled;
import org.guildbook.events.ConductEvent.MemberSuspended;
import org.guildbook.events.ConductEvent.SuspensionLifted;
import org.guildbook.events.LedgerEvent;
import org.guildbook.events.MembershipEvent.HonoraryMembershipConferred;
import org.guildbook.events.MembershipEvent.HonoraryMembershipWithdrawn;
import org.guildbook.events.MembershipEvent.MemberAdmitted;
import org.guildbook.events.MembershipEvent.MemberDeceased;
import org.guildbook.events.MembershipEvent.MemberResigned;
import org.guildbook.events.MembershipEvent.MembershipPaused;
import org.guildbook.events.MembershipEvent.MembershipResumed;
import org.guildbook.events.MembershipEvent.TermStarted;
import org.jspecify.annotations.Nullable;

/**
 * The life cycle as a machine that wakes every morning: counters run down, and what happens that day moves it on.
 *
 * <p>A second opinion on {@link MembershipHistory}, which looks at no day but the one asked for.
 */
final class DayByDay {

    private final Map<LocalDate, List<LedgerEvent>> happening = new HashMap<>();
    private final Map<TermStarted, Integer> pausedDays = new HashMap<>();

    private MembershipStatus state = NOT_A_MEMBER;
    private @Nullable TermStarted term;
    private @Nullable LocalDate closesOn;
    private int admissionDaysLeft;
    private int termDaysLeft;
    private int graceDaysLeft;
    private int pauseDaysLeft;
    private int suspendedDaysLeft;
    private boolean expelled;
    private boolean honoured;
    private MembershipStatus beforeAdmission = NOT_A_MEMBER;

    private DayByDay(List<LedgerEvent> known) {
        for (LedgerEvent fact : known) {
            happening
                    .computeIfAbsent(
                            switch (fact) {
                                case TermStarted started -> started.from();
                                case MembershipPaused pause -> pause.from();
                                default -> fact.effectiveOn();
                            },
                            _ -> new ArrayList<>())
                    .add(fact);
        }
    }

    /** The status of each day from {@code first} on, {@code last} included. */
    static List<MembershipStatus> run(List<LedgerEvent> known, LocalDate first, LocalDate last) {
        Map<TermStarted, Integer> pausedDays = new DayByDay(known).countPausedDays(known, first, last);
        DayByDay machine = new DayByDay(known);
        machine.pausedDays.putAll(pausedDays);
        List<MembershipStatus> days = new ArrayList<>();
        for (LocalDate day = first; !day.isAfter(last); day = day.plusDays(1)) {
            days.add(machine.morning(day, known));
        }
        return days;
    }

    /** Pauses last as long as they did, and are added to the term that they fall into. */
    private Map<TermStarted, Integer> countPausedDays(List<LedgerEvent> known, LocalDate first, LocalDate last) {
        Map<TermStarted, Integer> days = new HashMap<>();
        TermStarted current = null;
        for (LocalDate day = first; !day.isAfter(last); day = day.plusDays(1)) {
            for (LedgerEvent fact : happening.getOrDefault(day, List.of())) {
                current = fact instanceof TermStarted started ? started : current;
            }
            for (LedgerEvent fact : happening.getOrDefault(day, List.of())) {
                if ((fact instanceof MembershipPaused || fact instanceof MemberExpelled) && current != null) {
                    days.merge(lastInRow(current, known), length(fact, known), Integer::sum);
                }
            }
        }
        return days;
    }

    /** A renewal that was made before the pause takes it over. */
    private static TermStarted lastInRow(TermStarted term, List<LedgerEvent> known) {
        for (LedgerEvent fact : known) {
            if (fact instanceof TermStarted next && next.from().equals(term.toExclusive())) {
                return lastInRow(next, known);
            }
        }
        return term;
    }

    /** Days of a pause or of an expulsion; none of one that nobody overturned. */
    private static int length(LedgerEvent rest, List<LedgerEvent> known) {
        int days = rest instanceof MembershipPaused pause ? days(pause.from(), pause.toExclusive()) : 0;
        for (LedgerEvent fact : known) {
            if (rest instanceof MembershipPaused pause) {
                days = Math.min(days, daysUntil(fact, pause));
            }
            if (rest instanceof MemberExpelled expelled
                    && fact instanceof ExpulsionOverturned overturned
                    && overturned.from().equals(expelled.effectiveOn())) {
                return days(overturned.from(), overturned.effectiveOn());
            }
        }
        return days;
    }

    /** Who comes back or leaves pauses no longer. */
    private static int daysUntil(LedgerEvent fact, MembershipPaused pause) {
        return switch (fact) {
            case MembershipResumed resumed
            when resumed.from().equals(pause.from()) -> days(pause.from(), resumed.effectiveOn());
            case MemberResigned resigned
            when !resigned.effectiveOn().isBefore(pause.effectiveOn()) ->
                Math.max(0, days(pause.from(), resigned.effectiveOn()));
            default -> Integer.MAX_VALUE;
        };
    }

    private static int days(LocalDate from, LocalDate toExclusive) {
        return (int) ChronoUnit.DAYS.between(from, toExclusive);
    }

    private MembershipStatus morning(LocalDate day, List<LedgerEvent> known) {
        runDown(day);
        for (LedgerEvent fact : happening.getOrDefault(day, List.of())) {
            happens(fact, known);
        }
        if (state == ACTIVE || state == RENEWAL_DUE) {
            state = termDaysLeft <= 60 && !renewed(day, known) ? RENEWAL_DUE : ACTIVE;
        }
        if (expelled && state != DECEASED) {
            return EXPELLED;
        }
        if (suspendedDaysLeft > 0 && (state == ACTIVE || state == RENEWAL_DUE || state == GRACE)) {
            return SUSPENDED;
        }
        if (pauseDaysLeft > 0 && (state == ACTIVE || state == RENEWAL_DUE)) {
            return PAUSED;
        }
        boolean gone = state == NOT_A_MEMBER || state == RESIGNED || state == LAPSED || state == CLOSED;
        return gone && honoured ? HONORARY : state;
    }

    /** What a night does. */
    private void runDown(LocalDate day) {
        pauseDaysLeft = Math.max(0, pauseDaysLeft - 1);
        suspendedDaysLeft = Math.max(0, suspendedDaysLeft - 1);
        admissionDaysLeft = Math.max(0, admissionDaysLeft - 1);
        switch (state) {
            case ACTIVE, RENEWAL_DUE -> {
                termDaysLeft--;
                if (termDaysLeft == 0) {
                    state = GRACE;
                    graceDaysLeft = 30;
                    closesOn = day.plusMonths(24);
                }
            }
            case GRACE -> {
                graceDaysLeft--;
                state = graceDaysLeft == 0 ? LAPSED : GRACE;
            }
            case LAPSED -> state = day.equals(closesOn) ? CLOSED : LAPSED;
            case ADMITTED -> state = admissionDaysLeft == 0 ? before(day) : ADMITTED;
            default -> {}
        }
    }

    /** Whom an admission without dues leaves behind. */
    private MembershipStatus before(LocalDate day) {
        return beforeAdmission == LAPSED && closesOn != null && !day.isBefore(closesOn) ? CLOSED : beforeAdmission;
    }

    private void happens(LedgerEvent fact, List<LedgerEvent> known) {
        if (state == DECEASED) {
            return;
        }
        switch (fact) {
            case MemberAdmitted _ -> {
                beforeAdmission = state;
                state = ADMITTED;
                admissionDaysLeft = 30;
            }
            case TermStarted started -> {
                term = started;
                state = ACTIVE;
                termDaysLeft = (int) ChronoUnit.DAYS.between(started.from(), started.toExclusive())
                        + pausedDays.getOrDefault(started, 0);
            }
            case MembershipPaused pause -> pauseDaysLeft = length(pause, known);
            case MemberResigned _ -> state = RESIGNED;
            case MemberDeceased _ -> state = DECEASED;
            case MemberSuspended suspended ->
                suspendedDaysLeft = Math.max(suspendedDaysLeft, days(suspended.from(), suspended.toExclusive()));
            case SuspensionLifted _ -> suspendedDaysLeft = 0;
            case MemberExpelled _ -> expelled = true;
            case ExpulsionOverturned _ -> expelled = false;
            case HonoraryMembershipConferred _ -> honoured = true;
            case HonoraryMembershipWithdrawn _ -> honoured = false;
            default -> {}
        }
    }

    private boolean renewed(LocalDate day, List<LedgerEvent> known) {
        LocalDate end = day.plusDays(termDaysLeft);
        return known.stream()
                .anyMatch(fact -> fact instanceof TermStarted next
                        && !next.equals(term)
                        && next.from().equals(end)
                        && !next.settledOn().isAfter(day));
    }
}
