package org.guildbook.projections.testing;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.guildbook.events.AccountsEvent;
import org.guildbook.events.AccountsEvent.ExpenseApproved;
import org.guildbook.events.AccountsEvent.ExpensePaid;
import org.guildbook.events.AccountsEvent.ExpenseSubmitted;
import org.guildbook.events.ChapterEvent.Basis;
import org.guildbook.events.ChapterEvent.BoardConstituted;
import org.guildbook.events.ChapterEvent.BoardTeamFormed;
import org.guildbook.events.ChapterEvent.ChapterFounded;
import org.guildbook.events.ChapterEvent.CommitteeDischarged;
import org.guildbook.events.ChapterEvent.CommitteeFormed;
import org.guildbook.events.ChapterEvent.GroupMeetingHeld;
import org.guildbook.events.ChapterEvent.MeetingHeld;
import org.guildbook.events.ChapterEvent.MeetingKind;
import org.guildbook.events.ChapterEvent.OfficeAppointed;
import org.guildbook.events.ChapterEvent.OfficeVacated;
import org.guildbook.events.ChapterEvent.Resolution;
import org.guildbook.events.ChapterEvent.SmallGroupFormed;
import org.guildbook.events.ChapterEvent.SmallGroupJoined;
import org.guildbook.events.ChapterEvent.SmallGroupSplit;
import org.guildbook.events.ChapterEvent.Subject;
import org.guildbook.events.ChapterEvent.TeamKind;
import org.guildbook.events.CommunityEvent.CommunityFounded;
import org.guildbook.events.CommunityEvent.FoundingPhaseClosed;
import org.guildbook.events.CommunityEvent.Kind;
import org.guildbook.events.CommunityEvent.RelationKind;
import org.guildbook.events.ContributionEvent.Category;
import org.guildbook.events.ContributionEvent.ContributionAttested;
import org.guildbook.events.ContributionEvent.ContributionClaimed;
import org.guildbook.events.ContributionEvent.Share;
import org.guildbook.events.DuesEvent.DuesInvoiced;
import org.guildbook.events.DuesEvent.DuesPaymentRecorded;
import org.guildbook.events.DuesEvent.DuesRecognised;
import org.guildbook.events.DuesEvent.PaymentMethod;
import org.guildbook.events.LedgerEvent;
import org.guildbook.events.MembershipEvent.ApplicationScreened;
import org.guildbook.events.MembershipEvent.ApplicationSubmitted;
import org.guildbook.events.MembershipEvent.ApplicationWithdrawn;
import org.guildbook.events.MembershipEvent.CandidateReferred;
import org.guildbook.events.MembershipEvent.MemberAdmitted;
import org.guildbook.events.MembershipEvent.MemberDeceased;
import org.guildbook.events.MembershipEvent.MemberResigned;
import org.guildbook.events.MembershipEvent.MembershipPaused;
import org.guildbook.events.MembershipEvent.MembershipResumed;
import org.guildbook.events.MembershipEvent.MembershipType;
import org.guildbook.events.MembershipEvent.ReferralAccepted;
import org.guildbook.events.MembershipEvent.ReferralDeclined;
import org.guildbook.events.MembershipEvent.ReferralStage;
import org.guildbook.events.MembershipEvent.ReferralStageReached;
import org.guildbook.events.MembershipEvent.ReferralStageReversed;
import org.guildbook.events.MembershipEvent.ReversalReason;
import org.guildbook.events.MembershipEvent.TermBasis;
import org.guildbook.events.MembershipEvent.TermStarted;
import org.guildbook.events.PointsEvent.MovedLot;
import org.guildbook.events.PointsEvent.PointsGranted;
import org.guildbook.events.PointsEvent.PointsTipped;
import org.guildbook.values.ApplicationId;
import org.guildbook.values.BoardId;
import org.guildbook.values.ChapterId;
import org.guildbook.values.CommitteeId;
import org.guildbook.values.CommunityId;
import org.guildbook.values.ContributionId;
import org.guildbook.values.ExpenseId;
import org.guildbook.values.GroupId;
import org.guildbook.values.InvoiceId;
import org.guildbook.values.LotId;
import org.guildbook.values.MeetingId;
import org.guildbook.values.MembershipId;
import org.guildbook.values.Money;
import org.guildbook.values.OfficeId;
import org.guildbook.values.PartyId;
import org.guildbook.values.PaymentId;
import org.guildbook.values.Posting;
import org.guildbook.values.Quarter;
import org.guildbook.values.ReferralId;
import org.guildbook.values.ResolutionId;
import org.guildbook.values.Role;
import org.guildbook.values.Scope;
import org.guildbook.values.Series;
import org.guildbook.values.Sha256;
import org.guildbook.values.TeamId;
import org.guildbook.values.TermId;

/** A community of 2025 with chapters, dues, deeds and tips, drawn from a seed. */
public final class SeededCommunity {

    private static final LocalDate FOUNDED = LocalDate.of(2025, 1, 1);

    private static final Money DUES = new Money(1_008_000, "CNY");

    private static final String BANK = "assets:bank:main";

    private static final String DEFERRED = "liabilities:deferred-dues";

    private final Random random;
    private final CommunityId id;
    private final List<ChapterId> chapters = new ArrayList<>();
    private final List<PartyId> members = new ArrayList<>();
    private final List<MembershipId> memberships = new ArrayList<>();
    private final List<TermId> terms = new ArrayList<>();
    private final List<LotId> lots = new ArrayList<>();
    private final Set<String> attested = new HashSet<>();
    private final List<LedgerEvent> facts = new ArrayList<>();

    public SeededCommunity(long seed) {
        this.random = new Random(seed);
        this.id = new CommunityId(uuid());
    }

    public CommunityId id() {
        return id;
    }

    public List<ChapterId> chapters() {
        return List.copyOf(chapters);
    }

    public List<PartyId> members() {
        return List.copyOf(members);
    }

    /** Everything that happened, in order. */
    public List<LedgerEvent> facts(int memberCount, int deeds, int tips) {
        found();
        for (int i = 0; i < memberCount; i++) {
            admit(i);
        }
        for (int month = 1; month <= 6; month++) {
            recognise(YearMonth.of(2025, month));
            spend(LocalDate.of(2025, month, 20));
        }
        for (int i = 0; i < Math.max(deeds, tips); i++) {
            if (i < deeds) {
                contribute();
            }
            if (i < tips) {
                tip();
            }
        }
        for (int i = 1; i < memberCount; i++) {
            restOrLeave(members.get(i), memberships.get(i), i);
        }
        for (int i = 0; i < memberCount; i++) {
            apply(i);
        }
        meet();
        return List.copyOf(facts);
    }

    /** A board resolves something, a group meets and is split, a committee comes and goes. */
    private void meet() {
        ChapterId chapter = chapters.getFirst();
        PartyId first = members.getFirst();
        BoardId board = new BoardId(uuid());
        MeetingId meeting = new MeetingId(uuid());
        LocalDate day = LocalDate.of(2025, 6, 2);
        facts.add(new BoardConstituted(id, board, chapter, FOUNDED));
        facts.add(new BoardTeamFormed(new TeamId(uuid()), board, TeamKind.SERVICE, day));
        facts.add(new MeetingHeld(
                meeting,
                MeetingKind.BOARD,
                board,
                chapter,
                3,
                5,
                List.of(
                        new Resolution(1, Subject.STRUCTURE, 3, 0, 0, true),
                        new Resolution(2, Subject.PERSONAL, 1, 2, 0, false)),
                List.of(first),
                List.of(new Sha256("c".repeat(64)), new Sha256("d".repeat(64))),
                day));
        GroupId group = new GroupId(uuid());
        List<GroupId> parts = List.of(new GroupId(uuid()), new GroupId(uuid()));
        facts.add(new SmallGroupFormed(group, chapter, 8, FOUNDED));
        facts.add(new GroupMeetingHeld(group, YearMonth.of(2025, 4), first, List.of(first), LocalDate.of(2025, 4, 9)));
        facts.add(new SmallGroupSplit(group, chapter, parts, day));
        parts.forEach(part -> facts.add(new SmallGroupFormed(part, chapter, 8, day)));
        facts.add(
                new GroupMeetingHeld(parts.getFirst(), YearMonth.of(2025, 6), first, List.of(first), day.plusDays(7)));
        CommitteeId committee = new CommitteeId(uuid());
        ResolutionId resolution = new ResolutionId(meeting, 1);
        facts.add(new CommitteeFormed(committee, chapter, null, resolution, day));
        facts.add(new CommitteeDischarged(committee, chapter, resolution, day.plusDays(20)));
    }

    /** The first member stays, whoever comes after may not. */
    private void restOrLeave(PartyId member, MembershipId membership, int number) {
        LocalDate day = LocalDate.of(2025, 5, 10).plusDays(number);
        PartyId first = members.getFirst();
        switch (number % 12) {
            case 1 -> facts.add(new MemberResigned(membership, member, day));
            case 3 -> facts.add(new MemberDeceased(member, List.of(first, first), day));
            case 5, 7 -> {
                facts.add(new MembershipPaused(membership, member, day, day.plusDays(40), first, day));
                if (number % 12 == 7) {
                    facts.add(new MembershipResumed(membership, member, day, day.plusDays(15)));
                }
            }
            default -> {}
        }
    }

    /** Somebody is referred and asks to join; what became of it depends on the number. */
    private void apply(int number) {
        ReferralId referral = new ReferralId(uuid());
        ApplicationId application = new ApplicationId(uuid());
        PartyId referrer = someone();
        PartyId candidate = new PartyId(uuid());
        LocalDate day = LocalDate.of(2025, 7, 1).plusDays(number);
        facts.add(new CandidateReferred(referral, referrer, candidate, RelationKind.ALUMNI, day));
        facts.add(
                number % 5 == 4
                        ? new ReferralDeclined(referral, referrer, candidate, day)
                        : new ReferralAccepted(referral, referrer, candidate, day));
        facts.add(new ApplicationSubmitted(
                application, candidate, MembershipType.ORDINARY, chapters.get(number % chapters.size()), day));
        switch (number % 5) {
            case 1 -> facts.add(new ApplicationScreened(application, candidate, day));
            case 2 -> facts.add(new ApplicationWithdrawn(application, candidate, day));
            case 3 -> {
                facts.add(new ReferralStageReached(referral, referrer, candidate, ReferralStage.ADMITTED, day));
                facts.add(new ReferralStageReversed(
                        referral, referrer, candidate, ReferralStage.ADMITTED, ReversalReason.OTHER, day));
            }
            default -> {}
        }
    }

    private void found() {
        PartyId owner = new PartyId(uuid());
        facts.add(new CommunityFounded(
                id, "Seeds", Kind.KNOWLEDGE, "Asia/Shanghai", "CNY", List.of(RelationKind.ALUMNI), owner, FOUNDED));
        for (String code : List.of("BJ", "SH", "SZ")) {
            ChapterId chapter = new ChapterId(uuid());
            chapters.add(chapter);
            facts.add(new ChapterFounded(chapter, code, code + " city", FOUNDED));
            facts.add(new SmallGroupFormed(new GroupId(uuid()), chapter, 8, FOUNDED));
        }
    }

    private void admit(int number) {
        PartyId member = new PartyId(uuid());
        MembershipId membership = new MembershipId(uuid());
        ChapterId chapter = chapters.get(random.nextInt(chapters.size()));
        LocalDate from = FOUNDED.plusDays(random.nextInt(60));
        members.add(member);
        memberships.add(membership);
        facts.add(new MemberAdmitted(
                null,
                membership,
                member,
                member,
                MembershipType.ORDINARY,
                chapter,
                List.of(PartyId.SYSTEM),
                Basis.OPENING,
                new Sha256("b".repeat(64)),
                from));
        pay(member, membership, chapter, from);
        LotId lot = new LotId(uuid());
        lots.add(lot);
        facts.add(new PointsGranted(
                "WELCOME",
                member,
                lot,
                100_000,
                member.toString(),
                Quarter.of(from),
                LocalDate.of(2027, 4, 1),
                null,
                from,
                List.of(Posting.debitPoints("points:issued", 100_000), Posting.creditPoints("points:members", 100_000)),
                from));
        office(member, number, from);
        if (number > 0) {
            facts.add(new ReferralStageReached(
                    new ReferralId(uuid()), members.getFirst(), member, ReferralStage.ADMITTED, from));
        }
        facts.add(new SmallGroupJoined(((SmallGroupFormed) facts.get(2)).group(), member, from));
        if (number == 0) {
            facts.add(new FoundingPhaseClosed(id, from));
        }
    }

    private void pay(PartyId member, MembershipId membership, ChapterId chapter, LocalDate from) {
        InvoiceId invoice = new InvoiceId(uuid());
        TermId term = new TermId(uuid());
        terms.add(term);
        facts.add(new DuesInvoiced(
                invoice, membership, member, chapter, DUES, from, from.plusYears(1), from.plusDays(30), from));
        facts.add(new DuesPaymentRecorded(
                PaymentMethod.BANK,
                new PaymentId(uuid()),
                invoice,
                membership,
                member,
                new PartyId(uuid()),
                new Sha256("%064x".formatted(random.nextLong(Long.MAX_VALUE))),
                Series.duesReceipts(2025),
                from,
                List.of(Posting.debit(BANK, DUES, "DUES", chapter), Posting.credit(DEFERRED, DUES, "DUES", chapter)),
                from));
        // Some leave early, so that boards have members in their histogram who are no longer ranked.
        LocalDate end = random.nextInt(5) == 0 ? from.plusMonths(5) : from.plusYears(1);
        facts.add(
                new TermStarted(membership, term, member, from, end, from, TermBasis.JOIN, invoice, null, null, from));
    }

    private void office(PartyId member, int number, LocalDate from) {
        if (number % 10 != 0) {
            return;
        }
        OfficeId office = new OfficeId(uuid());
        Role role = number % 20 == 0 ? Role.STAFF : Role.BOARD_MEMBER;
        facts.add(new OfficeAppointed(
                office, role, Scope.COMMUNITY, member, from, from.plusYears(2), Basis.OPENING, null, from));
        if (number % 40 == 0) {
            facts.add(new OfficeVacated(office, role, Scope.COMMUNITY, member, LocalDate.of(2025, 5, 1)));
        }
    }

    private void recognise(YearMonth month) {
        Money earned = new Money(84_000L * terms.size(), "CNY");
        LocalDate day = month.atEndOfMonth();
        facts.add(new DuesRecognised(
                month,
                1,
                terms.size(),
                List.of(new DuesRecognised.Share(terms.getFirst(), earned)),
                Series.journalVouchers(month.getYear(), month.getMonthValue()),
                day,
                List.of(
                        Posting.debit(DEFERRED, earned, "DUES", null),
                        Posting.credit("income:dues:earned", earned, "DUES", null)),
                day));
    }

    private void spend(LocalDate day) {
        ChapterId chapter = chapters.get(random.nextInt(chapters.size()));
        AccountsEvent.Category category = any(AccountsEvent.Category.values());
        ExpenseId expense = new ExpenseId(uuid());
        Money amount = new Money(1 + random.nextInt(500_000), "CNY");
        PartyId submitter = someone();
        facts.add(new ExpenseSubmitted(
                expense,
                submitter,
                submitter,
                category,
                chapter,
                "DUES",
                amount,
                List.of(new Sha256("a".repeat(64))),
                day));
        facts.add(new ExpenseApproved(
                category,
                expense,
                List.of(someone()),
                Series.journalVouchers(day.getYear(), day.getMonthValue()),
                day,
                List.of(
                        Posting.debit(category.account(), amount, "DUES", chapter),
                        Posting.credit("liabilities:payables", amount, "DUES", chapter)),
                day));
        facts.add(new ExpensePaid(
                category,
                expense,
                someone(),
                submitter,
                Series.paymentsMade(day.getYear()),
                day,
                List.of(
                        Posting.debit("liabilities:payables", amount, "DUES", chapter),
                        Posting.credit(BANK, amount, "DUES", chapter)),
                day));
    }

    private void contribute() {
        ContributionId contribution = new ContributionId(uuid());
        LocalDate day = day();
        PartyId first = someone();
        PartyId second = someone();
        List<Share> shares = first.equals(second)
                ? List.of(new Share(first, 1_000_000))
                : List.of(new Share(first, 600_000), new Share(second, 400_000));
        Category category = any(Category.values());
        facts.add(new ContributionClaimed(
                contribution,
                category,
                1 + random.nextInt(3),
                first,
                shares,
                null,
                chapters.getFirst(),
                null,
                null,
                day,
                day));
        for (int i = random.nextInt(4); i > 0; i--) {
            PartyId attester = someone();
            if (!attester.equals(first) && !attester.equals(second) && attested.add(contribution + "/" + attester)) {
                facts.add(
                        new ContributionAttested(contribution, attester, Role.BOARD_MEMBER, 10, Quarter.of(day), day));
            }
        }
    }

    private void tip() {
        int giver = random.nextInt(members.size());
        PartyId receiver = someone();
        if (receiver.equals(members.get(giver))) {
            return;
        }
        long amount = random.nextLong(1, 6);
        LocalDate day = day();
        facts.add(new PointsTipped(
                members.get(giver),
                receiver,
                List.of(new MovedLot(lots.get(giver), amount, LocalDate.of(2027, 4, 1))),
                day,
                List.of(Posting.debitPoints("points:members", amount), Posting.creditPoints("points:members", amount)),
                day));
    }

    private <T> T any(T[] values) {
        return List.of(values).get(random.nextInt(values.length));
    }

    private PartyId someone() {
        return members.get(random.nextInt(members.size()));
    }

    private LocalDate day() {
        return LocalDate.of(2025, 3, 1).plusDays(random.nextInt(200));
    }

    private UUID uuid() {
        return new UUID(random.nextLong(), random.nextLong());
    }
}
