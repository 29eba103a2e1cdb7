package org.guildbook.membership;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.guildbook.decision.Command;
import org.guildbook.decision.DailyAutomation;
import org.guildbook.events.ChapterEvent.Basis;
import org.guildbook.events.ConductEvent;
import org.guildbook.events.LedgerEvent;
import org.guildbook.events.MembershipEvent;
import org.guildbook.events.MembershipEvent.MemberAdmitted;
import org.guildbook.events.MembershipEvent.TermStarted;
import org.guildbook.events.StandingEvent;
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
    public Due of(PartyId party, List<LedgerEvent> facts, LocalDate today) {
        MembershipHistory history = MembershipHistory.NONE;
        Set<Announced> announced = new HashSet<>();
        List<MemberAdmitted> admissions = new ArrayList<>();
        Map<MembershipId, TermStarted> current = new HashMap<>();
        for (LedgerEvent fact : facts) {
            if (fact instanceof MembershipEvent event) {
                history = history.after(event);
            } else if (fact instanceof ConductEvent event) {
                history = history.after(event);
            } else if (fact instanceof StandingEvent event) {
                announced.add(announced(event));
            }
            if (fact instanceof MemberAdmitted admitted) {
                admissions.add(admitted);
            } else if (fact instanceof TermStarted term && !term.from().isAfter(today)) {
                current.merge(term.membership(), term, (a, b) -> a.from().isAfter(b.from()) ? a : b);
            }
        }
        List<Command> due = new ArrayList<>();
        for (MemberAdmitted admitted : admissions) {
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
        return new Due(List.copyOf(due), history.nextTurnAfter(today));
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

    /** @param of the term, or the membership whose admission it was */
    private record Announced(Observation step, Id of) {}

    private static Announced announced(StandingEvent event) {
        return switch (event) {
            case RenewalWindowOpened fact -> new Announced(Observation.RENEWAL_WINDOW_OPENED, fact.term());
            case GraceStarted fact -> new Announced(Observation.GRACE_STARTED, fact.term());
            case MembershipLapsed fact -> new Announced(Observation.MEMBERSHIP_LAPSED, fact.term());
            case MembershipClosed fact -> new Announced(Observation.MEMBERSHIP_CLOSED, fact.term());
            case AdmissionExpired fact -> new Announced(Observation.ADMISSION_EXPIRED, fact.membership());
        };
    }
}
