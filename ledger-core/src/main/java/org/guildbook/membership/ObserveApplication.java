package org.guildbook.membership;

import java.time.LocalDate;
import java.util.List;
import org.axonframework.messaging.commandhandling.annotation.CommandHandler;
import org.axonframework.messaging.eventhandling.gateway.EventAppender;
import org.axonframework.modelling.annotation.InjectEntity;
import org.guildbook.decision.Command;
import org.guildbook.decision.Refused;
import org.guildbook.events.LedgerEvent;
import org.guildbook.events.MembershipEvent.ApplicationExpired;
import org.guildbook.rules.Application;
import org.guildbook.values.ApplicationId;
import org.guildbook.values.PartyId;

/**
 * The system announces that an application has expired.
 *
 * <p>It has expired without that: every decision counts the days by itself.
 */
public record ObserveApplication(ApplicationId application, PartyId candidate, LocalDate effectiveOn)
        implements Command {

    @Override
    public PartyId actor() {
        return PartyId.SYSTEM;
    }

    static List<LedgerEvent> decide(ObserveApplication command, Application application) {
        LocalDate expiresOn = Application.expiresOn(
                application.requireSubmittedBy(command.candidate).effectiveOn());
        Refused.when(application.end() == Application.End.EXPIRED, "observation-already-recorded");
        Refused.when(application.end() != null || command.effectiveOn.isBefore(expiresOn), "observation-not-true");
        return List.of(new ApplicationExpired(command.application, command.candidate, expiresOn));
    }

    static final class Handler {

        @CommandHandler
        void handle(
                ObserveApplication command,
                @InjectEntity(idProperty = "application") Application application,
                EventAppender ledger) {
            ledger.append(decide(command, application));
        }
    }
}
