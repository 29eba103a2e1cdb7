package org.guildbook.events;

import java.time.LocalDate;
import java.util.List;
import org.guildbook.events.ChapterEvent.Basis;
import org.guildbook.events.CommunityEvent.RelationKind;
import org.guildbook.values.ApplicationId;
import org.guildbook.values.ChapterId;
import org.guildbook.values.InvoiceId;
import org.guildbook.values.MembershipId;
import org.guildbook.values.PartyId;
import org.guildbook.values.PolicyId;
import org.guildbook.values.ReferralId;
import org.guildbook.values.ResolutionId;
import org.guildbook.values.Sha256;
import org.guildbook.values.TermId;
import org.jspecify.annotations.Nullable;

/** What can happen between a community and those who join it. */
public sealed interface MembershipEvent extends LedgerEvent {

    @Override
    default Family family() {
        return Family.MEMBERSHIP;
    }

    enum MembershipType {
        ORDINARY,
        ASSOCIATE,
        ORGANISATION,
        HONORARY
    }

    /** A member asked somebody to look at the community; not yet a referral. */
    @Fact("membership.ProspectInvited")
    record ProspectInvited(PartyId inviter, PartyId candidate, LocalDate effectiveOn) implements MembershipEvent {}

    /** A member vouched for a candidate. */
    @Fact("membership.CandidateReferred")
    record CandidateReferred(
            ReferralId referral, PartyId referrer, PartyId candidate, RelationKind relationKind, LocalDate effectiveOn)
            implements MembershipEvent {}

    /** The candidate named this referral as the one that counts. */
    @Fact("membership.ReferralAccepted")
    record ReferralAccepted(ReferralId referral, PartyId referrer, PartyId candidate, LocalDate effectiveOn)
            implements MembershipEvent {}

    /** The candidate does not want this referral. */
    @Fact("membership.ReferralDeclined")
    record ReferralDeclined(ReferralId referral, PartyId referrer, PartyId candidate, LocalDate effectiveOn)
            implements MembershipEvent {}

    /** The referrer does not vouch for the candidate any more. */
    @Fact("membership.ReferralWithdrawn")
    record ReferralWithdrawn(ReferralId referral, PartyId referrer, PartyId candidate, LocalDate effectiveOn)
            implements MembershipEvent {}

    /** A referral bore fruit. */
    @Fact("membership.ReferralStageReached")
    record ReferralStageReached(
            ReferralId referral, PartyId referrer, PartyId candidate, ReferralStage stage, LocalDate effectiveOn)
            implements MembershipEvent {}

    enum ReferralStage {
        ADMITTED,
        SETTLED,
        RENEWED
    }

    /** What a referral had reached does not count any more. */
    @Fact("membership.ReferralStageReversed")
    record ReferralStageReversed(
            ReferralId referral,
            PartyId referrer,
            PartyId candidate,
            ReferralStage stage,
            ReversalReason reason,
            LocalDate effectiveOn)
            implements MembershipEvent {}

    /** Why a stage of a referral was reversed; the words of it stay outside the ledger. */
    enum ReversalReason {
        DUES_REFUNDED,
        CASE_DECIDED,
        PARTIES_UNMERGED,
        OTHER
    }

    /** A candidate asked to join a chapter. */
    @Fact("membership.ApplicationSubmitted")
    record ApplicationSubmitted(
            ApplicationId application,
            PartyId candidate,
            MembershipType membershipType,
            ChapterId chapter,
            LocalDate effectiveOn)
            implements MembershipEvent {}

    /**
     * With the application the candidate accepted the charter.
     *
     * @param policy the version in force on that day
     * @param sha256 of its text
     */
    @Fact("membership.RulesAccepted")
    record RulesAccepted(
            ApplicationId application, PartyId candidate, PolicyId policy, Sha256 sha256, LocalDate effectiveOn)
            implements MembershipEvent {}

    /** The application meets the published criteria; interviews may begin. */
    @Fact("membership.ApplicationScreened")
    record ApplicationScreened(ApplicationId application, PartyId candidate, LocalDate effectiveOn)
            implements MembershipEvent {}

    /**
     * A member was drawn to interview the candidate, reproducibly.
     *
     * @param drawNo first draw is 1; a recusal increases it
     * @param poolSha256 of the eligible party ids, ascending, joined by newlines
     */
    @Fact("membership.InterviewerAssigned")
    record InterviewerAssigned(
            ApplicationId application,
            PartyId interviewer,
            int drawNo,
            int poolSize,
            Sha256 poolSha256,
            LocalDate effectiveOn)
            implements MembershipEvent {}

    /** An interviewer gave the interview back before holding it; another one is drawn. */
    @Fact("membership.InterviewerRecused")
    record InterviewerRecused(
            ApplicationId application, PartyId interviewer, RecusalReason reason, LocalDate effectiveOn)
            implements MembershipEvent {}

    /** Why an interviewer does not hold an interview; the words of it stay outside the ledger. */
    enum RecusalReason {
        RELATED,
        INTERESTED,
        UNAVAILABLE,
        OTHER
    }

    /** An interview took place; what was said stays outside the ledger. */
    @Fact("membership.InterviewRecorded")
    record InterviewRecorded(
            ApplicationId application, PartyId interviewer, Recommendation recommendation, LocalDate effectiveOn)
            implements MembershipEvent {}

    enum Recommendation {
        ADMIT,
        DEFER,
        REJECT
    }

    /**
     * The candidate is a member from now on.
     *
     * @param application absent for opening members
     * @param deciders the two who decided
     * @param evidence hash of the record an opening membership was taken over from; absent for decided ones
     */
    @Fact("membership.MemberAdmitted")
    record MemberAdmitted(
            @Nullable ApplicationId application,
            MembershipId membership,
            PartyId candidate,
            PartyId member,
            MembershipType membershipType,
            ChapterId chapter,
            List<PartyId> deciders,
            Basis basis,
            @Nullable Sha256 evidence,
            LocalDate effectiveOn)
            implements MembershipEvent {}

    /**
     * A term of membership {@code [from, toExclusive)} began to count.
     *
     * @param settledOn the day its dues were settled
     * @param invoice absent for opening terms
     * @param gapFrom first day without membership before a reinstatement; absent otherwise, like {@code gapToExclusive}
     */
    @Fact("membership.TermStarted")
    record TermStarted(
            MembershipId membership,
            TermId term,
            PartyId member,
            LocalDate from,
            LocalDate toExclusive,
            LocalDate settledOn,
            TermBasis basis,
            @Nullable InvoiceId invoice,
            @Nullable LocalDate gapFrom,
            @Nullable LocalDate gapToExclusive,
            LocalDate effectiveOn)
            implements MembershipEvent {}

    enum TermBasis {
        OPENING,
        JOIN,
        RENEWAL,
        REINSTATEMENT,
        FREE
    }

    /** The candidate does not want to join any more. */
    @Fact("membership.ApplicationWithdrawn")
    record ApplicationWithdrawn(ApplicationId application, PartyId candidate, LocalDate effectiveOn)
            implements MembershipEvent {}

    /**
     * The candidate is not admitted.
     *
     * @param deciders the two who decided
     */
    @Fact("membership.ApplicationRejected")
    record ApplicationRejected(
            ApplicationId application,
            PartyId candidate,
            List<PartyId> deciders,
            DecisionReason reason,
            LocalDate effectiveOn)
            implements MembershipEvent {}

    /**
     * The decision waits for another interview; once per application.
     *
     * @param deciders the two who decided
     */
    @Fact("membership.ApplicationDeferred")
    record ApplicationDeferred(
            ApplicationId application,
            PartyId candidate,
            List<PartyId> deciders,
            DecisionReason reason,
            LocalDate effectiveOn)
            implements MembershipEvent {}

    /** The application was not decided in time; it has been closed since {@code effectiveOn}. */
    @Fact("membership.ApplicationExpired")
    record ApplicationExpired(ApplicationId application, PartyId candidate, LocalDate effectiveOn)
            implements MembershipEvent {}

    /** Why an application was not granted; the words of it stay outside the ledger. */
    enum DecisionReason {
        CRITERIA,
        INTERVIEWS,
        CAPACITY,
        OTHER
    }

    /**
     * Membership rests on the days {@code [from, toExclusive)}, which are added to the term.
     *
     * @param approver the chapter lead who agreed
     */
    @Fact("membership.MembershipPaused")
    record MembershipPaused(
            MembershipId membership,
            PartyId member,
            LocalDate from,
            LocalDate toExclusive,
            PartyId approver,
            LocalDate effectiveOn)
            implements MembershipEvent {}

    /**
     * A pause ended on {@code effectiveOn}, before its time.
     *
     * @param from first day of the pause
     */
    @Fact("membership.MembershipResumed")
    record MembershipResumed(MembershipId membership, PartyId member, LocalDate from, LocalDate effectiveOn)
            implements MembershipEvent {}

    /** The member left, from {@code effectiveOn} on. */
    @Fact("membership.MemberResigned")
    record MemberResigned(MembershipId membership, PartyId member, LocalDate effectiveOn) implements MembershipEvent {}

    /**
     * The member died on {@code effectiveOn}.
     *
     * @param recorders the two who recorded it
     */
    @Fact("membership.MemberDeceased")
    record MemberDeceased(PartyId member, List<PartyId> recorders, LocalDate effectiveOn) implements MembershipEvent {}

    /**
     * A lapsed member wants to come back; dues are asked for.
     *
     * @param term the last one
     * @param since first day without membership
     */
    @Fact("membership.ReinstatementRequested")
    record ReinstatementRequested(
            MembershipId membership, PartyId member, TermId term, LocalDate since, LocalDate effectiveOn)
            implements MembershipEvent {}

    /** The member belongs to the community in another way; the dues of the next cycle are those of the new type. */
    @Fact("membership.MembershipTypeChanged")
    record MembershipTypeChanged(MembershipId membership, PartyId member, MembershipType type, LocalDate effectiveOn)
            implements MembershipEvent {}

    /**
     * The party is an honorary member from {@code effectiveOn} on, whenever no ordinary membership says more.
     *
     * @param resolution absent in the founding phase
     */
    @Fact("membership.HonoraryMembershipConferred")
    record HonoraryMembershipConferred(
            PartyId member, @Nullable ResolutionId resolution, LocalDate effectiveOn) implements MembershipEvent {}

    /**
     * The honour ended on {@code effectiveOn}.
     *
     * @param resolution absent in the founding phase
     */
    @Fact("membership.HonoraryMembershipWithdrawn")
    record HonoraryMembershipWithdrawn(
            PartyId member, @Nullable ResolutionId resolution, LocalDate effectiveOn) implements MembershipEvent {}
}
