package org.guildbook.conduct;

import java.time.LocalDate;
import java.util.List;
import org.axonframework.messaging.commandhandling.annotation.CommandHandler;
import org.axonframework.messaging.eventhandling.gateway.EventAppender;
import org.axonframework.modelling.annotation.InjectEntity;
import org.guildbook.decision.Command;
import org.guildbook.decision.Refused;
import org.guildbook.decision.Today;
import org.guildbook.events.ConductEvent.AppealDecided;
import org.guildbook.events.ConductEvent.MemberSuspended;
import org.guildbook.events.ConductEvent.SuspensionLifted;
import org.guildbook.events.LedgerEvent;
import org.guildbook.rules.CaseFile;
import org.guildbook.rules.Offices;
import org.guildbook.rules.Standing;
import org.guildbook.values.CaseId;
import org.guildbook.values.MembershipId;
import org.guildbook.values.PartyId;

/** A suspension ends before its time: a handler of the case says so, or one who decided its appeal. */
public record LiftSuspension(
        CaseId caseId, MembershipId membership, PartyId member, PartyId actor, LocalDate effectiveOn)
        implements Command {

    static List<LedgerEvent> decide(
            LiftSuspension command, CaseFile file, Standing member, Offices actor, Today today) {
        boolean decidedTheAppeal = file.find(AppealDecided.class)
                .filter(appeal -> appeal.deciders().contains(command.actor))
                .isPresent();
        if (!decidedTheAppeal) {
            file.requireHandler(actor, command.effectiveOn, today);
        }
        MemberSuspended suspended = file.find(MemberSuspended.class)
                .filter(suspension -> suspension.member().equals(command.member)
                        && suspension.membership().equals(command.membership)
                        && member.history().suspensions().stream()
                                .anyMatch(running -> running.from().equals(suspension.from())
                                        && running.contains(command.effectiveOn)))
                .orElseThrow(() -> new Refused("not-suspended"));
        return List.of(new SuspensionLifted(
                command.caseId, command.membership, command.member, suspended.from(), command.effectiveOn));
    }

    static final class Handler {

        @CommandHandler
        void handle(
                LiftSuspension command,
                @InjectEntity(idProperty = "caseId") CaseFile file,
                @InjectEntity(idProperty = "member") Standing member,
                @InjectEntity(idProperty = "actor") Offices actor,
                Today today,
                EventAppender ledger) {
            ledger.append(decide(command, file, member, actor, today));
        }
    }
}
