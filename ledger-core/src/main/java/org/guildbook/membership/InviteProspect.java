package org.guildbook.membership;

import java.time.LocalDate;
import java.util.List;
import org.axonframework.messaging.commandhandling.annotation.CommandHandler;
import org.axonframework.messaging.eventhandling.gateway.EventAppender;
import org.axonframework.modelling.annotation.InjectEntity;
import org.guildbook.decision.Command;
import org.guildbook.decision.Refused;
import org.guildbook.events.LedgerEvent;
import org.guildbook.events.MembershipEvent.ProspectInvited;
import org.guildbook.rules.Standing;
import org.guildbook.values.PartyId;

/** A member asks somebody to look at the community; vouching for them is another matter. */
public record InviteProspect(PartyId inviter, PartyId candidate, LocalDate effectiveOn) implements Command {

    @Override
    public PartyId actor() {
        return inviter;
    }

    static List<LedgerEvent> decide(InviteProspect command, Standing inviter, Standing candidate) {
        Refused.unless(inviter.inGoodStanding(command.effectiveOn), "member-not-in-good-standing");
        Refused.when(candidate.statusOn(command.effectiveOn).belongs(), "already-a-member");
        return List.of(new ProspectInvited(command.inviter, command.candidate, command.effectiveOn));
    }

    static final class Handler {

        @CommandHandler
        void handle(
                InviteProspect command,
                @InjectEntity(idProperty = "inviter") Standing inviter,
                @InjectEntity(idProperty = "candidate") Standing candidate,
                EventAppender ledger) {
            ledger.append(decide(command, inviter, candidate));
        }
    }
}
