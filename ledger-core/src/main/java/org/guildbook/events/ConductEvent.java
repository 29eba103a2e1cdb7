package org.guildbook.events;

import java.time.LocalDate;
import java.util.List;
import org.guildbook.values.CaseId;
import org.guildbook.values.ChapterId;
import org.guildbook.values.ContributionId;
import org.guildbook.values.MeetingId;
import org.guildbook.values.MembershipId;
import org.guildbook.values.PartyId;
import org.guildbook.values.Sha256;
import org.jspecify.annotations.Nullable;

/**
 * What can happen when members disagree: a case, from the report to the sanction.
 *
 * <p>What somebody said or reasoned is kept in the vault; a fact holds only its commitment, the SHA-256 of a random salt
 * and the words.
 */
public sealed interface ConductEvent extends LedgerEvent {

    @Override
    default Family family() {
        return Family.CONDUCT;
    }

    /** What a case is about. */
    enum CaseKind {
        /** How a member behaved. */
        CONDUCT,
        /** Whether a deed was as it was claimed. */
        CONTRIBUTION
    }

    /** What a case ended with. */
    enum CaseOutcome {
        UPHELD,
        DISMISSED
    }

    /** What may follow from a case that was upheld. */
    enum Sanction {
        WARNING,
        SUSPENSION,
        EXPULSION
    }

    /** What became of a decision on appeal. */
    enum AppealOutcome {
        CONFIRMED,
        OVERTURNED
    }

    /**
     * A member reported another.
     *
     * @param contribution the disputed deed; absent for a case of conduct
     * @param chapter of the respondent; its supervisors take up the case
     * @param filedOn the day it was recorded: whether a deed could still be disputed is asked for this day
     * @param words commitment to the report
     */
    @Fact("conduct.ReportFiled")
    record ReportFiled(
            @Stored("case") CaseId caseId,
            CaseKind kind,
            PartyId complainant,
            PartyId respondent,
            @Nullable ContributionId contribution,
            ChapterId chapter,
            LocalDate filedOn,
            Sha256 words,
            LocalDate effectiveOn)
            implements ConductEvent {}

    /**
     * Supervision took up a report.
     *
     * @param heardUntil day from which the case may be decided without the respondent having spoken
     * @param decisionDueOn day by which it should be decided
     */
    @Fact("conduct.CaseOpened")
    record CaseOpened(
            @Stored("case") CaseId caseId,
            CaseKind kind,
            PartyId complainant,
            PartyId respondent,
            @Nullable ContributionId contribution,
            ChapterId chapter,
            LocalDate heardUntil,
            LocalDate decisionDueOn,
            LocalDate effectiveOn)
            implements ConductEvent {}

    /** These supervisors handle the case, beside those who were assigned before. */
    @Fact("conduct.CaseHandlersAssigned")
    record CaseHandlersAssigned(@Stored("case") CaseId caseId, List<PartyId> handlers, LocalDate effectiveOn)
            implements ConductEvent {}

    /** A handler stepped back from the case. */
    @Fact("conduct.HandlerRecused")
    record HandlerRecused(@Stored("case") CaseId caseId, PartyId handler, LocalDate effectiveOn)
            implements ConductEvent {}

    /**
     * A party of the case was heard.
     *
     * @param words commitment to what was said
     */
    @Fact("conduct.StatementSubmitted")
    record StatementSubmitted(@Stored("case") CaseId caseId, PartyId submitter, Sha256 words, LocalDate effectiveOn)
            implements ConductEvent {}

    /**
     * Two handlers decided.
     *
     * @param sanctions what may be imposed because of it; none unless upheld
     * @param reasons commitment to why
     * @param appealUntil the first day on which nobody can appeal any more
     */
    @Fact("conduct.CaseDecided")
    record CaseDecided(
            @Stored("case") CaseId caseId,
            PartyId complainant,
            PartyId respondent,
            CaseOutcome outcome,
            List<Sanction> sanctions,
            List<PartyId> handlers,
            Sha256 reasons,
            LocalDate appealUntil,
            LocalDate effectiveOn)
            implements ConductEvent {}

    /**
     * A party of the case asks that others decide it again; once per case.
     *
     * @param requester who asks
     * @param words commitment to why
     */
    @Fact("conduct.CaseAppealed")
    record CaseAppealed(
            @Stored("case") CaseId caseId,
            PartyId complainant,
            PartyId respondent,
            PartyId requester,
            Sha256 words,
            LocalDate effectiveOn)
            implements ConductEvent {}

    /**
     * The appeal body decided; what was overturned counts no longer.
     *
     * @param deciders the two board members of another chapter, or the owner of a community that has only one
     * @param reasons commitment to why
     */
    @Fact("conduct.AppealDecided")
    record AppealDecided(
            @Stored("case") CaseId caseId,
            PartyId complainant,
            PartyId respondent,
            AppealOutcome outcome,
            List<PartyId> deciders,
            Sha256 reasons,
            LocalDate effectiveOn)
            implements ConductEvent {}

    /** The member was warned. */
    @Fact("conduct.WarningIssued")
    record WarningIssued(@Stored("case") CaseId caseId, MembershipId membership, PartyId member, LocalDate effectiveOn)
            implements ConductEvent {}

    /** What changes where the member stands. */
    sealed interface OfStanding extends ConductEvent {

        PartyId member();
    }

    /** The rights of the member rest on the days {@code [from, toExclusive)}; the term runs on. */
    @Fact("conduct.MemberSuspended")
    record MemberSuspended(
            @Stored("case") CaseId caseId,
            MembershipId membership,
            PartyId member,
            LocalDate from,
            LocalDate toExclusive,
            LocalDate effectiveOn)
            implements OfStanding {}

    /**
     * A suspension ended on {@code effectiveOn}, before its time.
     *
     * @param from first day of the suspension
     */
    @Fact("conduct.SuspensionLifted")
    record SuspensionLifted(
            @Stored("case") CaseId caseId,
            MembershipId membership,
            PartyId member,
            LocalDate from,
            LocalDate effectiveOn)
            implements OfStanding {}

    /**
     * The member was expelled, from {@code effectiveOn} on, by a resolution of the board.
     *
     * @param until the first day on which a new application is possible
     */
    @Fact("conduct.MemberExpelled")
    record MemberExpelled(
            @Stored("case") CaseId caseId,
            MembershipId membership,
            PartyId member,
            LocalDate until,
            MeetingId meeting,
            int resolutionNo,
            LocalDate effectiveOn)
            implements OfStanding {}

    /**
     * An expulsion ended on {@code effectiveOn}; the days lost are added to the term.
     *
     * @param from first day of the expulsion
     * @param deciders of the appeal body
     */
    @Fact("conduct.ExpulsionOverturned")
    record ExpulsionOverturned(
            @Stored("case") CaseId caseId,
            MembershipId membership,
            PartyId member,
            LocalDate from,
            List<PartyId> deciders,
            LocalDate effectiveOn)
            implements OfStanding {}
}
