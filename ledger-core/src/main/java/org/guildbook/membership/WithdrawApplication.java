package org.guildbook.membership;

import java.time.LocalDate;
import java.util.List;
import org.axonframework.messaging.commandhandling.annotation.CommandHandler;
import org.axonframework.messaging.eventhandling.gateway.EventAppender;
import org.axonframework.modelling.annotation.InjectEntity;
import org.guildbook.decision.Command;
import org.guildbook.events.LedgerEvent;
import org.guildbook.events.MembershipEvent.ApplicationWithdrawn;
import org.guildbook.rules.Application;
import org.guildbook.values.ApplicationId;
import org.guildbook.values.PartyId;

/** A candidate does not want to join any more. */
public record WithdrawApplication(ApplicationId application, PartyId candidate, LocalDate effectiveOn)
        implements Command {

    @Override
    public PartyId actor() {
        return candidate;
    }

    static List<LedgerEvent> decide(WithdrawApplication command, Application application) {
        application.requireOpen(command.candidate, command.effectiveOn);
        return List.of(new ApplicationWithdrawn(command.application, command.candidate, command.effectiveOn));
    }

    static final class Handler {

        @CommandHandler
        void handle(
                WithdrawApplication command,
                @InjectEntity(idProperty = "application") Application application,
                EventAppender ledger) {
            ledger.append(decide(command, application));
        }
    }
}
