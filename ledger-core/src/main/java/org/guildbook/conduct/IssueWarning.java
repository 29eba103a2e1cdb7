package org.guildbook.conduct;

import java.time.LocalDate;
import java.util.List;
import org.axonframework.messaging.commandhandling.annotation.CommandHandler;
import org.axonframework.messaging.eventhandling.gateway.EventAppender;
import org.axonframework.modelling.annotation.InjectEntity;
import org.guildbook.decision.Command;
import org.guildbook.decision.Refused;
import org.guildbook.decision.Today;
import org.guildbook.events.ConductEvent.Sanction;
import org.guildbook.events.ConductEvent.WarningIssued;
import org.guildbook.events.LedgerEvent;
import org.guildbook.rules.Admission;
import org.guildbook.rules.CaseFile;
import org.guildbook.rules.Offices;
import org.guildbook.values.CaseId;
import org.guildbook.values.MembershipId;
import org.guildbook.values.PartyId;

/** A handler warns the member, as the case was decided. */
public record IssueWarning(
        CaseId caseId, MembershipId membership, PartyId member, PartyId handler, LocalDate effectiveOn)
        implements Command {

    @Override
    public PartyId actor() {
        return handler;
    }

    static List<LedgerEvent> decide(
            IssueWarning command, CaseFile file, Admission admission, Offices handler, Today today) {
        file.requireHandler(handler, command.effectiveOn, today);
        Imposing.require(file, Sanction.WARNING, admission, command.member, command.effectiveOn);
        Refused.when(file.has(WarningIssued.class), "sanction-already-imposed");
        return List.of(new WarningIssued(command.caseId, command.membership, command.member, command.effectiveOn));
    }

    static final class Handler {

        @CommandHandler
        void handle(
                IssueWarning command,
                @InjectEntity(idProperty = "caseId") CaseFile file,
                @InjectEntity(idProperty = "membership") Admission admission,
                @InjectEntity(idProperty = "handler") Offices handler,
                Today today,
                EventAppender ledger) {
            ledger.append(decide(command, file, admission, handler, today));
        }
    }
}
