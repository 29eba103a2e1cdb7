package org.guildbook.rules;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.axonframework.eventsourcing.annotation.EventCriteriaBuilder;
import org.axonframework.eventsourcing.annotation.EventSourcedEntity;
import org.axonframework.eventsourcing.annotation.EventSourcingHandler;
import org.axonframework.eventsourcing.annotation.reflection.EntityCreator;
import org.axonframework.eventsourcing.annotation.reflection.InjectEntityId;
import org.axonframework.messaging.eventstreaming.EventCriteria;
import org.guildbook.decision.Boundary;
import org.guildbook.decision.Refused;
import org.guildbook.decision.Today;
import org.guildbook.events.ConductEvent;
import org.guildbook.events.ConductEvent.AppealDecided;
import org.guildbook.events.ConductEvent.AppealOutcome;
import org.guildbook.events.ConductEvent.CaseAppealed;
import org.guildbook.events.ConductEvent.CaseDecided;
import org.guildbook.events.ConductEvent.CaseHandlersAssigned;
import org.guildbook.events.ConductEvent.CaseOpened;
import org.guildbook.events.ConductEvent.ExpulsionOverturned;
import org.guildbook.events.ConductEvent.HandlerRecused;
import org.guildbook.events.ConductEvent.MemberExpelled;
import org.guildbook.events.ConductEvent.MemberSuspended;
import org.guildbook.events.ConductEvent.ReportFiled;
import org.guildbook.events.ConductEvent.Sanction;
import org.guildbook.events.ConductEvent.StatementSubmitted;
import org.guildbook.events.ConductEvent.WarningIssued;
import org.guildbook.values.CaseId;
import org.guildbook.values.PartyId;
import org.guildbook.values.Role;
import org.guildbook.values.Scope;
import org.guildbook.values.Tag;

/**
 * How far a case has come, and who may act in it.
 *
 * <p>Whoever has no part in a case is refused in the same words whether it exists or not.
 *
 * @param facts of the case, in the order of the log
 */
@EventSourcedEntity
public record CaseFile(CaseId caseId, List<ConductEvent> facts) {

    @EntityCreator
    public CaseFile(@InjectEntityId CaseId caseId) {
        this(caseId, List.of());
    }

    @EventCriteriaBuilder
    static EventCriteria boundary(CaseId caseId) {
        return Boundary.facts(
                Tag.of("case", caseId),
                ReportFiled.class,
                CaseOpened.class,
                CaseHandlersAssigned.class,
                HandlerRecused.class,
                StatementSubmitted.class,
                CaseDecided.class,
                CaseAppealed.class,
                AppealDecided.class,
                WarningIssued.class,
                MemberSuspended.class,
                MemberExpelled.class,
                ExpulsionOverturned.class);
    }

    @EventSourcingHandler
    CaseFile on(ReportFiled fact) {
        return with(fact);
    }

    @EventSourcingHandler
    CaseFile on(CaseOpened fact) {
        return with(fact);
    }

    @EventSourcingHandler
    CaseFile on(CaseHandlersAssigned fact) {
        return with(fact);
    }

    @EventSourcingHandler
    CaseFile on(HandlerRecused fact) {
        return with(fact);
    }

    @EventSourcingHandler
    CaseFile on(StatementSubmitted fact) {
        return with(fact);
    }

    @EventSourcingHandler
    CaseFile on(CaseDecided fact) {
        return with(fact);
    }

    @EventSourcingHandler
    CaseFile on(CaseAppealed fact) {
        return with(fact);
    }

    @EventSourcingHandler
    CaseFile on(AppealDecided fact) {
        return with(fact);
    }

    @EventSourcingHandler
    CaseFile on(WarningIssued fact) {
        return with(fact);
    }

    @EventSourcingHandler
    CaseFile on(MemberSuspended fact) {
        return with(fact);
    }

    @EventSourcingHandler
    CaseFile on(MemberExpelled fact) {
        return with(fact);
    }

    @EventSourcingHandler
    CaseFile on(ExpulsionOverturned fact) {
        return with(fact);
    }

    private CaseFile with(ConductEvent fact) {
        List<ConductEvent> after = new ArrayList<>(facts);
        after.add(fact);
        return new CaseFile(caseId, List.copyOf(after));
    }

    private <F extends ConductEvent> Stream<F> all(Class<F> kind) {
        return facts.stream().filter(kind::isInstance).map(kind::cast);
    }

    /** The fact of the kind, of which a case has one at most. */
    public <F extends ConductEvent> Optional<F> find(Class<F> kind) {
        return all(kind).findFirst();
    }

    /** The fact of the kind; refused by this name where there is none. */
    public <F extends ConductEvent> F require(Class<F> kind, String refusal) {
        return find(kind).orElseThrow(() -> new Refused(refusal));
    }

    public boolean has(Class<? extends ConductEvent> kind) {
        return find(kind).isPresent();
    }

    /** Whether it was reported by this party, or about it. */
    public boolean isParty(PartyId party) {
        return all(ReportFiled.class)
                .anyMatch(report -> report.complainant().equals(party)
                        || report.respondent().equals(party));
    }

    /** Those who handle it now. */
    public Set<PartyId> handlers() {
        Set<PartyId> handlers = new LinkedHashSet<>();
        all(CaseHandlersAssigned.class).forEach(assigned -> handlers.addAll(assigned.handlers()));
        all(HandlerRecused.class).forEach(recused -> handlers.remove(recused.handler()));
        return Set.copyOf(handlers);
    }

    public boolean recused(PartyId handler) {
        return all(HandlerRecused.class).anyMatch(recused -> recused.handler().equals(handler));
    }

    /** Whether the respondent has spoken. */
    public boolean heard() {
        return all(CaseOpened.class)
                .anyMatch(opened -> all(StatementSubmitted.class)
                        .anyMatch(statement -> statement.submitter().equals(opened.respondent())));
    }

    /** The opening of a case that is not decided; refused as {@code case-not-open}. */
    public CaseOpened requireOpen() {
        Refused.when(has(CaseDecided.class), "case-not-open");
        return require(CaseOpened.class, "case-not-open");
    }

    /** Refused as {@code case-not-decided} unless the sanction was decided on by the day, and is not overturned. */
    public CaseDecided requireDecided(Sanction sanction, LocalDate day) {
        return find(CaseDecided.class)
                .filter(decided -> decided.sanctions().contains(sanction)
                        && !day.isBefore(decided.effectiveOn())
                        && all(AppealDecided.class).noneMatch(appeal -> appeal.outcome() == AppealOutcome.OVERTURNED))
                .orElseThrow(() -> new Refused("case-not-decided"));
    }

    /** Refused as {@code not-authorised} unless this is a supervisor of the chapter, and no party of the case. */
    public void requireSupervisor(Offices offices, LocalDate day, Today today) {
        ReportFiled report = require(ReportFiled.class, "not-authorised");
        Refused.when(isParty(offices.officeHolder()), "not-authorised");
        offices.require(Set.of(Role.SUPERVISOR), Scope.chapter(report.chapter()), day, today);
    }

    /** Refused as {@code not-authorised} unless this is a supervisor who handles the case. */
    public void requireHandler(Offices offices, LocalDate day, Today today) {
        Refused.unless(handlers().contains(offices.officeHolder()), "not-authorised");
        requireSupervisor(offices, day, today);
    }
}
