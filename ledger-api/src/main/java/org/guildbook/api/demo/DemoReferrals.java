package org.guildbook.api.demo;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Predicate;
import org.guildbook.api.demo.DemoCast.Staff;
import org.guildbook.chapter.JoinSmallGroup;
import org.guildbook.decision.Command;
import org.guildbook.events.CommunityEvent.RelationKind;
import org.guildbook.events.MembershipEvent.MembershipType;
import org.guildbook.events.MembershipEvent.Recommendation;
import org.guildbook.membership.AcceptReferral;
import org.guildbook.membership.AdmitMember;
import org.guildbook.membership.AssignInterviewer;
import org.guildbook.membership.RecordInterview;
import org.guildbook.membership.ReferCandidate;
import org.guildbook.membership.ScreenApplication;
import org.guildbook.membership.SubmitApplication;
import org.guildbook.values.ApplicationId;
import org.guildbook.values.PartyId;
import org.guildbook.values.Quarter;
import org.guildbook.values.ReferralId;
import org.jspecify.annotations.Nullable;

/** New members: referred, screened, interviewed by two and admitted by two, then their first dues and a seat. */
final class DemoReferrals {

    private static final int MEMBERS_PER_REFERRAL = 16;
    private static final int FIRST_DAY = 95;
    private static final int REFERRALS_PER_REFERRER = 3;
    private static final int INTERVIEWER_MONTHS = 12;

    private static final List<RelationKind> RELATIONS = List.of(RelationKind.values());

    /** A credited referral, for the rewards: who vouched, for which admission, from when on. */
    record Admitted(ReferralId referral, PartyId referrer, DemoStep admission, LocalDate on) {}

    /** An interview that took place. */
    record Interview(DemoMember interviewer, DemoChapter chapter, LocalDate on, DemoStep recorded) {}

    private final DemoYear year;
    private final DemoDues dues;
    private final Random random;
    private final Map<Integer, Integer> referralsBy = new HashMap<>();
    private final Map<String, Integer> seatsTaken = new HashMap<>();
    private final List<Admitted> admitted = new ArrayList<>();
    private final List<Interview> interviews = new ArrayList<>();

    DemoReferrals(DemoYear year, DemoDues dues) {
        this.year = year;
        this.dues = dues;
        this.random = year.random("referrals");
    }

    List<Admitted> admitted() {
        return admitted;
    }

    List<Interview> interviews() {
        return interviews;
    }

    void tell() {
        int count = Math.max(3, year.members().size() / MEMBERS_PER_REFERRAL);
        long days = year.start().until(year.until(), ChronoUnit.DAYS) - FIRST_DAY - 2;
        for (int number = 0; number < count; number++) {
            LocalDate day = year.start().plusDays(FIRST_DAY + days * number / count);
            DemoMember referrer = pick(member -> mayRefer(member, day));
            if (referrer != null) {
                referralsBy.merge(referrer.number(), 1, Integer::sum);
                tell(number, referrer, day);
            }
        }
    }

    private boolean mayRefer(DemoMember member, LocalDate day) {
        return !member.inOffice()
                && member.unbroken(Quarter.of(day).plus(-1).from(), day)
                && referralsBy.getOrDefault(member.number(), 0) < REFERRALS_PER_REFERRER;
    }

    private void tell(int number, DemoMember referrer, LocalDate day) {
        PartyId candidate = year.cast().member(year.members().size() + number);
        ReferralId referral = new ReferralId(year.ids().of("referral", number));
        ApplicationId application = new ApplicationId(year.ids().of("application", number));
        DemoChapter chapter = referrer.chapter();
        PartyId secretary = year.cast().staff(Staff.ADMISSION_SECRETARY);
        Chain chain = new Chain("-" + number);
        RelationKind relation = RELATIONS.get(random.nextInt(RELATIONS.size()));
        chain.add("refer", new ReferCandidate(referral, referrer.party(), candidate, relation, day));
        chain.add("accept", new AcceptReferral(referral, candidate, day.plusDays(2)));
        chain.add(
                "apply",
                new SubmitApplication(
                        application,
                        candidate,
                        MembershipType.ORDINARY,
                        year.cast().chapter(chapter),
                        year.cast().charter(),
                        day.plusDays(3)));
        chain.add("screen", new ScreenApplication(application, candidate, List.of(), secretary, day.plusDays(5)));
        LocalDate drawnOn = day.plusDays(6);
        DemoMember first = pick(member -> mayInterview(member, referrer, drawnOn));
        DemoMember second = pick(member -> mayInterview(member, referrer, drawnOn) && !member.equals(first));
        if (first == null || second == null) {
            return;
        }
        for (DemoMember interviewer : List.of(first, second)) {
            // The only one who was free that week: with a pool of one, the draw is the same at every start.
            chain.add(
                    "draw-" + interviewer.number(),
                    new AssignInterviewer(
                            application,
                            candidate,
                            referrer.party(),
                            interviewer.party(),
                            List.of(interviewer.party()),
                            secretary,
                            drawnOn));
        }
        for (DemoMember interviewer : List.of(first, second)) {
            LocalDate on = day.plusDays(interviewer.equals(first) ? 11 : 14);
            DemoStep recorded = chain.add(
                    "interview-" + interviewer.number(),
                    new RecordInterview(application, interviewer.party(), Recommendation.ADMIT, on));
            if (recorded != null) {
                interviews.add(new Interview(interviewer, chapter, on, recorded));
            }
        }
        LocalDate admittedOn = day.plusDays(20);
        List<Integer> board = year.cast().board(chapter);
        int decider = random.nextInt(board.size());
        int secondDecider = (decider + 1 + random.nextInt(board.size() - 1)) % board.size();
        int newNumber = year.members().size() + number;
        DemoStep admission = chain.add(
                "admit",
                new AdmitMember(
                        application,
                        year.cast().membership(newNumber),
                        candidate,
                        year.cast().member(board.get(decider)),
                        year.cast().member(board.get(secondDecider)),
                        admittedOn));
        if (admission != null) {
            admitted.add(new Admitted(referral, referrer.party(), admission, admittedOn));
            welcome(newNumber, candidate, chapter, admittedOn, admission);
        }
    }

    private void welcome(int number, PartyId member, DemoChapter chapter, LocalDate admittedOn, DemoStep admission) {
        LocalDate paidOn = admittedOn.plusDays(2 + random.nextInt(10));
        DemoStep started = dues.tell(
                new DemoDues.Cycle(
                        year.cast().membership(number),
                        member,
                        admittedOn.plusDays(1),
                        admittedOn,
                        paidOn,
                        paidOn,
                        true),
                admission);
        int group = freeGroup(chapter);
        LocalDate seatedOn = paidOn.plusDays(3);
        if (started != null && group >= 0 && year.tells(seatedOn)) {
            year.plan()
                    .inTurn(
                            Set.of(year.cast().group(chapter, group)),
                            "seat-" + number,
                            new JoinSmallGroup(
                                    year.cast().group(chapter, group),
                                    member,
                                    year.cast().member(year.cast().lead(chapter)),
                                    seatedOn),
                            started);
        }
    }

    /** A group of the chapter with a seat left, taken with the answer; −1 if there is none. */
    private int freeGroup(DemoChapter chapter) {
        for (int group = year.cast().groups(chapter) - 1; group >= 0; group--) {
            String name = chapter.code() + "-" + group;
            int taken = seatsTaken.getOrDefault(
                    name, year.cast().seats(chapter, group).size());
            if (taken < DemoFounding.GROUP_CAPACITY) {
                seatsTaken.put(name, taken + 1);
                return group;
            }
        }
        return -1;
    }

    private boolean mayInterview(DemoMember member, DemoMember referrer, LocalDate day) {
        boolean sameGroup = member.chapter().equals(referrer.chapter()) && member.group() == referrer.group();
        return !member.inOffice() && !sameGroup && member.unbroken(day.minusMonths(INTERVIEWER_MONTHS), day);
    }

    private @Nullable DemoMember pick(Predicate<DemoMember> may) {
        List<DemoMember> pool = year.members().stream().filter(may).toList();
        return pool.isEmpty() ? null : pool.get(random.nextInt(pool.size()));
    }

    /** Steps one after the other, as far as the story gets. */
    private final class Chain {

        private final String name;
        private @Nullable DemoStep last;

        Chain(String name) {
            this.name = name;
        }

        @Nullable
        DemoStep add(String what, Command command) {
            if (!year.tells(command.effectiveOn())) {
                return null;
            }
            last = year.plan().add(what + name, command, last);
            return last;
        }
    }
}
