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
import org.guildbook.events.TransferEvent.ChapterTransferApproved;
import org.guildbook.events.TransferEvent.ChapterTransferRequested;
import org.guildbook.rules.Offices;
import org.guildbook.rules.Transfer;
import org.guildbook.values.ChapterId;
import org.guildbook.values.MembershipId;
import org.guildbook.values.PartyId;
import org.guildbook.values.Role;
import org.guildbook.values.Scope;

/**
 * The lead of one of the two chapters agrees to a transfer.
 *
 * @param chapter the one that answers
 */
public record ApproveChapterTransfer(
        MembershipId membership, ChapterId chapter, PartyId approver, LocalDate effectiveOn) implements Command {

    @Override
    public PartyId actor() {
        return approver;
    }

    static List<LedgerEvent> decide(ApproveChapterTransfer command, Transfer transfer, Offices approver, Today today) {
        approver.require(Set.of(Role.CHAPTER_LEAD), Scope.chapter(command.chapter), command.effectiveOn, today);
        ChapterTransferRequested asked = transfer.requireUnanswered(command.chapter);
        Refused.when(command.approver.equals(asked.member()), "second-person-missing");
        return List.of(new ChapterTransferApproved(
                command.membership,
                asked.member(),
                asked.fromChapter(),
                asked.toChapter(),
                command.chapter,
                command.approver,
                command.effectiveOn));
    }

    static final class Handler {

        @CommandHandler
        void handle(
                ApproveChapterTransfer command,
                @InjectEntity(idProperty = "membership") Transfer transfer,
                @InjectEntity(idProperty = "approver") Offices approver,
                Today today,
                EventAppender ledger) {
            ledger.append(decide(command, transfer, approver, today));
        }
    }
}
