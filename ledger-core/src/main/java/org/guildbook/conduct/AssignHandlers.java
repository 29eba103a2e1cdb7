package org.guildbook.conduct;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.axonframework.messaging.commandhandling.annotation.CommandHandler;
import org.axonframework.messaging.eventhandling.gateway.EventAppender;
import org.axonframework.modelling.annotation.InjectEntity;
import org.guildbook.decision.Command;
import org.guildbook.decision.Refused;
import org.guildbook.decision.Today;
import org.guildbook.events.ConductEvent.CaseHandlersAssigned;
import org.guildbook.events.ConductEvent.CaseOpened;
import org.guildbook.events.ConductEvent.ReportFiled;
import org.guildbook.events.LedgerEvent;
import org.guildbook.rules.CaseFile;
import org.guildbook.rules.DisputedDeed;
import org.guildbook.rules.MembershipPolicy;
import org.guildbook.rules.Offices;
import org.guildbook.rules.Panel;
import org.guildbook.values.CaseId;
import org.guildbook.values.ContributionId;
import org.guildbook.values.PartyId;
import org.guildbook.values.Role;
import org.guildbook.values.Scope;
import org.jspecify.annotations.Nullable;

/**
 * A supervisor has others handle a case: supervisors of the chapter who have nothing to do with it.
 *
 * @param complainant as in the report, like {@code respondent} and {@code contribution}
 * @param handlers beside those who handle it already; at most 10
 */
public record AssignHandlers(
        CaseId caseId,
        PartyId complainant,
        PartyId respondent,
        @Nullable ContributionId contribution,
        List<PartyId> handlers,
        PartyId actor,
        LocalDate effectiveOn)
        implements Command {

    /** Handlers one command may assign. */
    public static final int HANDLERS_MAX = 10;

    public AssignHandlers {
        handlers = List.copyOf(handlers);
    }

    public DisputedDeed.Asked deed() {
        return new DisputedDeed.Asked(contribution);
    }

    /** Whose offices and seats matter. */
    public Panel.Parties parties() {
        Set<PartyId> parties = new HashSet<>(handlers);
        parties.add(complainant);
        parties.add(respondent);
        return new Panel.Parties(parties);
    }

    static List<LedgerEvent> decide(
            AssignHandlers command, CaseFile file, Panel panel, DisputedDeed deed, Offices actor, Today today) {
        file.requireSupervisor(actor, command.effectiveOn, today);
        ReportFiled report = file.require(ReportFiled.class, "unknown-reference");
        Reported.require(report, command.respondent, command.contribution);
        Refused.unless(report.complainant().equals(command.complainant), "unknown-reference");
        CaseOpened opened = file.requireOpen();
        Refused.when(command.effectiveOn.isBefore(opened.effectiveOn()), "effective-date-too-old");
        if (command.handlers.size() > HANDLERS_MAX) {
            throw new Refused("limit-exceeded").with("limit", HANDLERS_MAX);
        }
        for (PartyId handler : command.handlers) {
            Refused.unless(
                    panel.officesOf(handler)
                            .authorise(
                                    Set.of(Role.SUPERVISOR),
                                    Scope.chapter(opened.chapter()),
                                    command.effectiveOn,
                                    today),
                    "handler-not-supervisor");
            Refused.when(
                    file.isParty(handler)
                            || file.recused(handler)
                            || deed.involves(handler)
                            || panel.meet(handler, command.complainant)
                            || panel.meet(handler, command.respondent),
                    "handler-involved");
        }
        Set<PartyId> all = new HashSet<>(file.handlers());
        all.addAll(command.handlers);
        if (all.size() < MembershipPolicy.HANDLERS_MIN) {
            throw new Refused("handlers-too-few").with("handlers", all.size());
        }
        return List.of(new CaseHandlersAssigned(
                command.caseId, command.handlers.stream().distinct().toList(), command.effectiveOn));
    }

    static final class Handler {

        @CommandHandler
        void handle(
                AssignHandlers command,
                @InjectEntity(idProperty = "caseId") CaseFile file,
                @InjectEntity(idProperty = "parties") Panel panel,
                @InjectEntity(idProperty = "deed") DisputedDeed deed,
                @InjectEntity(idProperty = "actor") Offices actor,
                Today today,
                EventAppender ledger) {
            ledger.append(decide(command, file, panel, deed, actor, today));
        }
    }
}
