package org.guildbook.membership;

import java.time.LocalDate;
import java.util.List;
import org.axonframework.messaging.commandhandling.annotation.CommandHandler;
import org.axonframework.messaging.eventhandling.gateway.EventAppender;
import org.axonframework.modelling.annotation.InjectEntity;
import org.guildbook.decision.Command;
import org.guildbook.decision.Refused;
import org.guildbook.events.LedgerEvent;
import org.guildbook.events.TransferEvent.ChapterTransferRequested;
import org.guildbook.rules.Admission;
import org.guildbook.rules.Chapter;
import org.guildbook.rules.OpenCases;
import org.guildbook.rules.Standing;
import org.guildbook.values.ChapterId;
import org.guildbook.values.MembershipId;
import org.guildbook.values.PartyId;

/** A member asks to move to another chapter; both have to agree. */
public record RequestChapterTransfer(
        MembershipId membership, PartyId member, ChapterId toChapter, LocalDate effectiveOn) implements Command {

    @Override
    public PartyId actor() {
        return member;
    }

    static List<LedgerEvent> decide(
            RequestChapterTransfer command, Admission admission, Standing member, OpenCases cases, Chapter toChapter) {
        admission.requireOf(command.member);
        // Whoever is in grace is still a member, and may move.
        Refused.unless(member.statusOn(command.effectiveOn).takesPart(), "member-not-in-good-standing");
        ChapterId fromChapter = member.chapter();
        if (fromChapter == null || !command.membership.equals(member.membership())) {
            throw new Refused("unknown-reference").with("membership", command.membership);
        }
        toChapter.requireOpen(command.effectiveOn);
        Refused.when(command.toChapter.equals(fromChapter), "same-chapter");
        Refused.when(cases.any(), "case-open");
        return List.of(new ChapterTransferRequested(
                command.membership, command.member, fromChapter, command.toChapter, command.effectiveOn));
    }

    static final class Handler {

        @CommandHandler
        void handle(
                RequestChapterTransfer command,
                @InjectEntity(idProperty = "membership") Admission admission,
                @InjectEntity(idProperty = "member") Standing member,
                @InjectEntity(idProperty = "member") OpenCases cases,
                @InjectEntity(idProperty = "toChapter") Chapter toChapter,
                EventAppender ledger) {
            ledger.append(decide(command, admission, member, cases, toChapter));
        }
    }
}
