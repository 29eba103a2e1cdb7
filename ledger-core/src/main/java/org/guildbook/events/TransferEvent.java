package org.guildbook.events;

import java.time.LocalDate;
import org.guildbook.values.ChapterId;
import org.guildbook.values.MembershipId;
import org.guildbook.values.PartyId;

/** The way of a member from one chapter to another. */
public sealed interface TransferEvent extends LedgerEvent {

    @Override
    default Family family() {
        return Family.MEMBERSHIP;
    }

    /** A member asked to move; an earlier request that is still open is replaced. */
    @Fact("transfer.ChapterTransferRequested")
    record ChapterTransferRequested(
            MembershipId membership, PartyId member, ChapterId fromChapter, ChapterId toChapter, LocalDate effectiveOn)
            implements TransferEvent {}

    /**
     * One of the two chapters agreed.
     *
     * @param chapter the one that did
     * @param approver its lead
     */
    @Fact("transfer.ChapterTransferApproved")
    record ChapterTransferApproved(
            MembershipId membership,
            PartyId member,
            ChapterId fromChapter,
            ChapterId toChapter,
            ChapterId chapter,
            PartyId approver,
            LocalDate effectiveOn)
            implements TransferEvent {}

    /**
     * One of the two chapters did not agree; the request is over.
     *
     * @param chapter the one that did not
     * @param decliner its lead
     */
    @Fact("transfer.ChapterTransferDeclined")
    record ChapterTransferDeclined(
            MembershipId membership,
            PartyId member,
            ChapterId fromChapter,
            ChapterId toChapter,
            ChapterId chapter,
            PartyId decliner,
            LocalDate effectiveOn)
            implements TransferEvent {}

    /** The member belongs to the other chapter from now on; the membership goes on as it was. */
    @Fact("transfer.ChapterTransferCompleted")
    record ChapterTransferCompleted(
            MembershipId membership, PartyId member, ChapterId fromChapter, ChapterId toChapter, LocalDate effectiveOn)
            implements TransferEvent {}
}
