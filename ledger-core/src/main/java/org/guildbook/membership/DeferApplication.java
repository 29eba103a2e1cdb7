package org.guildbook.membership;

import java.time.LocalDate;
import java.util.List;
import org.axonframework.messaging.commandhandling.annotation.CommandHandler;
import org.axonframework.messaging.eventhandling.gateway.EventAppender;
import org.axonframework.modelling.annotation.InjectEntity;
import org.guildbook.decision.Command;
import org.guildbook.decision.Refused;
import org.guildbook.decision.Today;
import org.guildbook.events.LedgerEvent;
import org.guildbook.events.MembershipEvent.ApplicationDeferred;
import org.guildbook.events.MembershipEvent.DecisionReason;
import org.guildbook.rules.Application;
import org.guildbook.rules.Offices;
import org.guildbook.rules.Referrals;
import org.guildbook.values.ApplicationId;
import org.guildbook.values.PartyId;

/**
 * Two board members put off the decision on a candidate until there is another interview; once.
 *
 * @param decider who confirms the decision
 * @param secondDecider who asked for it first; another person
 */
public record DeferApplication(
        ApplicationId application,
        PartyId candidate,
        PartyId decider,
        PartyId secondDecider,
        DecisionReason reason,
        LocalDate effectiveOn)
        implements Command {

    @Override
    public PartyId actor() {
        return decider;
    }

    static List<LedgerEvent> decide(
            DeferApplication command,
            Application application,
            Referrals referrals,
            Offices decider,
            Offices secondDecider,
            Today today) {
        List<PartyId> deciders = TwoDeciders.require(
                application.requireOpen(command.candidate, command.effectiveOn),
                decider,
                secondDecider,
                referrals,
                command.effectiveOn,
                today);
        application.requireInterviews();
        Refused.when(application.deferred(), "already-deferred");
        return List.of(new ApplicationDeferred(
                command.application, command.candidate, deciders, command.reason, command.effectiveOn));
    }

    static final class Handler {

        @CommandHandler
        void handle(
                DeferApplication command,
                @InjectEntity(idProperty = "application") Application application,
                @InjectEntity(idProperty = "candidate") Referrals referrals,
                @InjectEntity(idProperty = "decider") Offices decider,
                @InjectEntity(idProperty = "secondDecider") Offices secondDecider,
                Today today,
                EventAppender ledger) {
            ledger.append(decide(command, application, referrals, decider, secondDecider, today));
        }
    }
}
