package org.guildbook.chapter;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.guildbook.decision.Refused;
import org.guildbook.events.ChapterEvent.LeavingReason;
import org.guildbook.events.ChapterEvent.SmallGroupFormed;
import org.guildbook.events.ChapterEvent.SmallGroupJoined;
import org.guildbook.events.ChapterEvent.SmallGroupLeft;
import org.guildbook.events.LedgerEvent;
import org.guildbook.rules.MembershipPolicy;
import org.guildbook.values.ChapterId;
import org.guildbook.values.GroupId;
import org.guildbook.values.PartyId;

/** What becomes of seats when small groups end and others begin. */
final class SmallGroupChanges {

    /** A new group; refused as {@code group-capacity-out-of-range}, or as {@code group-full} if its first members are too many. */
    static List<LedgerEvent> formed(GroupId group, ChapterId chapter, int capacity, int members, LocalDate day) {
        if (capacity < MembershipPolicy.GROUP_CAPACITY_MIN || capacity > MembershipPolicy.GROUP_CAPACITY_MAX) {
            throw new Refused("group-capacity-out-of-range")
                    .with("min", MembershipPolicy.GROUP_CAPACITY_MIN)
                    .with("max", MembershipPolicy.GROUP_CAPACITY_MAX);
        }
        if (members > capacity) {
            throw new Refused("group-full").with("capacity", capacity);
        }
        return List.of(new SmallGroupFormed(group, chapter, capacity, day));
    }

    /** Members who leave a group that ends and take seats in another. */
    static List<LedgerEvent> moved(GroupId from, GroupId to, Collection<PartyId> members, LocalDate day) {
        return members.stream()
                .<LedgerEvent>flatMap(member -> Stream.of(
                        new SmallGroupLeft(from, member, LeavingReason.GROUP_ENDED, day),
                        new SmallGroupJoined(to, member, day)))
                .toList();
    }

    private SmallGroupChanges() {}
}
