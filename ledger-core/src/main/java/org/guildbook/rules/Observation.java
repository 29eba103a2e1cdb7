package org.guildbook.rules;

import java.time.LocalDate;
import org.guildbook.rules.MembershipHistory.Term;
import org.jspecify.annotations.Nullable;

/** What the calendar does to a membership, and from which day on it did. */
public enum Observation {
    RENEWAL_WINDOW_OPENED(MembershipStatus.RENEWAL_DUE),
    GRACE_STARTED(MembershipStatus.GRACE),
    MEMBERSHIP_LAPSED(MembershipStatus.LAPSED),
    MEMBERSHIP_CLOSED(MembershipStatus.CLOSED),
    ADMISSION_EXPIRED(MembershipStatus.NOT_A_MEMBER);

    private final MembershipStatus status;

    Observation(MembershipStatus status) {
        this.status = status;
    }

    /**
     * The first day on which the term had come to this, whatever has become of it since.
     *
     * @param upTo last day to look at
     * @return absent where it never had; absent for an admission, which is no term
     */
    public @Nullable LocalDate since(MembershipHistory history, Term term, LocalDate upTo) {
        LocalDate end = history.endOf(term);
        LocalDate graceEnd = end.plusDays(MembershipPolicy.GRACE_DAYS);
        LocalDate closing = end.plusMonths(MembershipPolicy.CLOSE_AFTER_MONTHS);
        return switch (this) {
            // A suspension or a pause may cover the first of these days, and never the first of those below.
            case RENEWAL_WINDOW_OPENED ->
                first(history, term, end.minusDays(MembershipPolicy.RENEWAL_WINDOW_DAYS), end, upTo);
            case GRACE_STARTED -> first(history, term, end, graceEnd, upTo);
            case MEMBERSHIP_LAPSED -> first(history, term, graceEnd, graceEnd.plusDays(1), upTo);
            case MEMBERSHIP_CLOSED -> first(history, term, closing, closing.plusDays(1), upTo);
            case ADMISSION_EXPIRED -> null;
        };
    }

    /** The first day on which an admission without a term had no effect any more; absent where it still had some. */
    public static @Nullable LocalDate admissionExpired(
            MembershipHistory history, LocalDate admittedOn, LocalDate upTo) {
        LocalDate day = admittedOn.plusDays(MembershipPolicy.ADMISSION_PAY_DAYS);
        boolean expired = !day.isAfter(upTo) && history.statusWithoutHonour(day) == ADMISSION_EXPIRED.status;
        return expired ? day : null;
    }

    private @Nullable LocalDate first(
            MembershipHistory history, Term term, LocalDate from, LocalDate toExclusive, LocalDate upTo) {
        for (LocalDate day = from; day.isBefore(toExclusive) && !day.isAfter(upTo); day = day.plusDays(1)) {
            if (history.statusWithoutHonour(day) == status && term.equals(history.termOn(day))) {
                return day;
            }
        }
        return null;
    }
}
