package org.guildbook.projections.year;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.guildbook.accounts.ApproveExpense;
import org.guildbook.accounts.PayExpense;
import org.guildbook.accounts.SubmitExpense;
import org.guildbook.chapter.AppointToOffice;
import org.guildbook.chapter.RecordMeeting;
import org.guildbook.chapter.RecordMeeting.Motion;
import org.guildbook.community.CloseFoundingPhase;
import org.guildbook.events.AccountsEvent.Category;
import org.guildbook.events.AccountsEvent.ExpenseApproved;
import org.guildbook.events.AccountsEvent.ExpensePaid;
import org.guildbook.events.AccountsEvent.ExpenseSubmitted;
import org.guildbook.events.ChapterEvent.MeetingHeld;
import org.guildbook.events.ChapterEvent.MeetingKind;
import org.guildbook.events.ChapterEvent.Resolution;
import org.guildbook.events.ChapterEvent.Subject;
import org.guildbook.events.CommunityEvent.FoundingPhaseClosed;
import org.guildbook.events.PolicyEvent.PolicyKind;
import org.guildbook.policy.EnactPolicy;
import org.guildbook.projections.bodies.Boards;
import org.guildbook.values.ChapterId;
import org.guildbook.values.ExpenseId;
import org.guildbook.values.MeetingId;
import org.guildbook.values.Money;
import org.guildbook.values.OfficeId;
import org.guildbook.values.PartyId;
import org.guildbook.values.PolicyId;
import org.guildbook.values.ResolutionId;
import org.guildbook.values.Role;
import org.guildbook.values.Scope;
import org.jspecify.annotations.Nullable;

/** Boards meet and resolve, offices change hands when their terms end, and money is spent. */
final class Governing {

    private static final int FOUNDING_ENDS = 20;
    private static final int MEETING_DAY = 10;
    private static final int EXPENSE_DAY = 20;
    private static final int EXPENSE_MINOR = 2_000;

    private final Year year;
    private final NaiveGuild guild;
    private final Map<ChapterId, ResolutionId> personal = new HashMap<>();
    private final List<Approved> unpaid = new ArrayList<>();

    /** An expense that waits to be paid. */
    private record Approved(ExpenseId expense, PartyId payee, LocalDate on) {}

    Governing(Year year) {
        this.year = year;
        this.guild = year.guild;
    }

    void day(int number) {
        if (number == FOUNDING_ENDS) {
            closeFounding();
        }
        if (year.today.getDayOfMonth() == MEETING_DAY) {
            guild.boards.values().forEach(this::meet);
        }
        if (year.today.equals(Founding.BOARDS_END)) {
            guild.chapters.keySet().forEach(this::elect);
        }
        guild.groups.values().forEach(this::findLeader);
        if (year.today.getDayOfMonth() == EXPENSE_DAY) {
            spend(year.any(List.copyOf(guild.chapters.keySet())));
        }
        List.copyOf(unpaid).forEach(this::settle);
        year.settle();
    }

    private void closeFounding() {
        year.clerk.must(new CloseFoundingPhase(year.owner, year.today));
        guild.founding = false;
        guild.diary.note(FoundingPhaseClosed.class, year.today);
        year.clerk.refuses("founding-phase-over", new CloseFoundingPhase(year.owner, year.today));
        year.clerk.refuses(
                "resolution-missing",
                new EnactPolicy(
                        year.owner,
                        new PolicyId(year.id()),
                        PolicyKind.CHARTER,
                        2,
                        year.words(),
                        List.of(),
                        year.today,
                        year.today));
    }

    private void meet(NaiveGuild.Board board) {
        ChapterId chapter = Objects.requireNonNull(board.chapter());
        Set<PartyId> seats = new HashSet<>(year.holders(Role.BOARD_MEMBER, chapter));
        seats.add(year.lead(chapter));
        List<PartyId> attendees = seats.stream()
                .filter(seat -> guild.member(seat).inGoodStanding(year.today))
                .sorted((a, b) -> a.toString().compareTo(b.toString()))
                .toList();
        MeetingId meeting = new MeetingId(year.id());
        int first = board.lastResolution() + 1;
        List<Motion> motions = List.of(
                new Motion(first, Subject.STRUCTURE, 1, attendees.size() - 1, 0, year.words()),
                new Motion(first + 1, Subject.PERSONAL, attendees.size(), 0, 0, year.words()));
        RecordMeeting recorded = new RecordMeeting(
                meeting, MeetingKind.BOARD, board.id(), chapter, attendees, motions, year.secretary, year.today);
        if (2 * attendees.size() <= seats.size()) {
            year.clerk.refuses("quorum-missing", recorded);
            return;
        }
        year.clerk.must(recorded);
        List<Resolution> resolutions = motions.stream()
                .map(motion -> new Resolution(
                        motion.no(),
                        motion.subject(),
                        motion.inFavour(),
                        motion.against(),
                        motion.abstained(),
                        motion.inFavour() > motion.against()))
                .toList();
        board.meetings()
                .add(new Boards.Meeting(
                        meeting, MeetingKind.BOARD, year.today, attendees.size(), seats.size(), resolutions));
        personal.put(chapter, new ResolutionId(meeting, first + 1));
        guild.diary.note(MeetingHeld.class, year.today, attendees.toArray(PartyId[]::new));
    }

    /** What the board resolved last about a person; a chapter whose board never met resolved nothing. */
    @Nullable
    ResolutionId resolved(ChapterId chapter) {
        return personal.get(chapter);
    }

    /** Half of the board stays, half of it is new. */
    private void elect(ChapterId chapter) {
        Scope scope = Scope.chapter(chapter);
        PartyId lead = year.lead(chapter);
        List<PartyId> former = guild.offices.stream()
                .filter(office -> office.role == Role.BOARD_MEMBER
                        && office.scope.equals(scope)
                        && office.until().equals(year.today)
                        && guild.member(office.holder).inGoodStanding(year.today))
                .map(office -> office.holder)
                .toList();
        Stream<PartyId> fresh =
                year.steady(chapter, 0).stream().map(member -> member.party).filter(party -> !former.contains(party));
        Stream.concat(former.stream().limit(2), fresh.limit(2)).forEach(elected -> {
            year.clerk.refuses("resolution-missing", appoints(scope, elected, null, lead));
            year.clerk.refuses("not-authorised", appoints(scope, elected, resolved(chapter), elected));
            Founding.appoint(year, Role.BOARD_MEMBER, scope, elected, year.today.plusYears(1), resolved(chapter), lead);
            year.clerk.refuses("office-already-held", appoints(scope, elected, resolved(chapter), lead));
        });
    }

    private AppointToOffice appoints(Scope scope, PartyId holder, @Nullable ResolutionId resolution, PartyId actor) {
        return new AppointToOffice(
                new OfficeId(year.id()),
                Role.BOARD_MEMBER,
                scope,
                holder,
                year.today.plusYears(1),
                resolution,
                actor,
                year.today);
    }

    private void findLeader(NaiveGuild.Group group) {
        Scope scope = Scope.group(group.id());
        if (guild.holder(Role.GROUP_LEADER, scope, year.today) == null) {
            year.plain(group.chapter())
                    .findFirst()
                    .ifPresent(member -> Founding.appoint(
                            year, Role.GROUP_LEADER, scope, member.party, year.today.plusYears(2), null, year.owner));
        }
    }

    private void spend(ChapterId chapter) {
        PartyId lead = year.lead(chapter);
        List<PartyId> board = year.holders(Role.BOARD_MEMBER, chapter);
        if (board.isEmpty()) {
            return;
        }
        PartyId approver = board.getFirst();
        PartyId payee = year.party();
        ExpenseId expense = new ExpenseId(year.id());
        Money amount = new Money(EXPENSE_MINOR, "CNY");
        year.clerk.must(new SubmitExpense(
                lead, expense, payee, Category.ACTIVITY, chapter, "DUES", amount, List.of(year.words()), year.today));
        guild.diary.note(ExpenseSubmitted.class, year.today, lead, payee);
        year.clerk.refuses("expense-not-approved", new PayExpense(year.treasurer, expense, year.today));
        year.clerk.refuses("not-authorised", new ApproveExpense(lead, null, expense, payee, year.today));
        ApproveExpense approval = new ApproveExpense(approver, null, expense, payee, year.today);
        long free = guild.accounts.getOrDefault("assets:bank:main", 0L)
                + guild.accounts.getOrDefault("liabilities:payables", 0L);
        if (free < EXPENSE_MINOR) {
            year.clerk.refuses("fund-overspent", approval);
            return;
        }
        year.clerk.must(approval);
        guild.diary.note(ExpenseApproved.class, year.today, approver);
        guild.books("expenses:programme:meetups", "liabilities:payables", EXPENSE_MINOR);
        unpaid.add(new Approved(expense, payee, year.today));
    }

    private void settle(Approved approved) {
        if (year.today.isAfter(approved.on().plusDays(2))) {
            year.clerk.must(new PayExpense(year.treasurer, approved.expense(), year.today));
            guild.diary.note(ExpensePaid.class, year.today, year.treasurer, approved.payee());
            guild.books("liabilities:payables", "assets:bank:main", EXPENSE_MINOR);
            unpaid.remove(approved);
        }
    }
}
