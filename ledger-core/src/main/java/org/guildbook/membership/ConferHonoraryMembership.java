package org.guildbook.membership;

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
import org.guildbook.events.ChapterEvent.Subject;
import org.guildbook.events.LedgerEvent;
import org.guildbook.events.MembershipEvent.HonoraryMembershipConferred;
import org.guildbook.rules.Founding;
import org.guildbook.rules.Offices;
import org.guildbook.rules.Resolved;
import org.guildbook.rules.Standing;
import org.guildbook.values.PartyId;
import org.guildbook.values.ResolutionId;
import org.guildbook.values.Role;
import org.guildbook.values.Scope;
import org.jspecify.annotations.Nullable;

/**
 * The board honours somebody, member or not; the honour shows whenever no ordinary membership says more.
 *
 * @param resolution of the board about the party; may be absent in the founding phase
 */
public record ConferHonoraryMembership(
        PartyId member, @Nullable ResolutionId resolution, PartyId actor, LocalDate effectiveOn) implements Command {

    public Resolved.By resolved() {
        return new Resolved.By(resolution);
    }

    static List<LedgerEvent> decide(
            ConferHonoraryMembership command,
            Standing member,
            Founding founding,
            Resolved resolved,
            Offices actor,
            Today today) {
        Scope matter = member.chapter() == null ? Scope.COMMUNITY : Scope.chapter(member.chapter());
        actor.require(Set.of(Role.BOARD_MEMBER), matter, command.effectiveOn, today);
        boolean founders = founding.openOn(today.date());
        resolved.require(!founders, Resolved.BOARD, Subject.PERSONAL, matter, command.effectiveOn);
        Refused.when(member.history().honouredOn(command.effectiveOn), "already-honorary");
        return List.of(new HonoraryMembershipConferred(command.member, command.resolution, command.effectiveOn));
    }

    static final class Handler {

        @CommandHandler
        void handle(
                ConferHonoraryMembership command,
                @InjectEntity(idProperty = "member") Standing member,
                @InjectEntity(idResolver = ThisCommunity.class) Founding founding,
                @InjectEntity(idProperty = "resolved") Resolved resolved,
                @InjectEntity(idProperty = "actor") Offices actor,
                Today today,
                EventAppender ledger) {
            ledger.append(decide(command, member, founding, resolved, actor, today));
        }
    }
}
