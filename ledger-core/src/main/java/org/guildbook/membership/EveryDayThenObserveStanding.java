package org.guildbook.membership;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.guildbook.decision.Command;
import org.guildbook.decision.DailyAutomation;
import org.guildbook.events.ChapterEvent.Basis;
import org.guildbook.events.ConductEvent;
import org.guildbook.events.ConductEvent.ExpulsionOverturned;
import org.guildbook.events.ConductEvent.MemberExpelled;
import org.guildbook.events.ConductEvent.MemberSuspended;
import org.guildbook.events.ConductEvent.SuspensionLifted;
import org.guildbook.events.LedgerEvent;
import org.guildbook.events.MembershipEvent;
import org.guildbook.events.MembershipEvent.MemberAdmitted;
import org.guildbook.events.MembershipEvent.MemberDeceased;
import org.guildbook.events.MembershipEvent.MemberResigned;
import org.guildbook.events.MembershipEvent.MembershipPaused;
import org.guildbook.events.MembershipEvent.MembershipResumed;
import org.guildbook.events.MembershipEvent.TermStarted;
import org.guildbook.events.StandingEvent.AdmissionExpired;
import org.guildbook.events.StandingEvent.GraceStarted;
import org.guildbook.events.StandingEvent.MembershipClosed;
import org.guildbook.events.StandingEvent.MembershipLapsed;
import org.guildbook.events.StandingEvent.RenewalWindowOpened;
import org.guildbook.rules.MembershipHistory;
import org.guildbook.rules.Observation;
import org.guildbook.values.Id;
import org.guildbook.values.MembershipId;
import org.guildbook.values.PartyId;

/** Every day, what the calendar did to memberships is announced; what happened to an earlier term is left alone. */
public final class EveryDayThenObserveStanding implements DailyAutomation {

    @Override
    public List<Command> due(LocalDate today, Log log) {
        Map<PartyId, MembershipHistory> histories = histories(log);
        Set<Announced> announced = announced(log);
        List<Command> due = new ArrayList<>();
        Map<MembershipId, TermStarted> current = new HashMap<>();
        for (TermStarted term : log.all(TermStarted.class)) {
            if (!term.from().isAfter(today)) {
                current.merge(term.membership(), term, (a, b) -> a.from().isAfter(b.from()) ? a : b);
            }
        }
        for (MemberAdmitted admitted : log.all(MemberAdmitted.class)) {
            MembershipHistory history = histories.getOrDefault(admitted.member(), MembershipHistory.NONE);
            TermStarted term = current.get(admitted.membership());
            if (term != null) {
                due.addAll(steps(term, history, announced, today));
            } else if (admitted.basis() == Basis.DECISION
                    && !announced.contains(new Announced(Observation.ADMISSION_EXPIRED, admitted.membership()))
                    && Observation.admissionExpired(history, admitted.effectiveOn(), today) != null) {
                due.add(new ObserveStanding(
                        Observation.ADMISSION_EXPIRED, admitted.membership(), admitted.member(), null, today));
            }
        }
        return due;
    }

    private static List<Command> steps(
            TermStarted started, MembershipHistory history, Set<Announced> announced, LocalDate today) {
        MembershipHistory.Term term =
                new MembershipHistory.Term(started.from(), started.toExclusive(), started.settledOn());
        List<Command> steps = new ArrayList<>();
        for (Observation step : Observation.values()) {
            if (!announced.contains(new Announced(step, started.term())) && step.since(history, term, today) != null) {
                steps.add(new ObserveStanding(step, started.membership(), started.member(), started.term(), today));
            }
        }
        return steps;
    }

    /** What a status follows from, by member; honours do not change what the calendar does. */
    private static Map<PartyId, MembershipHistory> histories(Log log) {
        Histories histories = new Histories(new HashMap<>());
        BiFunction<MembershipHistory, MembershipEvent, MembershipHistory> ofMembership = MembershipHistory::after;
        BiFunction<MembershipHistory, ConductEvent, MembershipHistory> ofCase = MembershipHistory::after;
        histories.fold(log.all(MemberAdmitted.class), MemberAdmitted::member, ofMembership);
        histories.fold(log.all(TermStarted.class), TermStarted::member, ofMembership);
        histories.fold(log.all(MembershipPaused.class), MembershipPaused::member, ofMembership);
        histories.fold(log.all(MembershipResumed.class), MembershipResumed::member, ofMembership);
        histories.fold(log.all(MemberSuspended.class), MemberSuspended::member, ofCase);
        histories.fold(log.all(SuspensionLifted.class), SuspensionLifted::member, ofCase);
        histories.fold(log.all(MemberExpelled.class), MemberExpelled::member, ofCase);
        histories.fold(log.all(ExpulsionOverturned.class), ExpulsionOverturned::member, ofCase);
        histories.fold(log.all(MemberResigned.class), MemberResigned::member, ofMembership);
        histories.fold(log.all(MemberDeceased.class), MemberDeceased::member, ofMembership);
        return histories.byMember;
    }

    private record Histories(Map<PartyId, MembershipHistory> byMember) {

        <E extends LedgerEvent> void fold(
                List<E> facts,
                Function<E, PartyId> member,
                BiFunction<MembershipHistory, ? super E, MembershipHistory> after) {
            for (E fact : facts) {
                byMember.compute(
                        member.apply(fact),
                        (_, known) -> after.apply(known == null ? MembershipHistory.NONE : known, fact));
            }
        }
    }

    private static Set<Announced> announced(Log log) {
        Set<Announced> announced = new HashSet<>();
        log.all(RenewalWindowOpened.class)
                .forEach(fact -> announced.add(new Announced(Observation.RENEWAL_WINDOW_OPENED, fact.term())));
        log.all(GraceStarted.class)
                .forEach(fact -> announced.add(new Announced(Observation.GRACE_STARTED, fact.term())));
        log.all(MembershipLapsed.class)
                .forEach(fact -> announced.add(new Announced(Observation.MEMBERSHIP_LAPSED, fact.term())));
        log.all(MembershipClosed.class)
                .forEach(fact -> announced.add(new Announced(Observation.MEMBERSHIP_CLOSED, fact.term())));
        log.all(AdmissionExpired.class)
                .forEach(fact -> announced.add(new Announced(Observation.ADMISSION_EXPIRED, fact.membership())));
        return announced;
    }

    /** @param of the term, or the membership whose admission it was */
    private record Announced(Observation step, Id of) {}
}
