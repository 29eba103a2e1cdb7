package org.guildbook.events;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Set;
import org.guildbook.values.ActivityId;
import org.guildbook.values.BoardId;
import org.guildbook.values.ChapterId;
import org.guildbook.values.CommitteeId;
import org.guildbook.values.CommunityId;
import org.guildbook.values.GroupId;
import org.guildbook.values.MeetingId;
import org.guildbook.values.OfficeId;
import org.guildbook.values.PartyId;
import org.guildbook.values.ResolutionId;
import org.guildbook.values.Role;
import org.guildbook.values.Scope;
import org.guildbook.values.Sha256;
import org.guildbook.values.Tag;
import org.guildbook.values.TeamId;
import org.jspecify.annotations.Nullable;

/** What can happen to chapters, boards, small groups, committees and offices. */
public sealed interface ChapterEvent extends LedgerEvent {

    @Override
    default Family family() {
        return Family.STRUCTURE;
    }

    /** A city unit of the community opened. */
    @Fact("chapter.ChapterFounded")
    record ChapterFounded(
            @Open ChapterId chapter,
            @Open String code,
            @Open String city,
            LocalDate effectiveOn) implements ChapterEvent {
        @Override
        public Set<Tag> computedTags() {
            return Set.of(Tags.chapterCode(code));
        }
    }

    /**
     * A chapter takes in so many new members from now on: its lead said so, or one of the places was taken. Sealed, because
     * everybody could see by it when somebody was admitted.
     *
     * @param places at least 0
     */
    @Fact("chapter.ChapterIntakeSet")
    record ChapterIntakeSet(ChapterId chapter, int places, LocalDate effectiveOn) implements ChapterEvent {}

    /**
     * A chapter closed for good.
     *
     * @param successor the chapter that its matters go to, if any
     * @param resolution absent in the founding phase
     */
    @Fact("chapter.ChapterDissolved")
    record ChapterDissolved(
            @Open ChapterId chapter,
            @Open @Nullable ChapterId successor,
            @Nullable ResolutionId resolution,
            LocalDate effectiveOn)
            implements ChapterEvent {}

    /**
     * A chapter, or the community, got its board.
     *
     * @param chapter absent for the board of the community
     */
    @Fact("chapter.BoardConstituted")
    record BoardConstituted(
            @Open CommunityId community,
            @Open BoardId board,
            @Open @Nullable ChapterId chapter,
            LocalDate effectiveOn) implements ChapterEvent {

        /** What the board decides about. */
        public Scope scope() {
            return chapter == null ? Scope.COMMUNITY : Scope.chapter(chapter);
        }
    }

    /** A board got one of its working teams. */
    @Fact("chapter.BoardTeamFormed")
    record BoardTeamFormed(
            @Open TeamId team, @Open BoardId board, @Open TeamKind kind, LocalDate effectiveOn)
            implements ChapterEvent {}

    /** A board has one team of each kind at most. */
    enum TeamKind {
        LEARNING,
        SERVICE,
        DEVELOPMENT,
        SUPERVISION
    }

    /**
     * A board met, or the members it called together, on {@code effectiveOn}.
     *
     * @param chapter of the board; absent for the board of the community
     * @param attendance how many were there who have a vote
     * @param eligible how many have a vote
     * @param texts hashes of the titles and texts of the resolutions, in their order
     */
    @Fact("chapter.MeetingHeld")
    record MeetingHeld(
            @Open MeetingId meeting,
            @Open MeetingKind kind,
            @Open BoardId board,
            @Open @Nullable ChapterId chapter,
            @Open int attendance,
            @Open int eligible,
            @Open List<Resolution> resolutions,
            List<PartyId> attendees,
            List<Sha256> texts,
            LocalDate effectiveOn)
            implements ChapterEvent {

        /** What the meeting can decide about. */
        public Scope scope() {
            return chapter == null ? Scope.COMMUNITY : Scope.chapter(chapter);
        }
    }

    /** Who comes together: the board, or all members in good standing. */
    enum MeetingKind {
        BOARD,
        ASSEMBLY
    }

    /** What a meeting voted on; a resolution about a person shows nothing else. */
    record Resolution(int no, Subject subject, int inFavour, int against, int abstained, boolean carried) {}

    /** What a resolution is about. */
    enum Subject {
        POLICY,
        DUES,
        BUDGET,
        FUND,
        STRUCTURE,
        PERSONAL
    }

    /** A small group opened; its members meet monthly. */
    @Fact("chapter.SmallGroupFormed")
    record SmallGroupFormed(
            @Open GroupId group,
            @Open ChapterId chapter,
            @Open int capacity,
            LocalDate effectiveOn) implements ChapterEvent {}

    /** A member took a seat in a small group. */
    @Fact("chapter.SmallGroupJoined")
    record SmallGroupJoined(GroupId group, PartyId member, LocalDate effectiveOn) implements ChapterEvent {}

    /** A member gave up the seat in a small group, or lost it. */
    @Fact("chapter.SmallGroupLeft")
    record SmallGroupLeft(GroupId group, PartyId member, LeavingReason reason, LocalDate effectiveOn)
            implements ChapterEvent {}

    enum LeavingReason {
        /** The member or the leader of the group wished it. */
        WISH,
        MEMBERSHIP_ENDED,
        TRANSFER,
        GROUP_ENDED
    }

    /**
     * A small group ended, and its members went on in new ones.
     *
     * @param groups the new ones
     */
    @Fact("chapter.SmallGroupSplit")
    record SmallGroupSplit(
            @Open GroupId group,
            @Open ChapterId chapter,
            @Open List<GroupId> groups,
            LocalDate effectiveOn) implements ChapterEvent {}

    /**
     * Small groups ended, and their members went on in a new one.
     *
     * @param groups those that ended
     * @param group the new one
     */
    @Fact("chapter.SmallGroupsMerged")
    record SmallGroupsMerged(
            @Open List<GroupId> groups,
            @Open ChapterId chapter,
            @Open GroupId group,
            LocalDate effectiveOn) implements ChapterEvent {}

    /** A small group ended. */
    @Fact("chapter.SmallGroupDissolved")
    record SmallGroupDissolved(@Open GroupId group, @Open ChapterId chapter, LocalDate effectiveOn)
            implements ChapterEvent {}

    /**
     * A small group met on {@code effectiveOn}; what was said there is nowhere.
     *
     * @param month the meeting of which month it was
     */
    @Fact("chapter.GroupMeetingHeld")
    record GroupMeetingHeld(
            @Open GroupId group,
            @Open YearMonth month,
            PartyId organiser,
            List<PartyId> attendees,
            LocalDate effectiveOn)
            implements ChapterEvent {}

    /**
     * A chapter set up a committee.
     *
     * @param activity what it prepares, if that is one activity
     * @param resolution absent in the founding phase
     */
    @Fact("chapter.CommitteeFormed")
    record CommitteeFormed(
            @Open CommitteeId committee,
            @Open ChapterId chapter,
            @Open @Nullable ActivityId activity,
            @Nullable ResolutionId resolution,
            LocalDate effectiveOn)
            implements ChapterEvent {}

    /**
     * A committee has done its work.
     *
     * @param resolution absent in the founding phase
     */
    @Fact("chapter.CommitteeDischarged")
    record CommitteeDischarged(
            @Open CommitteeId committee,
            @Open ChapterId chapter,
            @Nullable ResolutionId resolution,
            LocalDate effectiveOn)
            implements ChapterEvent {}

    /**
     * A party holds an office in {@code [from, toExclusive)}.
     *
     * @param basis OPENING for offices filled in the founding phase, marked for good
     * @param resolution absent where none was needed
     */
    @Fact("chapter.OfficeAppointed")
    record OfficeAppointed(
            @Open OfficeId office,
            @Open Role role,
            @Open Scope scope,
            PartyId officeHolder,
            LocalDate from,
            LocalDate toExclusive,
            Basis basis,
            @Nullable ResolutionId resolution,
            LocalDate effectiveOn)
            implements ChapterEvent {
        @Override
        public Set<Tag> computedTags() {
            return Set.of(Tags.officeSeat(role, scope));
        }
    }

    /** The holder gave up the office, or lost it, on {@code effectiveOn}. */
    @Fact("chapter.OfficeVacated")
    record OfficeVacated(
            @Open OfficeId office, @Open Role role, @Open Scope scope, PartyId officeHolder, LocalDate effectiveOn)
            implements ChapterEvent {
        @Override
        public Set<Tag> computedTags() {
            return Set.of(Tags.officeSeat(role, scope));
        }
    }

    /** How a fact came about: by the founding phase, or by an ordinary decision. */
    enum Basis {
        OPENING,
        DECISION
    }
}
