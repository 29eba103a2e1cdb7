package org.guildbook.community;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.axonframework.messaging.commandhandling.annotation.CommandHandler;
import org.axonframework.messaging.eventhandling.gateway.EventAppender;
import org.axonframework.modelling.annotation.InjectEntity;
import org.guildbook.decision.Command;
import org.guildbook.decision.Refused;
import org.guildbook.decision.ThisCommunity;
import org.guildbook.decision.Today;
import org.guildbook.events.CommunityEvent.FoundingPhaseClosed;
import org.guildbook.events.LedgerEvent;
import org.guildbook.rules.Founding;
import org.guildbook.rules.Offices;
import org.guildbook.values.PartyId;
import org.guildbook.values.Role;
import org.guildbook.values.Scope;

/** The owner ends the founding phase early, or the system announces that its days are over. */
public record CloseFoundingPhase(PartyId actor, LocalDate effectiveOn) implements Command {

    static List<LedgerEvent> decide(CloseFoundingPhase command, Founding founding, Offices actor, Today today) {
        Refused.when(founding.closed(), "founding-phase-over");
        boolean daysLeft = founding.openOn(today.date());
        if (command.actor.equals(PartyId.SYSTEM)) {
            Refused.when(daysLeft, "not-authorised");
        } else {
            actor.require(Set.of(Role.OWNER), Scope.COMMUNITY, command.effectiveOn, today);
            Refused.unless(daysLeft, "founding-phase-over");
        }
        return List.of(new FoundingPhaseClosed(founding.community(), command.effectiveOn));
    }

    static final class Handler {

        @CommandHandler
        void handle(
                CloseFoundingPhase command,
                @InjectEntity(idResolver = ThisCommunity.class) Founding founding,
                @InjectEntity(idProperty = "actor") Offices actor,
                Today today,
                EventAppender ledger) {
            ledger.append(decide(command, founding, actor, today));
        }
    }
}
