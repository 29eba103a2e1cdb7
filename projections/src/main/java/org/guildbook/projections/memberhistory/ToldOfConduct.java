package org.guildbook.projections.memberhistory;

import org.guildbook.events.ConductEvent;
import org.guildbook.events.ConductEvent.AppealDecided;
import org.guildbook.events.ConductEvent.CaseAppealed;
import org.guildbook.events.ConductEvent.CaseDecided;
import org.guildbook.events.ConductEvent.CaseHandlersAssigned;
import org.guildbook.events.ConductEvent.CaseOpened;
import org.guildbook.events.ConductEvent.ExpulsionOverturned;
import org.guildbook.events.ConductEvent.HandlerRecused;
import org.guildbook.events.ConductEvent.MemberExpelled;
import org.guildbook.events.ConductEvent.MemberSuspended;
import org.guildbook.events.ConductEvent.ReportFiled;
import org.guildbook.events.ConductEvent.StatementSubmitted;
import org.guildbook.events.ConductEvent.SuspensionLifted;
import org.guildbook.events.ConductEvent.WarningIssued;

/** What is told of cases. */
final class ToldOfConduct {

    private ToldOfConduct() {}

    /** Only its parties and those who handle it learn of a case; a report is the complainant's own until it is taken up. */
    static void add(Told told, ConductEvent event) {
        switch (event) {
            case ReportFiled report ->
                told.role("complainant", report.complainant())
                        .data("case", report.caseId())
                        .data("kind", report.kind());
            case CaseOpened opened ->
                told.role("complainant", opened.complainant())
                        .role("respondent", opened.respondent())
                        .data("case", opened.caseId())
                        .data("kind", opened.kind())
                        .data("heardUntil", opened.heardUntil());
            case CaseHandlersAssigned assigned -> {
                assigned.handlers().forEach(handler -> told.role("handler", handler));
                told.data("case", assigned.caseId());
            }
            case HandlerRecused recused ->
                told.role("handler", recused.handler()).data("case", recused.caseId());
            case StatementSubmitted statement ->
                told.role("submitter", statement.submitter()).data("case", statement.caseId());
            case CaseDecided decided -> {
                told.role("complainant", decided.complainant()).role("respondent", decided.respondent());
                decided.handlers().forEach(handler -> told.role("handler", handler));
                told.data("case", decided.caseId()).data("outcome", decided.outcome());
                told.data("appealUntil", decided.appealUntil());
            }
            case CaseAppealed appealed ->
                told.role("complainant", appealed.complainant())
                        .role("respondent", appealed.respondent())
                        .role("requester", appealed.requester())
                        .data("case", appealed.caseId());
            case AppealDecided decided -> {
                told.role("complainant", decided.complainant()).role("respondent", decided.respondent());
                decided.deciders().forEach(decider -> told.role("decider", decider));
                told.data("case", decided.caseId()).data("outcome", decided.outcome());
            }
            case WarningIssued warning -> told.role("member", warning.member()).data("case", warning.caseId());
            case MemberSuspended suspension ->
                told.role("member", suspension.member())
                        .data("case", suspension.caseId())
                        .data("from", suspension.from())
                        .data("toExclusive", suspension.toExclusive());
            case SuspensionLifted lifted ->
                told.role("member", lifted.member())
                        .data("case", lifted.caseId())
                        .data("from", lifted.from());
            case MemberExpelled expelled ->
                told.role("member", expelled.member())
                        .data("case", expelled.caseId())
                        .data("until", expelled.until());
            case ExpulsionOverturned overturned -> {
                told.role("member", overturned.member());
                overturned.deciders().forEach(decider -> told.role("decider", decider));
                told.data("case", overturned.caseId()).data("from", overturned.from());
            }
        }
    }
}
