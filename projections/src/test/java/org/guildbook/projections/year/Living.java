package org.guildbook.projections.year;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.guildbook.chapter.JoinSmallGroup;
import org.guildbook.chapter.LeaveSmallGroup;
import org.guildbook.chapter.RecordGroupMeeting;
import org.guildbook.events.ChapterEvent.GroupMeetingHeld;
import org.guildbook.events.ChapterEvent.SmallGroupJoined;
import org.guildbook.events.ChapterEvent.SmallGroupLeft;
import org.guildbook.events.MembershipEvent.MemberDeceased;
import org.guildbook.events.MembershipEvent.MemberResigned;
import org.guildbook.events.MembershipEvent.MembershipPaused;
import org.guildbook.events.MembershipEvent.MembershipResumed;
import org.guildbook.events.TransferEvent.ChapterTransferApproved;
import org.guildbook.events.TransferEvent.ChapterTransferCompleted;
import org.guildbook.events.TransferEvent.ChapterTransferRequested;
import org.guildbook.membership.ApproveChapterTransfer;
import org.guildbook.membership.PauseMembership;
import org.guildbook.membership.RecordDeath;
import org.guildbook.membership.RequestChapterTransfer;
import org.guildbook.membership.ResignMembership;
import org.guildbook.membership.ResumeMembership;
import org.guildbook.values.ChapterId;
import org.guildbook.values.GroupId;
import org.guildbook.values.PartyId;
import org.guildbook.values.Role;
import org.guildbook.values.Scope;
import org.jspecify.annotations.Nullable;

/** Small groups, moves, pauses, farewells and a death. */
final class Living {

    private static final int DEATH_DAY = 170;

    private final Year year;
    private final NaiveGuild guild;
    private final List<ChapterId> chapters;
    private final Map<NaiveMember, Move> moving = new LinkedHashMap<>();
    private final Map<NaiveMember, LocalDate> resuming = new LinkedHashMap<>();

    /** @param approvals of the two chapters that were given */
    private record Move(ChapterId from, ChapterId to, int approvals) {}

    Living(Year year) {
        this.year = year;
        this.guild = year.guild;
        this.chapters = List.copyOf(guild.chapters.keySet());
    }

    void day(int number) {
        if (number % 2 == 0) {
            join(year.any(List.copyOf(guild.groups.values())));
        }
        if (number % 9 == 4) {
            leave(year.anyMember(member -> member.groupOn(year.today) != null && member.takesPart(year.today)));
        }
        if (year.today.getDayOfMonth() == 12) {
            guild.groups.values().stream().filter(_ -> !year.oneIn(5)).forEach(this::meet);
        }
        new LinkedHashMap<>(moving).forEach(this::move);
        if (number % 45 == 30) {
            ask(chapters.get(number % chapters.size()), chapters.get((number + 1) % chapters.size()));
        }
        new LinkedHashMap<>(resuming).forEach(this::resume);
        if (number % 60 == 20) {
            pause(year.any(chapters), number % 120 == 20);
        }
        if (number % 80 == 70) {
            resign(year.any(chapters));
        }
        if (number == DEATH_DAY) {
            die();
        }
        year.settle();
    }

    private void join(NaiveGuild.Group group) {
        PartyId lead = year.lead(group.chapter());
        year.plain(group.chapter())
                .filter(member -> member.groupOn(year.today) == null)
                .findFirst()
                .ifPresent(member -> {
                    JoinSmallGroup join = new JoinSmallGroup(group.id(), member.party, lead, year.today);
                    if (guild.seated(group.id(), year.today).size() >= group.capacity()) {
                        year.clerk.refuses("group-full", join);
                        return;
                    }
                    year.clerk.must(join);
                    member.groups.put(year.today, Optional.of(group.id()));
                    guild.diary.note(SmallGroupJoined.class, year.today, member.party);
                    year.clerk.refuses("already-in-a-group", join);
                });
    }

    private void leave(@Nullable NaiveMember member) {
        GroupId group = member == null ? null : member.groupOn(year.today);
        if (member == null || group == null) {
            return;
        }
        year.clerk.must(new LeaveSmallGroup(group, member.party, member.party, year.today));
        member.groups.put(year.today, Optional.empty());
        guild.diary.note(SmallGroupLeft.class, year.today, member.party);
        completeIfReady(member);
        year.settle();
    }

    private void meet(NaiveGuild.Group group) {
        PartyId leader = guild.holder(Role.GROUP_LEADER, Scope.group(group.id()), year.today);
        List<PartyId> attendees = guild.seated(group.id(), year.today);
        if (leader == null || attendees.isEmpty()) {
            return;
        }
        RecordGroupMeeting meeting = new RecordGroupMeeting(group.id(), attendees, leader, year.today);
        year.clerk.must(meeting);
        group.meetings().add(year.today);
        guild.diary.note(
                GroupMeetingHeld.class,
                year.today,
                Stream.concat(Stream.of(leader), attendees.stream()).toArray(PartyId[]::new));
        year.clerk.refuses("meeting-already-recorded", meeting);
    }

    private void ask(ChapterId from, ChapterId to) {
        List<NaiveMember> steady = year.steady(from, 30);
        List<NaiveMember> seated = steady.stream()
                .filter(member -> member.groupOn(year.today) != null)
                .toList();
        if (steady.isEmpty()) {
            return;
        }
        NaiveMember member = year.any(seated.isEmpty() ? steady : seated);
        year.clerk.refuses(
                "same-chapter", new RequestChapterTransfer(member.membership, member.party, from, year.today));
        year.clerk.must(new RequestChapterTransfer(member.membership, member.party, to, year.today));
        guild.diary.note(ChapterTransferRequested.class, year.today, member.party);
        year.spared.add(member.party);
        moving.put(member, new Move(from, to, 0));
    }

    /** One chapter a day approves, and then the seat is given up. */
    private void move(NaiveMember member, Move move) {
        if (move.approvals() == 2) {
            leave(member);
            return;
        }
        ChapterId chapter = move.approvals() == 0 ? move.to() : move.from();
        ApproveChapterTransfer approval =
                new ApproveChapterTransfer(member.membership, chapter, year.lead(chapter), year.today);
        year.clerk.must(approval);
        guild.diary.note(ChapterTransferApproved.class, year.today, member.party, year.lead(chapter));
        year.clerk.refuses("already-answered", approval);
        moving.put(member, new Move(move.from(), move.to(), move.approvals() + 1));
        completeIfReady(member);
    }

    private void completeIfReady(NaiveMember member) {
        Move move = moving.get(member);
        if (move != null && move.approvals() == 2 && member.groupOn(year.today) == null) {
            member.chapters.put(year.today, move.to());
            guild.diary.note(ChapterTransferCompleted.class, year.today, member.party);
            moving.remove(member);
            year.spared.remove(member.party);
        }
    }

    private void pause(ChapterId chapter, boolean resumes) {
        List<NaiveMember> steady = year.steady(chapter, 90).stream()
                .filter(member -> !member.everPaused())
                .toList();
        if (steady.isEmpty()) {
            return;
        }
        NaiveMember member = year.any(steady);
        Days days = new Days(year.today, year.today.plusDays(30L + year.chance.nextInt(60)));
        year.clerk.refuses(
                "pause-not-in-term",
                pauses(member, new Days(year.today, year.today.plusYears(1).plusDays(1))));
        year.clerk.must(pauses(member, days));
        member.pauses(days);
        guild.diary.note(MembershipPaused.class, year.today, member.party, year.lead(chapter));
        year.clerk.refuses("not-active", pauses(member, days));
        if (resumes) {
            resuming.put(member, year.today.plusDays(15));
        }
    }

    private PauseMembership pauses(NaiveMember member, Days days) {
        PartyId lead = year.lead(member.chapterOn(year.today));
        return new PauseMembership(member.membership, member.party, days.from(), days.to(), lead, year.today);
    }

    private void resume(NaiveMember member, LocalDate day) {
        if (!year.today.isBefore(day)) {
            year.clerk.must(new ResumeMembership(member.membership, member.party, year.today));
            member.resumes(year.today);
            guild.diary.note(MembershipResumed.class, year.today, member.party);
            resuming.remove(member);
        }
    }

    private void resign(ChapterId chapter) {
        guild.invoices.stream()
                .filter(invoice -> invoice.open() && invoice.member.belongs(year.today))
                .map(invoice -> invoice.member)
                .findFirst()
                .ifPresent(owing -> year.clerk.refuses(
                        "invoice-open", new ResignMembership(owing.membership, owing.party, year.today)));
        // Nobody resigns on the first day of a term.
        List<NaiveMember> steady = year.steady(chapter, 1).stream()
                .filter(member -> Objects.equals(member.termOn(year.today), member.termOn(year.today.minusDays(1))))
                .toList();
        if (!steady.isEmpty()) {
            NaiveMember member = year.any(steady);
            year.clerk.must(new ResignMembership(member.membership, member.party, year.today));
            member.resigns(year.today);
            guild.diary.note(MemberResigned.class, year.today, member.party);
            year.consequences.left(member, year.today);
        }
    }

    /** It is heard of two days later; of whoever led a group, if anybody can be found who did. */
    private void die() {
        LocalDate day = year.today.minusDays(2);
        NaiveMember member = year.anyMember(one -> one.inGoodStanding(day)
                && !year.spared.contains(one.party)
                && guild.offices.stream()
                        .anyMatch(office -> office.role == Role.GROUP_LEADER
                                && office.holder.equals(one.party)
                                && office.heldOn(day)));
        if (member == null) {
            return;
        }
        year.clerk.refuses("second-person-missing", new RecordDeath(member.party, year.clerkOne, year.clerkOne, day));
        year.clerk.must(new RecordDeath(member.party, year.clerkOne, year.clerkTwo, day));
        member.diedOn = day;
        guild.diary.note(MemberDeceased.class, day, member.party, year.clerkOne, year.clerkTwo);
        year.consequences.left(member, day);
        year.clerk.refuses("already-deceased", new RecordDeath(member.party, year.clerkOne, year.clerkTwo, day));
    }
}
