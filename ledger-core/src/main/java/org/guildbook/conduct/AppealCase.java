package org.guildbook.conduct;

import java.time.LocalDate;
import java.util.List;
import org.axonframework.messaging.commandhandling.annotation.CommandHandler;
import org.axonframework.messaging.eventhandling.gateway.EventAppender;
import org.axonframework.modelling.annotation.InjectEntity;
import org.guildbook.decision.Command;
import org.guildbook.decision.Refused;
import org.guildbook.decision.Today;
import org.guildbook.events.ConductEvent.CaseAppealed;
import org.guildbook.events.ConductEvent.CaseDecided;
import org.guildbook.events.LedgerEvent;
import org.guildbook.rules.CaseFile;
import org.guildbook.values.CaseId;
import org.guildbook.values.PartyId;
import org.guildbook.values.Sha256;

/**
 * A party of a case asks that others decide it again.
 *
 * @param words commitment to why
 */
public record AppealCase(CaseId caseId, PartyId requester, Sha256 words, LocalDate effectiveOn) implements Command {

    @Override
    public PartyId actor() {
        return requester;
    }

    /** By the day it is recorded: a date in the past opens no window again. */
    static List<LedgerEvent> decide(AppealCase command, CaseFile file, Today today) {
        Refused.unless(file.isParty(command.requester), "not-a-case-party");
        CaseDecided decided = file.require(CaseDecided.class, "case-not-decided");
        Refused.when(file.has(CaseAppealed.class), "already-appealed");
        Refused.unless(today.date().isBefore(decided.appealUntil()), "appeal-window-closed");
        Refused.when(command.effectiveOn.isBefore(decided.effectiveOn()), "effective-date-too-old");
        return List.of(new CaseAppealed(
                command.caseId,
                decided.complainant(),
                decided.respondent(),
                command.requester,
                command.words,
                command.effectiveOn));
    }

    static final class Handler {

        @CommandHandler
        void handle(
                AppealCase command,
                @InjectEntity(idProperty = "caseId") CaseFile file,
                Today today,
                EventAppender ledger) {
            ledger.append(decide(command, file, today));
        }
    }
}
