package org.guildbook.conduct;

import java.time.LocalDate;
import java.util.List;
import org.axonframework.messaging.commandhandling.annotation.CommandHandler;
import org.axonframework.messaging.eventhandling.gateway.EventAppender;
import org.axonframework.modelling.annotation.InjectEntity;
import org.guildbook.decision.Command;
import org.guildbook.decision.Refused;
import org.guildbook.events.ConductEvent.StatementSubmitted;
import org.guildbook.events.LedgerEvent;
import org.guildbook.rules.CaseFile;
import org.guildbook.values.CaseId;
import org.guildbook.values.PartyId;
import org.guildbook.values.Sha256;

/**
 * A party of a case says its part.
 *
 * @param words commitment to what was said
 */
public record SubmitStatement(CaseId caseId, PartyId submitter, Sha256 words, LocalDate effectiveOn)
        implements Command {

    @Override
    public PartyId actor() {
        return submitter;
    }

    static List<LedgerEvent> decide(SubmitStatement command, CaseFile file) {
        Refused.unless(file.isParty(command.submitter), "not-a-case-party");
        Refused.when(command.effectiveOn.isBefore(file.requireOpen().effectiveOn()), "effective-date-too-old");
        return List.of(new StatementSubmitted(command.caseId, command.submitter, command.words, command.effectiveOn));
    }

    static final class Handler {

        @CommandHandler
        void handle(SubmitStatement command, @InjectEntity(idProperty = "caseId") CaseFile file, EventAppender ledger) {
            ledger.append(decide(command, file));
        }
    }
}
