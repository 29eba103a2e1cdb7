package org.guildbook.membership;

import java.time.LocalDate;
import java.util.List;
import org.axonframework.messaging.commandhandling.annotation.CommandHandler;
import org.axonframework.messaging.eventhandling.gateway.EventAppender;
import org.axonframework.modelling.annotation.InjectEntity;
import org.guildbook.decision.Command;
import org.guildbook.decision.Refused;
import org.guildbook.events.LedgerEvent;
import org.guildbook.events.MembershipEvent.MembershipResumed;
import org.guildbook.rules.Admission;
import org.guildbook.rules.Interval;
import org.guildbook.rules.MembershipStatus;
import org.guildbook.rules.Standing;
import org.guildbook.values.MembershipId;
import org.guildbook.values.PartyId;

/** A member comes back before the pause is over. */
public record ResumeMembership(MembershipId membership, PartyId member, LocalDate effectiveOn) implements Command {

    @Override
    public PartyId actor() {
        return member;
    }

    static List<LedgerEvent> decide(ResumeMembership command, Admission admission, Standing member) {
        admission.requireOf(command.member);
        Interval pause = member.history().pauseOn(command.effectiveOn);
        if (pause == null || member.statusOn(command.effectiveOn) != MembershipStatus.PAUSED) {
            throw new Refused("not-paused");
        }
        return List.of(new MembershipResumed(command.membership, command.member, pause.from(), command.effectiveOn));
    }

    static final class Handler {

        @CommandHandler
        void handle(
                ResumeMembership command,
                @InjectEntity(idProperty = "membership") Admission admission,
                @InjectEntity(idProperty = "member") Standing member,
                EventAppender ledger) {
            ledger.append(decide(command, admission, member));
        }
    }
}
