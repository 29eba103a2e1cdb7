package org.guildbook.api.endpoints;

import jakarta.validation.constraints.Min;
import java.time.LocalDate;
import org.guildbook.projections.membershipstatus.MembershipStatuses.RollQuestion;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.format.annotation.DateTimeFormat.ISO;

/**
 * The two clocks of a question: bound from the query.
 *
 * @param asOf the day asked about, past or future; absent for today
 * @param knownAt position up to which the log is read; absent for all of it
 */
record When(
        @Nullable @DateTimeFormat(iso = ISO.DATE) LocalDate asOf,
        @Nullable @Min(0) Long knownAt) {

    LocalDate day(Read read) {
        return asOf == null ? read.today() : asOf;
    }

    long position() {
        return knownAt == null ? RollQuestion.NOW : knownAt;
    }
}
