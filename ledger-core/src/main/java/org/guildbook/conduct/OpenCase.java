package org.guildbook.conduct;

import java.time.LocalDate;
import java.util.List;
import org.axonframework.messaging.commandhandling.annotation.CommandHandler;
import org.axonframework.messaging.eventhandling.gateway.EventAppender;
import org.axonframework.modelling.annotation.InjectEntity;
import org.guildbook.decision.Command;
import org.guildbook.decision.Refused;
import org.guildbook.decision.Today;
import org.guildbook.events.ConductEvent.CaseOpened;
import org.guildbook.events.ConductEvent.ReportFiled;
import org.guildbook.events.LedgerEvent;
import org.guildbook.rules.CaseFile;
import org.guildbook.rules.DisputedDeed;
import org.guildbook.rules.MembershipPolicy;
import org.guildbook.rules.Offices;
import org.guildbook.rules.OpenCases;
import org.guildbook.values.CaseId;
import org.guildbook.values.ContributionId;
import org.guildbook.values.PartyId;
import org.jspecify.annotations.Nullable;

/**
 * A supervisor takes up a report; from now on the respondent knows of it.
 *
 * @param respondent as in the report, like {@code contribution}
 */
public record OpenCase(
        CaseId caseId, PartyId respondent, @Nullable ContributionId contribution, PartyId actor, LocalDate effectiveOn)
        implements Command {

    public DisputedDeed.Asked deed() {
        return new DisputedDeed.Asked(contribution);
    }

    static List<LedgerEvent> decide(
            OpenCase command, CaseFile file, OpenCases others, DisputedDeed deed, Offices actor, Today today) {
        file.requireSupervisor(actor, command.effectiveOn, today);
        ReportFiled report = file.require(ReportFiled.class, "unknown-reference");
        Reported.require(report, command.respondent, command.contribution);
        Refused.when(command.effectiveOn.isBefore(report.effectiveOn()), "effective-date-too-old");
        Refused.when(file.has(CaseOpened.class) || others.about(report), "case-already-open");
        Refused.unless(deed.disputableOn(report.filedOn()), "dispute-window-closed");
        return List.of(new CaseOpened(
                command.caseId,
                report.kind(),
                report.complainant(),
                report.respondent(),
                report.contribution(),
                report.chapter(),
                command.effectiveOn.plusDays(MembershipPolicy.HEARING_DAYS),
                command.effectiveOn.plusDays(MembershipPolicy.DECISION_DAYS),
                command.effectiveOn));
    }

    static final class Handler {

        @CommandHandler
        void handle(
                OpenCase command,
                @InjectEntity(idProperty = "caseId") CaseFile file,
                @InjectEntity(idProperty = "respondent") OpenCases others,
                @InjectEntity(idProperty = "deed") DisputedDeed deed,
                @InjectEntity(idProperty = "actor") Offices actor,
                Today today,
                EventAppender ledger) {
            ledger.append(decide(command, file, others, deed, actor, today));
        }
    }
}
