package org.guildbook.rules;

import static org.guildbook.rules.MembershipStatus.ACTIVE;
import static org.guildbook.rules.MembershipStatus.ADMITTED;
import static org.guildbook.rules.MembershipStatus.CLOSED;
import static org.guildbook.rules.MembershipStatus.DECEASED;
import static org.guildbook.rules.MembershipStatus.GRACE;
import static org.guildbook.rules.MembershipStatus.HONORARY;
import static org.guildbook.rules.MembershipStatus.LAPSED;
import static org.guildbook.rules.MembershipStatus.NOT_A_MEMBER;
import static org.guildbook.rules.MembershipStatus.PAUSED;
import static org.guildbook.rules.MembershipStatus.RENEWAL_DUE;
import static org.guildbook.rules.MembershipStatus.RESIGNED;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.guildbook.events.MembershipEvent;
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

    private final Map<LocalDate, List<MembershipEvent>> happening = new HashMap<>();
    private final Map<TermStarted, Integer> pausedDays = new HashMap<>();

    private MembershipStatus state = NOT_A_MEMBER;
    private @Nullable TermStarted term;
    private @Nullable LocalDate closesOn;
    private int admissionDaysLeft;
    private int termDaysLeft;
    private int graceDaysLeft;
    private int pauseDaysLeft;
    private boolean honoured;
    private MembershipStatus beforeAdmission = NOT_A_MEMBER;

    private DayByDay(List<MembershipEvent> known) {
        for (MembershipEvent fact : known) {
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
    static List<MembershipStatus> run(List<MembershipEvent> known, LocalDate first, LocalDate last) {
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
    private Map<TermStarted, Integer> countPausedDays(List<MembershipEvent> known, LocalDate first, LocalDate last) {
        Map<TermStarted, Integer> days = new HashMap<>();
        TermStarted current = null;
        for (LocalDate day = first; !day.isAfter(last); day = day.plusDays(1)) {
            for (MembershipEvent fact : happening.getOrDefault(day, List.of())) {
                current = fact instanceof TermStarted started ? started : current;
            }
            for (MembershipEvent fact : happening.getOrDefault(day, List.of())) {
                if (fact instanceof MembershipPaused pause && current != null) {
                    days.merge(lastInRow(current, known), length(pause, known), Integer::sum);
                }
            }
        }
        return days;
    }

    /** A renewal that was made before the pause takes it over. */
    private static TermStarted lastInRow(TermStarted term, List<MembershipEvent> known) {
        for (MembershipEvent fact : known) {
            if (fact instanceof TermStarted next && next.from().equals(term.toExclusive())) {
                return lastInRow(next, known);
            }
        }
        return term;
    }

    private static int length(MembershipPaused pause, List<MembershipEvent> known) {
        for (MembershipEvent fact : known) {
            if (fact instanceof MembershipResumed resumed && resumed.from().equals(pause.from())) {
                return (int) ChronoUnit.DAYS.between(pause.from(), resumed.effectiveOn());
            }
        }
        return (int) ChronoUnit.DAYS.between(pause.from(), pause.toExclusive());
    }

    private MembershipStatus morning(LocalDate day, List<MembershipEvent> known) {
        runDown(day);
        for (MembershipEvent fact : happening.getOrDefault(day, List.of())) {
            happens(fact, known);
        }
        if (state == ACTIVE || state == RENEWAL_DUE) {
            state = termDaysLeft <= 60 && !renewed(day, known) ? RENEWAL_DUE : ACTIVE;
            return pauseDaysLeft > 0 ? PAUSED : state;
        }
        boolean gone = state == NOT_A_MEMBER || state == RESIGNED || state == LAPSED || state == CLOSED;
        return gone && honoured ? HONORARY : state;
    }

    /** What a night does. */
    private void runDown(LocalDate day) {
        pauseDaysLeft = Math.max(0, pauseDaysLeft - 1);
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

    private void happens(MembershipEvent fact, List<MembershipEvent> known) {
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
            case MemberResigned _ -> {
                state = RESIGNED;
                pauseDaysLeft = 0;
            }
            case MemberDeceased _ -> state = DECEASED;
            case HonoraryMembershipConferred _ -> honoured = true;
            case HonoraryMembershipWithdrawn _ -> honoured = false;
            default -> {}
        }
    }

    private boolean renewed(LocalDate day, List<MembershipEvent> known) {
        LocalDate end = day.plusDays(termDaysLeft);
        return known.stream()
                .anyMatch(fact -> fact instanceof TermStarted next
                        && !next.equals(term)
                        && next.from().equals(end)
                        && !next.settledOn().isAfter(day));
    }
}
