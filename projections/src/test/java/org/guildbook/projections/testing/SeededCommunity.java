package org.guildbook.projections.testing;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
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
import org.guildbook.values.ApplicationId;
import org.guildbook.values.BoardId;
import org.guildbook.values.ChapterId;
import org.guildbook.values.CommitteeId;
import org.guildbook.values.CommunityId;
import org.guildbook.values.GroupId;
import org.guildbook.values.MeetingId;
import org.guildbook.values.MembershipId;
import org.guildbook.values.OfficeId;
import org.guildbook.values.PartyId;
import org.guildbook.values.ReferralId;
import org.guildbook.values.ResolutionId;
import org.guildbook.values.Role;
import org.guildbook.values.Scope;
import org.guildbook.values.Sha256;
import org.guildbook.values.TeamId;

/** A community of 2025 with chapters, dues, deeds and tips, drawn from a seed. */
public final class SeededCommunity {

    private static final LocalDate FOUNDED = LocalDate.of(2025, 1, 1);

    private final Draw draw;
    private final CommunityId id;
    private final List<ChapterId> chapters = new ArrayList<>();
    private final List<PartyId> members = new ArrayList<>();
    private final List<MembershipId> memberships = new ArrayList<>();
    private final List<LedgerEvent> facts = new ArrayList<>();
    private final SeededBooks books;
    private final SeededDeeds deeds;

    public SeededCommunity(long seed) {
        this.draw = new Draw(new Random(seed), members);
        this.id = new CommunityId(draw.uuid());
        this.books = new SeededBooks(draw, chapters, facts);
        this.deeds = new SeededDeeds(draw, chapters, facts);
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
    public List<LedgerEvent> facts(int memberCount, int deedCount, int tipCount) {
        found();
        for (int i = 0; i < memberCount; i++) {
            admit(i);
        }
        for (int month = 1; month <= 6; month++) {
            books.recognise(YearMonth.of(2025, month));
            books.spend(LocalDate.of(2025, month, 20));
        }
        for (int i = 0; i < Math.max(deedCount, tipCount); i++) {
            if (i < deedCount) {
                deeds.contribute();
            }
            if (i < tipCount) {
                deeds.tip();
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
        BoardId board = new BoardId(draw.uuid());
        MeetingId meeting = new MeetingId(draw.uuid());
        LocalDate day = LocalDate.of(2025, 6, 2);
        facts.add(new BoardConstituted(id, board, chapter, FOUNDED));
        facts.add(new BoardTeamFormed(new TeamId(draw.uuid()), board, TeamKind.SERVICE, day));
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
        GroupId group = new GroupId(draw.uuid());
        List<GroupId> parts = List.of(new GroupId(draw.uuid()), new GroupId(draw.uuid()));
        facts.add(new SmallGroupFormed(group, chapter, 8, FOUNDED));
        facts.add(new GroupMeetingHeld(group, YearMonth.of(2025, 4), first, List.of(first), LocalDate.of(2025, 4, 9)));
        facts.add(new SmallGroupSplit(group, chapter, parts, day));
        parts.forEach(part -> facts.add(new SmallGroupFormed(part, chapter, 8, day)));
        facts.add(
                new GroupMeetingHeld(parts.getFirst(), YearMonth.of(2025, 6), first, List.of(first), day.plusDays(7)));
        CommitteeId committee = new CommitteeId(draw.uuid());
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
        ReferralId referral = new ReferralId(draw.uuid());
        ApplicationId application = new ApplicationId(draw.uuid());
        PartyId referrer = draw.someone();
        PartyId candidate = new PartyId(draw.uuid());
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
        PartyId owner = new PartyId(draw.uuid());
        facts.add(new CommunityFounded(
                id, "Seeds", Kind.KNOWLEDGE, "Asia/Shanghai", "CNY", List.of(RelationKind.ALUMNI), owner, FOUNDED));
        for (String code : List.of("BJ", "SH", "SZ")) {
            ChapterId chapter = new ChapterId(draw.uuid());
            chapters.add(chapter);
            facts.add(new ChapterFounded(chapter, code, code + " city", FOUNDED));
            facts.add(new SmallGroupFormed(new GroupId(draw.uuid()), chapter, 8, FOUNDED));
        }
    }

    private void admit(int number) {
        PartyId member = new PartyId(draw.uuid());
        MembershipId membership = new MembershipId(draw.uuid());
        ChapterId chapter = chapters.get(draw.random().nextInt(chapters.size()));
        LocalDate from = FOUNDED.plusDays(draw.random().nextInt(60));
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
        books.pay(member, membership, chapter, from);
        deeds.welcome(member, from);
        office(member, number, from);
        if (number > 0) {
            facts.add(new ReferralStageReached(
                    new ReferralId(draw.uuid()), members.getFirst(), member, ReferralStage.ADMITTED, from));
        }
        facts.add(new SmallGroupJoined(((SmallGroupFormed) facts.get(2)).group(), member, from));
        if (number == 0) {
            facts.add(new FoundingPhaseClosed(id, from));
        }
    }

    private void office(PartyId member, int number, LocalDate from) {
        if (number % 10 != 0) {
            return;
        }
        OfficeId office = new OfficeId(draw.uuid());
        Role role = number % 20 == 0 ? Role.STAFF : Role.BOARD_MEMBER;
        facts.add(new OfficeAppointed(
                office, role, Scope.COMMUNITY, member, from, from.plusYears(2), Basis.OPENING, null, from));
        if (number % 40 == 0) {
            facts.add(new OfficeVacated(office, role, Scope.COMMUNITY, member, LocalDate.of(2025, 5, 1)));
        }
    }
}
