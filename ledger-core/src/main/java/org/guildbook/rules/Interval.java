package org.guildbook.rules;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * Days from {@code from} up to and without {@code toExclusive}.
 *
 * @param toExclusive absent while no end is known
 */
public record Interval(LocalDate from, @Nullable LocalDate toExclusive) {

    public boolean contains(LocalDate day) {
        return !day.isBefore(from) && (toExclusive == null || day.isBefore(toExclusive));
    }

    public boolean overlaps(Interval other) {
        return (other.toExclusive == null || from.isBefore(other.toExclusive))
                && (toExclusive == null || other.from.isBefore(toExclusive));
    }

    /** The same interval, ended on the day at the latest; empty when it would have begun later. */
    public Interval endedOn(LocalDate day) {
        if (toExclusive != null && !day.isBefore(toExclusive)) {
            return this;
        }
        return new Interval(from, day.isBefore(from) ? from : day);
    }

    /** Days it lasts; 0 while no end is known. */
    long knownDays() {
        return toExclusive == null ? 0 : ChronoUnit.DAYS.between(from, toExclusive);
    }
}
