package org.guildbook.conduct;

import java.time.LocalDate;
import java.util.List;
import org.axonframework.messaging.commandhandling.annotation.CommandHandler;
import org.axonframework.messaging.eventhandling.gateway.EventAppender;
import org.axonframework.modelling.annotation.InjectEntity;
import org.guildbook.decision.Command;
import org.guildbook.decision.Refused;
import org.guildbook.events.ConductEvent.HandlerRecused;
import org.guildbook.events.LedgerEvent;
import org.guildbook.rules.CaseFile;
import org.guildbook.values.CaseId;
import org.guildbook.values.PartyId;

/** A handler steps back from a case that is not decided. */
public record RecuseHandler(CaseId caseId, PartyId handler, LocalDate effectiveOn) implements Command {

    @Override
    public PartyId actor() {
        return handler;
    }

    static List<LedgerEvent> decide(RecuseHandler command, CaseFile file) {
        Refused.unless(file.handlers().contains(command.handler), "not-assigned");
        file.requireOpen();
        return List.of(new HandlerRecused(command.caseId, command.handler, command.effectiveOn));
    }

    static final class Handler {

        @CommandHandler
        void handle(RecuseHandler command, @InjectEntity(idProperty = "caseId") CaseFile file, EventAppender ledger) {
            ledger.append(decide(command, file));
        }
    }
}
