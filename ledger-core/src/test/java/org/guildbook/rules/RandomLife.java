package org.guildbook.rules;

import static org.guildbook.testing.Guild.BO;
import static org.guildbook.testing.Guild.OWNER;
import static org.guildbook.testing.Guild.STAFF;
import static org.guildbook.testing.Guild.elected;
import static org.guildbook.testing.Guild.id;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.guildbook.events.ConductEvent.ExpulsionOverturned;
import org.guildbook.events.ConductEvent.MemberExpelled;
import org.guildbook.events.ConductEvent.MemberSuspended;
import org.guildbook.events.ConductEvent.SuspensionLifted;
import org.guildbook.events.LedgerEvent;
import org.guildbook.events.MembershipEvent.HonoraryMembershipConferred;
import org.guildbook.events.MembershipEvent.HonoraryMembershipWithdrawn;
import org.guildbook.events.MembershipEvent.MemberDeceased;
import org.guildbook.events.MembershipEvent.MemberResigned;
import org.guildbook.events.MembershipEvent.MembershipPaused;
import org.guildbook.events.MembershipEvent.MembershipResumed;
import org.guildbook.events.MembershipEvent.TermBasis;
import org.guildbook.events.MembershipEvent.TermStarted;
import org.guildbook.testing.Guild;
import org.guildbook.values.CaseId;
import org.guildbook.values.MeetingId;
import org.guildbook.values.TermId;
import org.jspecify.annotations.Nullable;

/** What happened to one member over some years, drawn from a seed, with the days on which it became known. */
final class RandomLife {

    static final LocalDate FIRST_DAY = LocalDate.of(2024, 1, 1);
    static final LocalDate LAST_DAY = FIRST_DAY.plusDays(1_700);

    /** A fact and the day it was recorded, which is not before it took effect unless it was announced. */
    record Known(LocalDate recordedOn, LedgerEvent fact) {}

    private static final CaseId CASE = new CaseId(id(650));

    private static final MeetingId MEETING = new MeetingId(id(951));

    private final Random random;
    private final List<Known> facts = new ArrayList<>();
    private int terms;

    private RandomLife(long seed) {
        this.random = new Random(seed);
    }

    /** The facts in the order they were recorded. */
    static List<Known> of(long seed) {
        RandomLife life = new RandomLife(seed);
        LocalDate admittedOn = FIRST_DAY.plusDays(life.days(60));
        while (admittedOn != null) {
            life.honours(admittedOn);
            admittedOn = life.membership(admittedOn);
        }
        life.facts.removeIf(known -> known.recordedOn.isAfter(LAST_DAY));
        life.facts.sort(Comparator.comparing(Known::recordedOn));
        return List.copyOf(life.facts);
    }

    /** One membership; returns the day of the next admission, if there is one. */
    private @Nullable LocalDate membership(LocalDate admittedOn) {
        know(admittedOn, elected(BO, admittedOn.toString()));
        if (chance(10)) {
            return admittedOn.plusDays(40 + days(200));
        }
        LocalDate settledOn = admittedOn.plusDays(days(30));
        LocalDate from = settledOn;
        TermBasis basis = TermBasis.JOIN;
        while (from.isBefore(LAST_DAY)) {
            LocalDate recordedOn = settledOn.plusDays(chance(30) ? days(15) : 0);
            TermStarted term = term(from, settledOn, basis, recordedOn);
            suspension(recordedOn);
            LocalDate end = rests(term, recordedOn);
            if (chance(8)) {
                return left(term, end);
            }
            if (chance(70)) {
                LocalDate early = end.minusDays(days(90));
                settledOn = chance(30) ? end.plusDays(days(30)) : early.isBefore(recordedOn) ? recordedOn : early;
                from = end;
                basis = TermBasis.RENEWAL;
            } else if (chance(60)) {
                settledOn = end.plusDays(30 + days(600));
                from = settledOn;
                basis = TermBasis.REINSTATEMENT;
            } else {
                return chance(50) ? end.plusMonths(24).plusDays(days(100)) : null;
            }
        }
        return null;
    }

    private TermStarted term(LocalDate from, LocalDate settledOn, TermBasis basis, LocalDate recordedOn) {
        TermStarted term = new TermStarted(
                Guild.membership(BO),
                new TermId(id(700 + terms++)),
                BO,
                from,
                from.plusYears(1),
                settledOn,
                basis,
                null,
                null,
                null,
                recordedOn);
        know(recordedOn, term);
        return term;
    }

    /** A pause, if any, also before the term begins, when it was settled early; returns the day the term ends. */
    private LocalDate rests(TermStarted term, LocalDate earliest) {
        LocalDate from = earliest.plusDays(days(250));
        LocalDate toExclusive = from.plusDays(5 + days(80));
        if (!chance(35) || toExclusive.isAfter(term.toExclusive())) {
            return term.toExclusive();
        }
        if (chance(15)) {
            return lostDays(term, from, toExclusive);
        }
        LocalDate asked = from.minusDays(days((int) ChronoUnit.DAYS.between(earliest, from) + 1));
        know(asked, new MembershipPaused(Guild.membership(BO), BO, from, toExclusive, OWNER, asked));
        if (chance(40)) {
            toExclusive = from.plusDays(days((int) ChronoUnit.DAYS.between(from, toExclusive)));
            know(toExclusive, new MembershipResumed(Guild.membership(BO), BO, from, toExclusive));
        }
        return term.toExclusive().plusDays(ChronoUnit.DAYS.between(from, toExclusive));
    }

    /** An expulsion that is overturned counts like a pause. */
    private LocalDate lostDays(TermStarted term, LocalDate from, LocalDate overturnedOn) {
        know(from, new MemberExpelled(CASE, Guild.membership(BO), BO, from.plusMonths(24), MEETING, 1, from));
        know(
                overturnedOn,
                new ExpulsionOverturned(CASE, Guild.membership(BO), BO, from, List.of(OWNER, STAFF), overturnedOn));
        return term.toExclusive().plusDays(ChronoUnit.DAYS.between(from, overturnedOn));
    }

    private void suspension(LocalDate earliest) {
        if (!chance(20)) {
            return;
        }
        LocalDate from = earliest.plusDays(days(350));
        int length = 10 + days(200);
        know(from, new MemberSuspended(CASE, Guild.membership(BO), BO, from, from.plusDays(length), from));
        if (chance(50)) {
            LocalDate liftedOn = from.plusDays(1 + days(length - 1));
            know(liftedOn, new SuspensionLifted(CASE, Guild.membership(BO), BO, from, liftedOn));
        }
    }

    private @Nullable LocalDate left(TermStarted term, LocalDate end) {
        LocalDate day = term.from().plusDays(1 + days((int) ChronoUnit.DAYS.between(term.from(), end) + 25));
        // What was recorded of this term for later days did not come to be.
        facts.removeIf(known -> known.recordedOn.isAfter(day));
        LocalDate recordedOn = day.plusDays(chance(30) ? days(20) : 0);
        if (chance(30)) {
            know(recordedOn, new MemberDeceased(BO, List.of(OWNER, STAFF), day));
            return null;
        }
        if (chance(20)) {
            know(day, new MemberExpelled(CASE, Guild.membership(BO), BO, day.plusMonths(24), MEETING, 1, day));
            return null;
        }
        know(recordedOn, new MemberResigned(Guild.membership(BO), BO, day));
        return chance(60) ? recordedOn.plusDays(1 + days(400)) : null;
    }

    private void honours(LocalDate after) {
        if (chance(15)) {
            LocalDate from = after.plusDays(days(900));
            know(from, new HonoraryMembershipConferred(BO, null, from));
            if (chance(50)) {
                LocalDate until = from.plusDays(1 + days(300));
                know(until, new HonoraryMembershipWithdrawn(BO, null, until));
            }
        }
    }

    private void know(LocalDate recordedOn, LedgerEvent fact) {
        facts.add(new Known(recordedOn, fact));
    }

    private boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }

    /** 0..bound-1 */
    private int days(int bound) {
        return bound <= 0 ? 0 : random.nextInt(bound);
    }
}
