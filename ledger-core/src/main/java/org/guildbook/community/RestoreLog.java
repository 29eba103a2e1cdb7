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
import org.guildbook.events.CommunityEvent.LogRestored;
import org.guildbook.events.LedgerEvent;
import org.guildbook.rules.Incarnation;
import org.guildbook.rules.Offices;
import org.guildbook.values.PartyId;
import org.guildbook.values.Role;
import org.guildbook.values.Scope;
import org.guildbook.values.Sha256;

/**
 * The owner admits that signed entries were lost: the log goes on from a backup, as another incarnation.
 *
 * @param incarnation under which it is to go on
 * @param kept how many of the signed entries the backup holds
 * @param lostSize how many entries were signed
 * @param lostRoot of the tree of them all
 */
public record RestoreLog(
        PartyId actor, int incarnation, long kept, long lostSize, Sha256 lostRoot, LocalDate effectiveOn)
        implements Command {

    static List<LedgerEvent> decide(RestoreLog command, Incarnation now, Offices actor, Today today) {
        actor.require(Set.of(Role.OWNER), Scope.COMMUNITY, command.effectiveOn, today);
        if (command.incarnation != now.number() + 1) {
            throw new Refused("incarnation-not-next")
                    .with("incarnation", command.incarnation)
                    .with("expected", now.number() + 1);
        }
        Refused.unless(command.kept >= 0 && command.kept < command.lostSize, "nothing-to-restore");
        return List.of(new LogRestored(
                now.community(),
                command.incarnation,
                command.kept,
                command.lostSize,
                command.lostRoot,
                command.effectiveOn));
    }

    static final class Handler {

        @CommandHandler
        void handle(
                RestoreLog command,
                @InjectEntity(idResolver = ThisCommunity.class) Incarnation now,
                @InjectEntity(idProperty = "actor") Offices actor,
                Today today,
                EventAppender ledger) {
            ledger.append(decide(command, now, actor, today));
        }
    }
}
