package org.guildbook.api.demo;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.guildbook.values.PartyId;

/** What all chapters of the story share: who, when, the plan, and chance from the seed. */
final class DemoYear {

    /** Yearly dues: CNY 10,080.00. */
    static final long DUES_MINOR = 1_008_000;

    static final String CURRENCY = "CNY";

    private static final int RENEWS_IN_TIME_PERCENT = 82;
    private static final int RENEWS_IN_GRACE_PERCENT = 5;

    /** Nobody pays on the last day of the window, so that no time zone decides. */
    private static final int RENEWAL_DAYS = 58;

    private static final int GRACE_DAYS = 28;

    private final DemoCast cast;
    private final LocalDate until;
    private final long seed;
    private final DemoPlan plan = new DemoPlan();
    private final List<DemoMember> members = new ArrayList<>();

    DemoYear(DemoCast cast, LocalDate until, long seed) {
        this.cast = cast;
        this.until = until;
        this.seed = seed;
        Random random = random("members");
        for (DemoChapter chapter : cast.chapters()) {
            for (int seat = 0; seat < chapter.size(); seat++) {
                members.add(member(chapter, seat, random));
            }
        }
    }

    private DemoMember member(DemoChapter chapter, int seat, Random random) {
        int number = chapter.firstMember() + seat;
        boolean inOffice = cast.holdsOffice(chapter, number);
        // Most terms run from the beginning of a year to the next, as people join together.
        double early = random.nextDouble();
        // Whoever signs deeds has renewed by then: an attester is in good standing on the day of recording too.
        int latest = inOffice ? 180 : 360;
        LocalDate from = start().minusYears(1).plusDays(1 + (long) (latest * early * early));
        LocalDate renewsOn = from.plusYears(1);
        int fate = inOffice ? 0 : random.nextInt(100);
        int days = random.nextInt(RENEWAL_DAYS);
        LocalDate paidOn = null;
        if (fate < RENEWS_IN_TIME_PERCENT) {
            paidOn = later(renewsOn.minusDays(1 + days), start().plusDays(3));
        } else if (fate < RENEWS_IN_TIME_PERCENT + RENEWS_IN_GRACE_PERCENT) {
            paidOn = renewsOn.plusDays(days % GRACE_DAYS);
        }
        PartyId party = cast.member(number);
        return new DemoMember(number, party, chapter, seat / DemoCast.GROUP_SIZE, inOffice, from, paidOn);
    }

    /** A stream of chance of its own for each topic, so that a change in one leaves the others as they are. */
    Random random(String topic) {
        return new Random(31 * seed + topic.hashCode());
    }

    static LocalDate later(LocalDate one, LocalDate other) {
        return one.isAfter(other) ? one : other;
    }

    DemoCast cast() {
        return cast;
    }

    DemoIds ids() {
        return cast.ids();
    }

    DemoPlan plan() {
        return plan;
    }

    List<DemoMember> members() {
        return members;
    }

    List<DemoMember> members(DemoChapter chapter) {
        return members.subList(chapter.firstMember(), chapter.firstMember() + chapter.size());
    }

    LocalDate start() {
        return until.minusYears(1);
    }

    LocalDate until() {
        return until;
    }

    /** Whether the story gets as far as the day. */
    boolean tells(LocalDate day) {
        return !day.isAfter(until);
    }
}
