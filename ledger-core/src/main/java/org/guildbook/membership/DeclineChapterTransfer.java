package org.guildbook.membership;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.axonframework.messaging.commandhandling.annotation.CommandHandler;
import org.axonframework.messaging.eventhandling.gateway.EventAppender;
import org.axonframework.modelling.annotation.InjectEntity;
import org.guildbook.decision.Command;
import org.guildbook.decision.Today;
import org.guildbook.events.LedgerEvent;
import org.guildbook.events.TransferEvent.ChapterTransferDeclined;
import org.guildbook.events.TransferEvent.ChapterTransferRequested;
import org.guildbook.rules.Offices;
import org.guildbook.rules.Transfer;
import org.guildbook.values.ChapterId;
import org.guildbook.values.MembershipId;
import org.guildbook.values.PartyId;
import org.guildbook.values.Role;
import org.guildbook.values.Scope;

/**
 * The lead of one of the two chapters does not agree to a transfer, which ends it.
 *
 * @param chapter the one that answers
 */
public record DeclineChapterTransfer(
        MembershipId membership, ChapterId chapter, PartyId decliner, LocalDate effectiveOn) implements Command {

    @Override
    public PartyId actor() {
        return decliner;
    }

    static List<LedgerEvent> decide(DeclineChapterTransfer command, Transfer transfer, Offices decliner, Today today) {
        decliner.require(Set.of(Role.CHAPTER_LEAD), Scope.chapter(command.chapter), command.effectiveOn, today);
        ChapterTransferRequested asked = transfer.requireUnanswered(command.chapter);
        return List.of(new ChapterTransferDeclined(
                command.membership,
                asked.member(),
                asked.fromChapter(),
                asked.toChapter(),
                command.chapter,
                command.decliner,
                command.effectiveOn));
    }

    static final class Handler {

        @CommandHandler
        void handle(
                DeclineChapterTransfer command,
                @InjectEntity(idProperty = "membership") Transfer transfer,
                @InjectEntity(idProperty = "decliner") Offices decliner,
                Today today,
                EventAppender ledger) {
            ledger.append(decide(command, transfer, decliner, today));
        }
    }
}
