package org.guildbook.privacy;

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
import org.guildbook.events.PrivacyEvent.ConfidentialFlagCleared;
import org.guildbook.rules.Confidentiality;
import org.guildbook.rules.Offices;
import org.guildbook.values.PartyId;
import org.guildbook.values.Role;
import org.guildbook.values.Scope;

/** The guardian ends the protection of somebody who may be found again. */
public record ClearConfidentialFlag(PartyId member, PartyId actor, LocalDate effectiveOn) implements Command {

    static List<LedgerEvent> decide(ClearConfidentialFlag command, Confidentiality member, Offices actor, Today today) {
        actor.require(Set.of(Role.GUARDIAN), Scope.COMMUNITY, command.effectiveOn, today);
        Refused.unless(member.flagged(), "flag-not-set");
        return List.of(new ConfidentialFlagCleared(command.member, command.effectiveOn));
    }

    static final class Handler {

        @CommandHandler
        void handle(
                ClearConfidentialFlag command,
                @InjectEntity(idProperty = "member") Confidentiality member,
                @InjectEntity(idProperty = "actor") Offices actor,
                Today today,
                EventAppender ledger) {
            ledger.append(decide(command, member, actor, today));
        }
    }
}
