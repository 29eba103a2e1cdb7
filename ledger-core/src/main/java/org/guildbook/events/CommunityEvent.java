package org.guildbook.events;

import java.time.LocalDate;
import java.util.List;
import org.guildbook.values.CommunityId;
import org.guildbook.values.PartyId;
import org.guildbook.values.ResolutionId;
import org.guildbook.values.Sha256;
import org.jspecify.annotations.Nullable;

/** What can happen to a community as a whole. */
public sealed interface CommunityEvent extends LedgerEvent {

    @Override
    default Family family() {
        return Family.STRUCTURE;
    }

    enum Kind {
        INTEREST,
        PRODUCT,
        KNOWLEDGE,
        PROFESSION,
        ALUMNI,
        PARK,
        ALLIANCE
    }

    /** How a candidate knows the community or its members. */
    enum RelationKind {
        EMPLOYEE,
        ALUMNI,
        CUSTOMER,
        PARTNER,
        EXPERT
    }

    /**
     * A community opened its log.
     *
     * @param timeZone IANA name; every date on the log is a local date in it
     * @param currency ISO 4217 code of all its money
     */
    @Fact("community.CommunityFounded")
    record CommunityFounded(
            @Open CommunityId community,
            @Open String name,
            @Open Kind kind,
            @Open String timeZone,
            @Open String currency,
            @Open List<RelationKind> relationKinds,
            PartyId owner,
            LocalDate effectiveOn)
            implements CommunityEvent {}

    /** From now on members enter by referral and interview, and offices by the ordinary way. */
    @Fact("community.FoundingPhaseClosed")
    record FoundingPhaseClosed(@Open CommunityId community, LocalDate effectiveOn) implements CommunityEvent {}

    /**
     * The community has another owner from now on.
     *
     * @param resolution absent in the founding phase
     */
    @Fact("community.OwnershipTransferred")
    record OwnershipTransferred(
            PartyId formerOwner, PartyId newOwner, @Nullable ResolutionId resolution, LocalDate effectiveOn)
            implements CommunityEvent {}

    /**
     * Another key signs the log from now on; the one before it vouches for it, and signs as well for some time.
     *
     * @param newKey verifier key as C2SP signed-note writes it
     * @param endorsement signature line of the key before
     * @param bothUntil the last day on which both sign
     */
    @Fact("community.SigningKeyRotated")
    record SigningKeyRotated(
            @Open CommunityId community,
            @Open String newKey,
            @Open String endorsement,
            @Open LocalDate bothUntil,
            LocalDate effectiveOn)
            implements CommunityEvent {}

    /**
     * An authority has stamped the time of a checkpoint of the log.
     *
     * @param size entries that the checkpoint covers
     * @param root of the tree of them
     * @param token of RFC 3161 over the three lines of the checkpoint, in base 64
     */
    @Fact("community.CheckpointStamped")
    record CheckpointStamped(
            @Open CommunityId community,
            @Open long size,
            @Open Sha256 root,
            @Open String token,
            LocalDate effectiveOn) implements CommunityEvent {}

    /**
     * Signed entries were lost; from now on the log is signed under the name of another incarnation.
     *
     * @param incarnation from 2
     * @param kept how many of the signed entries are still there
     * @param lostSize how many entries were signed
     * @param lostRoot of the tree of them all
     */
    @Fact("community.LogRestored")
    record LogRestored(
            @Open CommunityId community,
            @Open int incarnation,
            @Open long kept,
            @Open long lostSize,
            @Open Sha256 lostRoot,
            LocalDate effectiveOn)
            implements CommunityEvent {}
}
