package org.guildbook.projections.year;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import org.guildbook.chapter.AppointToOffice;
import org.guildbook.chapter.ConstituteBoard;
import org.guildbook.chapter.FormBoardTeam;
import org.guildbook.chapter.FormSmallGroup;
import org.guildbook.chapter.FoundChapter;
import org.guildbook.community.FoundCommunity;
import org.guildbook.dues.EnactDuesSchedule;
import org.guildbook.events.ChapterEvent.BoardConstituted;
import org.guildbook.events.ChapterEvent.BoardTeamFormed;
import org.guildbook.events.ChapterEvent.ChapterFounded;
import org.guildbook.events.ChapterEvent.OfficeAppointed;
import org.guildbook.events.ChapterEvent.SmallGroupFormed;
import org.guildbook.events.ChapterEvent.TeamKind;
import org.guildbook.events.CommunityEvent.CommunityFounded;
import org.guildbook.events.CommunityEvent.Kind;
import org.guildbook.events.CommunityEvent.RelationKind;
import org.guildbook.events.DuesEvent.DuesScheduleEnacted;
import org.guildbook.events.DuesEvent.DuesTakenOver;
import org.guildbook.events.MembershipEvent.MemberAdmitted;
import org.guildbook.events.MembershipEvent.MembershipType;
import org.guildbook.events.MembershipEvent.TermBasis;
import org.guildbook.events.MembershipEvent.TermStarted;
import org.guildbook.events.PointsEvent.GrantBudgetSet;
import org.guildbook.events.PointsEvent.PointsGranted;
import org.guildbook.events.PolicyEvent.PolicyEnacted;
import org.guildbook.events.PolicyEvent.PolicyKind;
import org.guildbook.membership.AdmitFoundingMember;
import org.guildbook.membership.AdmitFoundingMember.OpeningPayment;
import org.guildbook.membership.AdmitFoundingMember.OpeningTerm;
import org.guildbook.points.GrantPoints;
import org.guildbook.points.SetGrantBudget;
import org.guildbook.policy.EnactPolicy;
import org.guildbook.projections.bodies.Boards;
import org.guildbook.projections.policies.Policies;
import org.guildbook.values.BoardId;
import org.guildbook.values.ChapterId;
import org.guildbook.values.GroupId;
import org.guildbook.values.LotId;
import org.guildbook.values.MembershipId;
import org.guildbook.values.Money;
import org.guildbook.values.OfficeId;
import org.guildbook.values.PartyId;
import org.guildbook.values.PaymentId;
import org.guildbook.values.PolicyId;
import org.guildbook.values.Quarter;
import org.guildbook.values.ResolutionId;
import org.guildbook.values.Role;
import org.guildbook.values.ScheduleId;
import org.guildbook.values.Scope;
import org.guildbook.values.Sha256;
import org.guildbook.values.TeamId;
import org.guildbook.values.TermId;
import org.jspecify.annotations.Nullable;

/** The first day: a community that is some years old gets a ledger. */
final class Founding {

    /** When the first boards were elected until. */
    static final LocalDate BOARDS_END = LocalDate.of(2026, 7, 1);

    private static final int MEMBERS_PER_CHAPTER = 30;
    private static final int WELCOMED_PER_CHAPTER = 12;
    private static final int WELCOME_POINTS = 200;
    private static final Sha256 EVIDENCE = new Sha256("e".repeat(64));

    private final Year year;
    private final NaiveGuild guild;
    private final LocalDate today = Year.FIRST_DAY;

    Founding(Year year) {
        this.year = year;
        this.guild = year.guild;
    }

    void found() {
        year.clerk.must(new FoundCommunity(
                "The Guild",
                Kind.KNOWLEDGE,
                "Asia/Shanghai",
                "CNY",
                List.of(RelationKind.ALUMNI, RelationKind.CUSTOMER),
                year.owner,
                office(Role.OWNER, Scope.COMMUNITY, year.owner, today.plusYears(3)),
                today));
        guild.diary.note(CommunityFounded.class, today, year.owner);
        communityOffices();
        dues(Year.FIRST_DAY);
        dues(Consequences.DEARER_FROM);
        policy(PolicyKind.CHARTER, List.of());
        policy(PolicyKind.ADMISSION, List.of("accepted-referral", "practises"));
        year.clerk.must(
                new SetGrantBudget(year.owner, "WELCOME", Quarter.of(today), 1_000L * WELCOME_POINTS, null, today));
        guild.diary.note(GrantBudgetSet.class, today);
        for (String code : List.of("BJ", "SH", "SZ")) {
            chapter(new NaiveGuild.Chapter(new ChapterId(year.id()), code, "City of " + code));
        }
        year.settle();
    }

    private void communityOffices() {
        appoint(year, Role.STAFF, Scope.COMMUNITY, year.clerkOne, today.plusYears(3), null, year.owner);
        appoint(year, Role.STAFF, Scope.COMMUNITY, year.clerkTwo, today.plusYears(3), null, year.owner);
        appoint(year, Role.TREASURER, Scope.COMMUNITY, year.treasurer, today.plusYears(3), null, year.owner);
        appoint(year, Role.SECRETARY, Scope.COMMUNITY, year.secretary, today.plusYears(3), null, year.owner);
        appoint(year, Role.ADMISSION_SECRETARY, Scope.COMMUNITY, year.doorkeeper, today.plusYears(3), null, year.owner);
        appoint(year, Role.GUARDIAN, Scope.COMMUNITY, year.guardian, today.plusYears(3), null, year.owner);
    }

    private void dues(LocalDate from) {
        year.clerk.must(new EnactDuesSchedule(
                year.owner,
                new ScheduleId(year.id()),
                List.of(new DuesScheduleEnacted.Amount(
                        MembershipType.ORDINARY, new Money(Consequences.yearly(from), "CNY"))),
                from,
                null,
                today));
        guild.diary.note(DuesScheduleEnacted.class, today);
    }

    private void policy(PolicyKind kind, List<String> criteria) {
        Policies.Policy policy = new Policies.Policy(new PolicyId(year.id()), kind, 1, year.words(), criteria, today);
        year.clerk.must(new EnactPolicy(year.owner, policy.policy(), kind, 1, policy.sha256(), criteria, today, today));
        guild.policies.add(policy);
        guild.diary.note(PolicyEnacted.class, today);
    }

    private void chapter(NaiveGuild.Chapter chapter) {
        year.clerk.must(new FoundChapter(chapter.id(), chapter.code(), chapter.city(), year.owner, today));
        guild.chapters.put(chapter.id(), chapter);
        guild.diary.note(ChapterFounded.class, today);
        List<PartyId> members = new ArrayList<>();
        for (int number = 0; number < MEMBERS_PER_CHAPTER; number++) {
            members.add(member(chapter.id(), number));
        }
        Scope scope = Scope.chapter(chapter.id());
        LocalDate later = today.plusYears(3);
        appoint(year, Role.CHAPTER_LEAD, scope, members.getFirst(), later, null, year.owner);
        for (int number = 1; number <= 4; number++) {
            appoint(year, Role.SUPERVISOR, scope, members.get(number), later, null, year.owner);
        }
        for (int number = 5; number <= 8; number++) {
            appoint(year, Role.BOARD_MEMBER, scope, members.get(number), BOARDS_END, null, year.owner);
        }
        board(chapter.id());
        for (int number = 9; number <= 10; number++) {
            GroupId group = new GroupId(year.id());
            year.clerk.must(new FormSmallGroup(group, chapter.id(), 6, members.getFirst(), today));
            guild.groups.put(group, new NaiveGuild.Group(group, chapter.id(), 6, today, new ArrayList<>()));
            guild.diary.note(SmallGroupFormed.class, today);
            appoint(year, Role.GROUP_LEADER, Scope.group(group), members.get(number), later, null, year.owner);
        }
    }

    private void board(ChapterId chapter) {
        NaiveGuild.Board board =
                new NaiveGuild.Board(new BoardId(year.id()), chapter, new LinkedHashMap<>(), new ArrayList<>());
        year.clerk.must(new ConstituteBoard(board.id(), chapter, year.owner, today));
        guild.boards.put(board.id(), board);
        guild.diary.note(BoardConstituted.class, today);
        TeamId team = new TeamId(year.id());
        year.clerk.must(new FormBoardTeam(team, board.id(), TeamKind.SERVICE, year.lead(chapter), today));
        board.teams().put(team, new Boards.Team(team, TeamKind.SERVICE));
        guild.diary.note(BoardTeamFormed.class, today);
        year.clerk.refuses(
                "team-kind-taken",
                new FormBoardTeam(new TeamId(year.id()), board.id(), TeamKind.SERVICE, year.lead(chapter), today));
    }

    /** Their last term began in the year before, so each of them is to renew in this one. */
    private PartyId member(ChapterId chapter, int number) {
        NaiveMember member = new NaiveMember(year.party(), new MembershipId(year.id()), today, true, chapter);
        LocalDate last = today.minusDays(year.chance.nextInt(360));
        int earlier = year.chance.nextInt(4);
        List<OpeningTerm> terms = new ArrayList<>();
        for (int back = earlier; back >= 0; back--) {
            // Some were away for a while, long ago.
            LocalDate from = last.minusYears(back).minusDays(back >= 2 && number % 7 == 0 ? 100 : 0);
            LocalDate settledOn = back > 0 && number % 5 == 0 ? from.plusDays(10) : from;
            OpeningPayment paid = back == 0 && number % 3 == 0
                    ? new OpeningPayment(new PaymentId(year.id()), new Money(90_000, "CNY"), null)
                    : null;
            terms.add(new OpeningTerm(new TermId(year.id()), from, from.plusYears(1), settledOn, paid));
        }
        year.clerk.must(new AdmitFoundingMember(
                member.membership,
                member.party,
                MembershipType.ORDINARY,
                chapter,
                terms,
                EVIDENCE,
                year.owner,
                year.clerkOne,
                today));
        guild.members.put(member.party, member);
        guild.diary.note(MemberAdmitted.class, today, member.party, year.owner, year.clerkOne);
        for (OpeningTerm term : terms) {
            member.starts(new NaiveMember.Term(
                    term.term(), term.from(), term.toExclusive(), term.settledOn(), TermBasis.OPENING));
            guild.diary.note(TermStarted.class, today, member.party);
            if (term.paid() != null) {
                guild.takenOver.merge(member.party, 1, Integer::sum);
                guild.diary.note(DuesTakenOver.class, today, member.party);
            }
        }
        if (number < WELCOMED_PER_CHAPTER) {
            welcome(member);
        }
        return member.party;
    }

    private void welcome(NaiveMember member) {
        year.clerk.must(new GrantPoints(
                year.owner,
                "WELCOME",
                member.party,
                new LotId(year.id()),
                WELCOME_POINTS,
                member.membership.toString(),
                null,
                today));
        guild.grants.add(new NaiveGuild.Grant(member.party, WELCOME_POINTS));
        guild.diary.note(PointsGranted.class, today, member.party);
    }

    private OfficeId office(Role role, Scope scope, PartyId holder, LocalDate to) {
        return noted(year, new OfficeId(year.id()), role, scope, holder, to);
    }

    static void appoint(
            Year year,
            Role role,
            Scope scope,
            PartyId holder,
            LocalDate to,
            @Nullable ResolutionId resolution,
            PartyId actor) {
        OfficeId office = new OfficeId(year.id());
        year.clerk.must(new AppointToOffice(office, role, scope, holder, to, resolution, actor, year.today));
        noted(year, office, role, scope, holder, to);
    }

    private static OfficeId noted(Year year, OfficeId office, Role role, Scope scope, PartyId holder, LocalDate to) {
        year.guild.offices.add(new NaiveGuild.Office(office, role, scope, holder, new Days(year.today, to)));
        year.guild.diary.note(OfficeAppointed.class, year.today, holder);
        return office;
    }
}
