package org.guildbook.conduct;

import java.time.LocalDate;
import java.util.List;
import org.axonframework.messaging.commandhandling.annotation.CommandHandler;
import org.axonframework.messaging.eventhandling.gateway.EventAppender;
import org.axonframework.modelling.annotation.InjectEntity;
import org.guildbook.decision.Command;
import org.guildbook.decision.Refused;
import org.guildbook.decision.ThisCommunity;
import org.guildbook.decision.Today;
import org.guildbook.events.ConductEvent.AppealDecided;
import org.guildbook.events.ConductEvent.AppealOutcome;
import org.guildbook.events.ConductEvent.CaseAppealed;
import org.guildbook.events.LedgerEvent;
import org.guildbook.rules.CaseFile;
import org.guildbook.rules.Chapters;
import org.guildbook.rules.Offices;
import org.guildbook.values.CaseId;
import org.guildbook.values.PartyId;
import org.guildbook.values.Sha256;
import org.jspecify.annotations.Nullable;

/**
 * Two board members of another chapter decide a case again; in a community of one chapter, the owner alone.
 *
 * @param decider who confirms the decision
 * @param secondDecider who asked for it first, another person; the owner is both
 * @param reasons commitment to why
 */
public record DecideAppeal(
        CaseId caseId,
        PartyId decider,
        PartyId secondDecider,
        AppealOutcome outcome,
        @Nullable Sha256 reasons,
        LocalDate effectiveOn)
        implements Command {

    @Override
    public PartyId actor() {
        return decider;
    }

    static List<LedgerEvent> decide(
            DecideAppeal command,
            CaseFile file,
            Chapters chapters,
            Offices decider,
            Offices secondDecider,
            Today today) {
        List<PartyId> deciders = AppealBody.require(file, chapters, decider, secondDecider, command.effectiveOn, today);
        CaseAppealed appealed = file.require(CaseAppealed.class, "appeal-not-open");
        Refused.when(file.has(AppealDecided.class), "appeal-not-open");
        Refused.when(command.effectiveOn.isBefore(appealed.effectiveOn()), "effective-date-too-old");
        if (command.reasons == null) {
            throw new Refused("reason-missing");
        }
        return List.of(new AppealDecided(
                command.caseId,
                appealed.complainant(),
                appealed.respondent(),
                command.outcome,
                deciders,
                command.reasons,
                command.effectiveOn));
    }

    static final class Handler {

        @CommandHandler
        void handle(
                DecideAppeal command,
                @InjectEntity(idProperty = "caseId") CaseFile file,
                @InjectEntity(idResolver = ThisCommunity.class) Chapters chapters,
                @InjectEntity(idProperty = "decider") Offices decider,
                @InjectEntity(idProperty = "secondDecider") Offices secondDecider,
                Today today,
                EventAppender ledger) {
            ledger.append(decide(command, file, chapters, decider, secondDecider, today));
        }
    }
}
