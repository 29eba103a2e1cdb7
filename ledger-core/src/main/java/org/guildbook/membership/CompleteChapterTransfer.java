package org.guildbook.membership;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.axonframework.messaging.commandhandling.annotation.CommandHandler;
import org.axonframework.messaging.eventhandling.gateway.EventAppender;
import org.axonframework.modelling.annotation.InjectEntity;
import org.guildbook.decision.Command;
import org.guildbook.decision.Refused;
import org.guildbook.decision.ThisCommunity;
import org.guildbook.events.LedgerEvent;
import org.guildbook.events.TransferEvent.ChapterTransferCompleted;
import org.guildbook.events.TransferEvent.ChapterTransferRequested;
import org.guildbook.rules.ChapterIntakes;
import org.guildbook.rules.GroupSeat;
import org.guildbook.rules.OfficeRules;
import org.guildbook.rules.Offices;
import org.guildbook.rules.Standing;
import org.guildbook.rules.Transfer;
import org.guildbook.values.ChapterId;
import org.guildbook.values.MembershipId;
import org.guildbook.values.PartyId;
import org.guildbook.values.Scope;

/** The system moves a member to the other chapter, once both agreed and nothing of the old one is held any more. */
public record CompleteChapterTransfer(MembershipId membership, PartyId member, LocalDate effectiveOn)
        implements Command {

    @Override
    public PartyId actor() {
        return PartyId.SYSTEM;
    }

    static List<LedgerEvent> decide(
            CompleteChapterTransfer command,
            Transfer transfer,
            Standing member,
            Offices offices,
            GroupSeat seat,
            ChapterIntakes intakes) {
        ChapterTransferRequested asked = transfer.require();
        Refused.unless(asked.member().equals(command.member), "transfer-not-requested");
        Refused.unless(transfer.approvedByBoth(), "approval-missing");
        Refused.unless(member.statusOn(command.effectiveOn).takesPart(), "member-not-in-good-standing");
        Refused.when(
                seat.taken() || holdsOffice(offices, asked.fromChapter(), command.effectiveOn), "seats-not-vacated");
        List<LedgerEvent> facts = new ArrayList<>();
        facts.add(new ChapterTransferCompleted(
                command.membership, command.member, asked.fromChapter(), asked.toChapter(), command.effectiveOn));
        facts.addAll(intakes.takePlace(asked.toChapter(), command.effectiveOn));
        return List.copyOf(facts);
    }

    /** An office for members, of the chapter or of a group, which can only be one of the chapter. */
    private static boolean holdsOffice(Offices offices, ChapterId chapter, LocalDate day) {
        return offices.held().stream()
                .filter(held ->
                        OfficeRules.isForMembers(held.role()) && held.term().contains(day))
                .map(Offices.Held::scope)
                .anyMatch(scope -> scope.kind() == Scope.Kind.GROUP || scope.equals(Scope.chapter(chapter)));
    }

    static final class Handler {

        @CommandHandler
        void handle(
                CompleteChapterTransfer command,
                @InjectEntity(idProperty = "membership") Transfer transfer,
                @InjectEntity(idProperty = "member") Standing member,
                @InjectEntity(idProperty = "member") Offices offices,
                @InjectEntity(idProperty = "member") GroupSeat seat,
                @InjectEntity(idResolver = ThisCommunity.class) ChapterIntakes intakes,
                EventAppender ledger) {
            ledger.append(decide(command, transfer, member, offices, seat, intakes));
        }
    }
}
