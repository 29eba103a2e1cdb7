package org.guildbook.projections.membershipstatus;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToLongFunction;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.guildbook.events.MembershipEvent.MembershipType;
import org.guildbook.projections.rests.Rest;
import org.guildbook.rules.MembershipHistory;
import org.guildbook.values.ChapterId;
import org.guildbook.values.GroupId;
import org.guildbook.values.MembershipId;
import org.guildbook.values.PartyId;
import org.guildbook.values.TermId;
import org.jspecify.annotations.Nullable;

/**
 * What is recorded of one member, each list in the order of the log.
 *
 * @param admissions none for whoever was honoured without ever being a member, like {@code types} and {@code chapters}
 * @param referred whether a referral was credited for an admission
 */
record Life(
        PartyId member,
        List<Admission> admissions,
        List<Term> terms,
        List<RestAt> rests,
        List<Place<MembershipType>> types,
        List<Place<ChapterId>> chapters,
        List<Place<GroupId>> groups,
        boolean referred) {

    /** @param opening whether the member was taken over at the founding, together with a term */
    record Admission(MembershipId membership, LocalDate admittedOn, boolean opening, long position) {}

    record Term(TermId term, LocalDate from, LocalDate toExclusive, LocalDate settledOn, long position) {

        MembershipHistory.Term inHistory() {
            return new MembershipHistory.Term(from, toExclusive, settledOn);
        }
    }

    record RestAt(Rest rest, long position) {}

    /** What somebody is or where somebody belongs from a day on; without {@code where} nowhere any more. */
    record Place<T>(@Nullable T where, LocalDate from) {}

    /** The history that decisions see. */
    MembershipHistory history() {
        MembershipHistory history = MembershipHistory.of(
                admissions.stream()
                        .filter(admission -> !admission.opening())
                        .map(Admission::admittedOn)
                        .toList(),
                terms.stream().map(Term::inHistory).toList());
        return Rest.onto(history, rests.stream().map(RestAt::rest).toList());
    }

    /** The membership of the day, or the first one: an opening member was one before the community was founded. */
    @Nullable
    Admission admissionOn(LocalDate day) {
        return admissions.stream()
                .filter(admission -> !admission.admittedOn().isAfter(day))
                .max(Comparator.comparingLong(Admission::position))
                .or(() -> admissions.stream().findFirst())
                .orElse(null);
    }

    /** The type of the day, or the first one. */
    MembershipType typeOn(LocalDate day) {
        MembershipType type = onOrFirst(types, day);
        return type == null ? MembershipType.HONORARY : type;
    }

    /** The chapter of the day, or the first one; absent for whoever was never a member. */
    @Nullable
    ChapterId chapterOn(LocalDate day) {
        return onOrFirst(chapters, day);
    }

    private static <T> @Nullable T onOrFirst(List<Place<T>> places, LocalDate day) {
        T found = on(places, day);
        return found == null && !places.isEmpty() ? places.getFirst().where() : found;
    }

    /** The small group of the day. */
    @Nullable
    GroupId groupOn(LocalDate day) {
        return on(groups, day);
    }

    private static <T> @Nullable T on(List<Place<T>> places, LocalDate day) {
        T where = null;
        for (Place<T> place : places) {
            if (!place.from().isAfter(day)) {
                where = place.where();
            }
        }
        return where;
    }

    /** First day of the first term; absent for somebody who never paid. */
    @Nullable
    LocalDate joinedOn() {
        return terms.stream().map(Term::from).min(LocalDate::compareTo).orElse(null);
    }

    /** Positions of the facts that the status follows from, ascending. */
    List<Long> positions() {
        return Stream.of(
                        positions(admissions, Admission::position),
                        positions(terms, Term::position),
                        positions(rests, RestAt::position))
                .flatMapToLong(positions -> positions)
                .sorted()
                .boxed()
                .toList();
    }

    private static <T> LongStream positions(List<T> facts, ToLongFunction<T> position) {
        return facts.stream().mapToLong(position);
    }
}
