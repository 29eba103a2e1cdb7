package org.guildbook.membership;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.axonframework.messaging.commandhandling.annotation.CommandHandler;
import org.axonframework.messaging.eventhandling.gateway.EventAppender;
import org.axonframework.modelling.annotation.InjectEntity;
import org.guildbook.decision.Command;
import org.guildbook.decision.Refused;
import org.guildbook.decision.Today;
import org.guildbook.events.LedgerEvent;
import org.guildbook.events.MembershipEvent.ApplicationScreened;
import org.guildbook.events.MembershipEvent.ApplicationSubmitted;
import org.guildbook.rules.Application;
import org.guildbook.rules.Offices;
import org.guildbook.rules.Referrals;
import org.guildbook.values.ApplicationId;
import org.guildbook.values.PartyId;
import org.guildbook.values.Role;
import org.guildbook.values.Scope;

/** The admission secretary finds that an application meets the published criteria: interviews may begin. */
public record ScreenApplication(ApplicationId application, PartyId candidate, PartyId actor, LocalDate effectiveOn)
        implements Command {

    static List<LedgerEvent> decide(
            ScreenApplication command, Application application, Referrals referrals, Offices actor, Today today) {
        ApplicationSubmitted asked = application.requireSubmittedBy(command.candidate);
        actor.require(Set.of(Role.ADMISSION_SECRETARY), Scope.chapter(asked.chapter()), command.effectiveOn, today);
        Refused.when(application.screened() || !application.openOn(command.effectiveOn), "application-not-open");
        Refused.when(referrals.credited() == null, "referral-missing");
        return List.of(new ApplicationScreened(command.application, command.candidate, command.effectiveOn));
    }

    static final class Handler {

        @CommandHandler
        void handle(
                ScreenApplication command,
                @InjectEntity(idProperty = "application") Application application,
                @InjectEntity(idProperty = "candidate") Referrals referrals,
                @InjectEntity(idProperty = "actor") Offices actor,
                Today today,
                EventAppender ledger) {
            ledger.append(decide(command, application, referrals, actor, today));
        }
    }
}
