package org.guildbook.conduct;

import java.time.LocalDate;
import java.util.List;
import org.axonframework.messaging.commandhandling.annotation.CommandHandler;
import org.axonframework.messaging.eventhandling.gateway.EventAppender;
import org.axonframework.modelling.annotation.InjectEntity;
import org.guildbook.decision.Command;
import org.guildbook.decision.Refused;
import org.guildbook.decision.Today;
import org.guildbook.events.ConductEvent.CaseDecided;
import org.guildbook.events.ConductEvent.CaseOpened;
import org.guildbook.events.ConductEvent.CaseOutcome;
import org.guildbook.events.ConductEvent.Sanction;
import org.guildbook.events.LedgerEvent;
import org.guildbook.rules.CaseFile;
import org.guildbook.rules.MembershipPolicy;
import org.guildbook.rules.Offices;
import org.guildbook.values.CaseId;
import org.guildbook.values.PartyId;
import org.guildbook.values.Sha256;
import org.jspecify.annotations.Nullable;

/**
 * Two handlers decide a case, once the respondent was heard or had the time for it.
 *
 * @param handler who confirms the decision
 * @param secondHandler who asked for it first; another person
 * @param sanctions what may be imposed; nothing on a case that is dismissed
 * @param reasons commitment to why
 */
public record DecideCase(
        CaseId caseId,
        PartyId handler,
        PartyId secondHandler,
        CaseOutcome outcome,
        List<Sanction> sanctions,
        @Nullable Sha256 reasons,
        LocalDate effectiveOn)
        implements Command {

    public DecideCase {
        sanctions = sanctions.stream().distinct().sorted().toList();
    }

    @Override
    public PartyId actor() {
        return handler;
    }

    static List<LedgerEvent> decide(
            DecideCase command, CaseFile file, Offices handler, Offices secondHandler, Today today) {
        file.requireHandler(handler, command.effectiveOn, today);
        CaseOpened opened = file.requireOpen();
        if (file.handlers().size() < MembershipPolicy.HANDLERS_MIN) {
            throw new Refused("handlers-too-few")
                    .with("handlers", file.handlers().size());
        }
        Refused.when(command.handler.equals(command.secondHandler), "second-person-missing");
        file.requireHandler(secondHandler, command.effectiveOn, today);
        Refused.when(command.effectiveOn.isBefore(opened.effectiveOn()), "effective-date-too-old");
        Refused.when(!file.heard() && command.effectiveOn.isBefore(opened.heardUntil()), "respondent-not-heard");
        if (command.reasons == null) {
            throw new Refused("reason-missing");
        }
        Refused.when(
                command.outcome == CaseOutcome.DISMISSED && !command.sanctions.isEmpty(), "sanction-of-dismissed-case");
        return List.of(new CaseDecided(
                command.caseId,
                opened.complainant(),
                opened.respondent(),
                command.outcome,
                command.sanctions,
                List.of(command.handler, command.secondHandler),
                command.reasons,
                today.date().plusDays(MembershipPolicy.APPEAL_DAYS),
                command.effectiveOn));
    }

    static final class Handler {

        @CommandHandler
        void handle(
                DecideCase command,
                @InjectEntity(idProperty = "caseId") CaseFile file,
                @InjectEntity(idProperty = "handler") Offices handler,
                @InjectEntity(idProperty = "secondHandler") Offices secondHandler,
                Today today,
                EventAppender ledger) {
            ledger.append(decide(command, file, handler, secondHandler, today));
        }
    }
}
