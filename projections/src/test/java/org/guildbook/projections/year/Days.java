package org.guildbook.projections.year;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.stream.Stream;

/** The days from one up to another, which is not among them. */
record Days(LocalDate from, LocalDate to) {

    boolean has(LocalDate day) {
        return !day.isBefore(from) && day.isBefore(to);
    }

    long count() {
        return ChronoUnit.DAYS.between(from, to);
    }

    Stream<LocalDate> each() {
        return from.isBefore(to) ? from.datesUntil(to) : Stream.empty();
    }
}
