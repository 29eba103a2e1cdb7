package org.guildbook.api.demo;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.guildbook.api.demo.DemoCast.Staff;
import org.guildbook.contribution.AttestContribution;
import org.guildbook.contribution.ClaimContribution;
import org.guildbook.events.ContributionEvent.Category;
import org.guildbook.events.ContributionEvent.Share;
import org.guildbook.values.ActivityId;
import org.guildbook.values.ContributionId;
import org.guildbook.values.GroupId;
import org.guildbook.values.PartyId;
import org.guildbook.values.Quarter;
import org.guildbook.values.Role;
import org.guildbook.values.Sha256;
import org.jspecify.annotations.Nullable;

/**
 * Deeds of the last weeks, claimed and attested: meetings of small groups, talks, evenings hosted, articles, board work.
 *
 * <p>Older deeds can no longer be claimed; the story leaves some days to spare, for a load that goes on later.
 */
final class DemoContributions {

    private static final int CLAIM_DAYS = 90;
    private static final int CLAIM_DAYS_AFTER_QUARTER = 30;
    private static final int SPARE_DAYS = 7;
    private static final int ATTENDS_PERCENT = 85;
    private static final int UNITS_MAX = 10;
    private static final int WHOLE_PPM = 1_000_000;

    /** An attested deed of one member, for the rewards. */
    record Deed(
            ContributionId contribution, Category category, PartyId member, LocalDate attestedOn, DemoStep attested) {}

    /** Who attests, in which office. */
    private record Attester(PartyId party, Role office) {}

    private final DemoYear year;
    private final DemoReferrals referrals;
    private final Random random;
    private final List<Deed> deeds = new ArrayList<>();
    private int contributions;

    DemoContributions(DemoYear year, DemoReferrals referrals) {
        this.year = year;
        this.referrals = referrals;
        this.random = year.random("contributions");
    }

    List<Deed> deeds() {
        return deeds;
    }

    void tell() {
        LocalDate first = firstDay();
        for (YearMonth month = YearMonth.from(first); year.tells(month.atDay(1)); month = month.plusMonths(1)) {
            for (DemoChapter chapter : year.cast().chapters()) {
                for (int group = 0; group < year.cast().groups(chapter); group++) {
                    meet(chapter, group, month.atDay(3 + group % 20), first);
                }
                gather(chapter, month, first);
            }
        }
        for (DemoReferrals.Interview interview : referrals.interviews()) {
            interviewed(interview, first);
        }
    }

    /** The first day whose deeds can still be claimed, and some days later too. */
    private LocalDate firstDay() {
        LocalDate claimedBy = year.until().plusDays(SPARE_DAYS);
        LocalDate day = claimedBy.minusDays(CLAIM_DAYS - 1);
        LocalDate quarter = Quarter.of(day).toExclusive();
        return claimedBy.isBefore(quarter.plusDays(CLAIM_DAYS_AFTER_QUARTER)) ? day : quarter;
    }

    /** The members of a group meet once a month; who came is told by its leader and signed by the chapter's board. */
    private void meet(DemoChapter chapter, int group, LocalDate day, LocalDate first) {
        List<PartyId> attended = year.cast().seats(chapter, group).stream()
                .map(number -> year.members().get(number))
                .filter(member -> member.inGoodStanding(day) && random.nextInt(100) < ATTENDS_PERCENT)
                .map(DemoMember::party)
                .toList();
        if (attended.isEmpty() || day.isBefore(first) || !year.tells(day.plusDays(1))) {
            return;
        }
        List<Attester> attesters = board(chapter).stream()
                .filter(attester -> !attended.contains(attester.party))
                .limit(1)
                .toList();
        PartyId leader = year.cast().member(year.cast().groupLeader(chapter, group));
        claim(
                Category.ATTENDANCE,
                leader,
                attended,
                chapter,
                year.cast().group(chapter, group),
                null,
                day,
                attesters.isEmpty() ? board(chapter).subList(0, 2) : attesters,
                null);
    }

    /** Once a month the chapter gathers: somebody hosts, two speak, somebody writes, the board keeps its minutes. */
    private void gather(DemoChapter chapter, YearMonth month, LocalDate first) {
        LocalDate day = month.atDay(4 + chapter.number());
        List<Attester> board = board(chapter);
        Attester lead = board.getLast();
        List<DemoMember> there = year.members(chapter).stream()
                .filter(member -> !member.inOffice() && member.inGoodStanding(day))
                .toList();
        if (there.size() < 4 || day.isBefore(first) || !year.tells(day.plusDays(2))) {
            return;
        }
        int offset = random.nextInt(there.size());
        PartyId host = there.get(offset).party();
        PartyId writer = there.get((offset + 1) % there.size()).party();
        PartyId speaker = there.get((offset + 2) % there.size()).party();
        PartyId other = there.get((offset + 3) % there.size()).party();
        List<Attester> two = List.of(board.get(0), board.get(1));
        claim(Category.HOSTING, host, List.of(host), chapter, null, null, day, two, null);
        claim(Category.SPEAKING, lead.party, List.of(speaker), chapter, null, null, day, two, null);
        claim(
                Category.SPEAKING,
                lead.party,
                List.of(other),
                chapter,
                null,
                null,
                day,
                List.of(board.get(2), board.get(3)),
                null);
        claim(
                Category.KNOWLEDGE,
                writer,
                List.of(writer),
                chapter,
                null,
                document("article"),
                day.plusDays(1),
                List.of(new Attester(year.cast().staff(Staff.EDITOR), Role.EDITOR), board.get(0)),
                null);
        claim(
                Category.GOVERNANCE,
                year.cast().secretary(chapter),
                List.of(board.get(0).party, board.get(1).party, board.get(2).party),
                chapter,
                null,
                document("minutes"),
                day.plusDays(1),
                List.of(board.get(3), lead),
                null);
    }

    private void interviewed(DemoReferrals.Interview interview, LocalDate first) {
        if (!interview.on().isBefore(first) && year.tells(interview.on().plusDays(1))) {
            claim(
                    Category.INTERVIEW,
                    PartyId.SYSTEM,
                    List.of(interview.interviewer().party()),
                    interview.chapter(),
                    null,
                    null,
                    interview.on(),
                    List.of(
                            new Attester(year.cast().staff(Staff.ADMISSION_SECRETARY), Role.ADMISSION_SECRETARY),
                            board(interview.chapter()).get(contributions % DemoCast.BOARD_SIZE)),
                    interview.recorded());
        }
    }

    private void claim(
            Category category,
            PartyId claimant,
            List<PartyId> contributors,
            DemoChapter chapter,
            @Nullable GroupId group,
            @Nullable Sha256 contentHash,
            LocalDate day,
            List<Attester> attesters,
            @Nullable DemoStep after) {
        int number = contributions++;
        ContributionId contribution = new ContributionId(year.ids().of("contribution", number));
        List<Share> shares = shares(contributors);
        DemoStep last = year.plan()
                .add(
                        "deed-" + number,
                        new ClaimContribution(
                                claimant,
                                contribution,
                                category,
                                shares.size(),
                                shares,
                                new ActivityId(year.ids().of("activity", number)),
                                year.cast().chapter(chapter),
                                group,
                                contentHash,
                                day),
                        after);
        LocalDate attestedOn = day.plusDays(1);
        for (Attester attester : attesters) {
            // One after the other: each of an attester's signatures charges the same budget.
            last = year.plan()
                    .inTurn(
                            Set.of(attester.party),
                            "attested-" + number + "-" + attesters.indexOf(attester),
                            new AttestContribution(
                                    attester.party, contribution, attester.office, Quarter.of(day), attestedOn),
                            last);
        }
        deeds.add(new Deed(contribution, category, contributors.getFirst(), attestedOn, last));
    }

    /** One unit for each: equal parts of as many units as there are members. */
    private static List<Share> shares(List<PartyId> contributors) {
        int count = Math.min(contributors.size(), UNITS_MAX);
        int part = WHOLE_PPM / count;
        List<Share> shares = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            shares.add(new Share(contributors.get(i), i == 0 ? WHOLE_PPM - part * (count - 1) : part));
        }
        return shares;
    }

    private Sha256 document(String what) {
        return Sha256.of(year.ids().document(what + "-" + contributions));
    }

    /** The board members of the chapter, then its lead. */
    private List<Attester> board(DemoChapter chapter) {
        List<Attester> board = new ArrayList<>();
        for (int number : year.cast().board(chapter)) {
            board.add(new Attester(year.cast().member(number), Role.BOARD_MEMBER));
        }
        board.add(new Attester(year.cast().member(year.cast().lead(chapter)), Role.CHAPTER_LEAD));
        return board;
    }
}
