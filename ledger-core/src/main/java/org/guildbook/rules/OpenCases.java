package org.guildbook.rules;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.axonframework.eventsourcing.annotation.EventCriteriaBuilder;
import org.axonframework.eventsourcing.annotation.EventSourcedEntity;
import org.axonframework.eventsourcing.annotation.EventSourcingHandler;
import org.axonframework.eventsourcing.annotation.reflection.EntityCreator;
import org.axonframework.eventsourcing.annotation.reflection.InjectEntityId;
import org.axonframework.messaging.eventstreaming.EventCriteria;
import org.guildbook.decision.Boundary;
import org.guildbook.events.ConductEvent.AppealDecided;
import org.guildbook.events.ConductEvent.CaseAppealed;
import org.guildbook.events.ConductEvent.CaseDecided;
import org.guildbook.events.ConductEvent.CaseKind;
import org.guildbook.events.ConductEvent.CaseOpened;
import org.guildbook.events.ConductEvent.ReportFiled;
import org.guildbook.values.CaseId;
import org.guildbook.values.PartyId;
import org.guildbook.values.Tag;

/**
 * The cases against a party that wait for a decision, the first one or that of an appeal.
 *
 * @param closed those of {@code opened} that do not wait
 */
@EventSourcedEntity
public record OpenCases(PartyId respondent, Map<CaseId, CaseOpened> opened, Set<CaseId> closed) {

    @EntityCreator
    public OpenCases(@InjectEntityId PartyId respondent) {
        this(respondent, Map.of(), Set.of());
    }

    @EventCriteriaBuilder
    static EventCriteria boundary(PartyId respondent) {
        return Boundary.facts(
                Tag.of("respondent", respondent),
                CaseOpened.class,
                CaseDecided.class,
                CaseAppealed.class,
                AppealDecided.class);
    }

    @EventSourcingHandler
    OpenCases on(CaseOpened fact) {
        Map<CaseId, CaseOpened> after = new HashMap<>(opened);
        after.put(fact.caseId(), fact);
        return new OpenCases(respondent, Map.copyOf(after), closed);
    }

    @EventSourcingHandler
    OpenCases on(CaseDecided fact) {
        return closing(fact.caseId());
    }

    @EventSourcingHandler
    OpenCases on(CaseAppealed fact) {
        Set<CaseId> after = new HashSet<>(closed);
        after.remove(fact.caseId());
        return new OpenCases(respondent, opened, Set.copyOf(after));
    }

    @EventSourcingHandler
    OpenCases on(AppealDecided fact) {
        return closing(fact.caseId());
    }

    private OpenCases closing(CaseId decided) {
        Set<CaseId> after = new HashSet<>(closed);
        after.add(decided);
        return new OpenCases(respondent, opened, Set.copyOf(after));
    }

    /** Whether any waits. */
    public boolean any() {
        return !closed.containsAll(opened.keySet());
    }

    /** Whether one waits about the same: the same deed, or the conduct that the same complainant reported. */
    public boolean about(ReportFiled report) {
        return opened.values().stream()
                .filter(open -> !closed.contains(open.caseId()) && open.kind() == report.kind())
                .anyMatch(open -> report.kind() == CaseKind.CONTRIBUTION
                        ? report.contribution() != null && report.contribution().equals(open.contribution())
                        : open.complainant().equals(report.complainant()));
    }
}
