package org.guildbook.events;

import java.time.LocalDate;
import java.util.Set;
import org.guildbook.values.ChapterId;
import org.guildbook.values.GroupId;
import org.guildbook.values.OfficeId;
import org.guildbook.values.PartyId;
import org.guildbook.values.Role;
import org.guildbook.values.Scope;
import org.guildbook.values.Tag;

/** What can happen to chapters, small groups and offices. */
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
     * A party holds an office in {@code [from, toExclusive)}.
     *
     * @param basis OPENING for offices filled in the founding phase, marked for good
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
