package org.guildbook.api.demo;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.guildbook.api.demo.DemoCast.Staff;
import org.guildbook.chapter.AppointToOffice;
import org.guildbook.chapter.FormSmallGroup;
import org.guildbook.chapter.FoundChapter;
import org.guildbook.chapter.JoinSmallGroup;
import org.guildbook.community.CloseFoundingPhase;
import org.guildbook.community.FoundCommunity;
import org.guildbook.dues.EnactDuesSchedule;
import org.guildbook.events.CommunityEvent.Kind;
import org.guildbook.events.CommunityEvent.RelationKind;
import org.guildbook.events.DuesEvent.DuesScheduleEnacted.Amount;
import org.guildbook.events.MembershipEvent.MembershipType;
import org.guildbook.events.PolicyEvent.PolicyKind;
import org.guildbook.membership.AdmitFoundingMember;
import org.guildbook.points.SetGrantBudget;
import org.guildbook.policy.EnactPolicy;
import org.guildbook.values.ChapterId;
import org.guildbook.values.GroupId;
import org.guildbook.values.Money;
import org.guildbook.values.OfficeId;
import org.guildbook.values.PartyId;
import org.guildbook.values.Quarter;
import org.guildbook.values.Role;
import org.guildbook.values.ScheduleId;
import org.guildbook.values.Scope;
import org.guildbook.values.Sha256;
import org.guildbook.values.TermId;

/** The founding phase: the community is taken over as it is, with its chapters, members, groups and offices. */
final class DemoFounding {

    static final String COMMUNITY_NAME = "鲲岭会 Kunling Guild";

    /** Seats of a small group; most begin with eight. */
    static final int GROUP_CAPACITY = 12;

    private static final int OFFICE_YEARS = 3;
    private static final long GRANT_BUDGET = 200_000;

    private final DemoYear year;
    private final DemoCast cast;
    private final DemoPlan plan;
    private final LocalDate start;
    private final PartyId owner;
    private final Map<Integer, DemoStep> admissions = new HashMap<>();
    private int offices;

    private DemoFounding(DemoYear year) {
        this.year = year;
        this.cast = year.cast();
        this.plan = year.plan();
        this.start = year.start();
        this.owner = cast.staff(Staff.OWNER);
    }

    static void tell(DemoYear year) {
        new DemoFounding(year).tell();
    }

    private void tell() {
        DemoStep founded = plan.add(
                "found",
                new FoundCommunity(
                        COMMUNITY_NAME,
                        Kind.PROFESSION,
                        DemoStory.TIME_ZONE.getId(),
                        DemoYear.CURRENCY,
                        List.of(RelationKind.values()),
                        owner,
                        new OfficeId(cast.ids().of("office", offices++)),
                        start));
        DemoStep staff = appoint(Role.STAFF, Scope.COMMUNITY, cast.staff(Staff.MANAGER), founded);
        appoint(Role.TREASURER, Scope.COMMUNITY, cast.staff(Staff.TREASURER), founded);
        appoint(Role.CONTROLLER, Scope.COMMUNITY, cast.staff(Staff.CONTROLLER), founded);
        appoint(Role.AUDITOR, Scope.COMMUNITY, cast.staff(Staff.AUDITOR), founded);
        appoint(Role.ADMISSION_SECRETARY, Scope.COMMUNITY, cast.staff(Staff.ADMISSION_SECRETARY), founded);
        appoint(Role.EDITOR, Scope.COMMUNITY, cast.staff(Staff.EDITOR), founded);
        Amount amount = new Amount(MembershipType.ORDINARY, new Money(DemoYear.DUES_MINOR, DemoYear.CURRENCY));
        plan.add(
                "schedule",
                new EnactDuesSchedule(
                        owner, new ScheduleId(cast.ids().of("schedule", 0)), List.of(amount), start, null, start),
                founded);
        plan.add(
                "charter",
                new EnactPolicy(
                        owner,
                        cast.charter(),
                        PolicyKind.CHARTER,
                        1,
                        Sha256.of(cast.ids().document("charter")),
                        List.of(),
                        start,
                        start),
                founded);
        Quarter quarter = Quarter.of(year.until());
        for (String rule : DemoPoints.RULES) {
            plan.add("budget-" + rule, new SetGrantBudget(owner, rule, quarter, GRANT_BUDGET, null, start), founded);
        }
        for (DemoChapter chapter : cast.chapters()) {
            tell(chapter, staff);
        }
        for (DemoChapter chapter : cast.communityBoard()) {
            appoint(
                    Role.BOARD_MEMBER,
                    Scope.COMMUNITY,
                    cast.member(cast.lead(chapter)),
                    admissionOf(cast.lead(chapter)));
        }
        plan.close("close-founding-phase", new CloseFoundingPhase(owner, start));
    }

    private void tell(DemoChapter chapter, DemoStep staff) {
        ChapterId id = cast.chapter(chapter);
        DemoStep opened = plan.add(
                "chapter-" + chapter.code(), new FoundChapter(id, chapter.code(), chapter.city(), owner, start), staff);
        for (DemoMember member : year.members(chapter)) {
            admissions.put(
                    member.number(),
                    plan.add(
                            "opening-" + member.number(),
                            new AdmitFoundingMember(
                                    cast.membership(member.number()),
                                    new TermId(cast.ids().of("term", member.number())),
                                    member.party(),
                                    MembershipType.ORDINARY,
                                    id,
                                    member.from(),
                                    member.renewsOn(),
                                    Sha256.of(cast.ids().document("membership-" + member.number())),
                                    owner,
                                    cast.staff(Staff.MANAGER),
                                    start),
                            opened));
        }
        PartyId lead = cast.member(cast.lead(chapter));
        DemoStep led = appoint(Role.CHAPTER_LEAD, Scope.chapter(id), lead, admissionOf(cast.lead(chapter)));
        for (int number : cast.board(chapter)) {
            appoint(Role.BOARD_MEMBER, Scope.chapter(id), cast.member(number), admissionOf(number));
        }
        appoint(Role.SECRETARY, Scope.chapter(id), cast.secretary(chapter), opened);
        for (int group = 0; group < cast.groups(chapter); group++) {
            tell(chapter, group, lead, led);
        }
    }

    private void tell(DemoChapter chapter, int group, PartyId lead, DemoStep led) {
        GroupId id = cast.group(chapter, group);
        String name = chapter.code() + "-" + group;
        DemoStep formed = plan.add(
                "group-" + name, new FormSmallGroup(id, cast.chapter(chapter), GROUP_CAPACITY, lead, start), led);
        int leader = cast.groupLeader(chapter, group);
        appoint(Role.GROUP_LEADER, Scope.group(id), cast.member(leader), formed, admissionOf(leader));
        for (int number : cast.seats(chapter, group)) {
            plan.inTurn(
                    Set.of(id),
                    "seat-" + number,
                    new JoinSmallGroup(id, cast.member(number), lead, start),
                    formed,
                    admissionOf(number));
        }
    }

    private DemoStep admissionOf(int number) {
        DemoStep admitted = admissions.get(number);
        if (admitted == null) {
            throw new IllegalStateException("no member " + number);
        }
        return admitted;
    }

    private DemoStep appoint(Role role, Scope scope, PartyId holder, DemoStep... after) {
        int number = offices++;
        return plan.add(
                "office-" + number,
                new AppointToOffice(
                        new OfficeId(cast.ids().of("office", number)),
                        role,
                        scope,
                        holder,
                        start.plusYears(OFFICE_YEARS),
                        null,
                        owner,
                        start),
                after);
    }
}
