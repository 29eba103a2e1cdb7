package org.guildbook.api.demo;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.guildbook.api.demo.DemoContributions.Deed;
import org.guildbook.events.ContributionEvent.Category;
import org.guildbook.points.GrantPoints;
import org.guildbook.points.TipMember;
import org.guildbook.values.LotId;
import org.guildbook.values.PartyId;
import org.guildbook.values.Quarter;
import org.jspecify.annotations.Nullable;

/** Points of the current quarter: grants under a budget, and tips between members who can afford them. */
final class DemoPoints {

    /** The reward rules the community has a budget for. */
    static final List<String> RULES = List.of("RECOGNITION", "OPERATION", "TALK", "REFERRAL");

    private static final int NOTICE_DAYS = 7;
    private static final int RECOGNITION_POINTS = 120;
    private static final int MEMBERS_PER_RECOGNITION = 6;
    private static final int DEED_POINTS = 30;
    private static final int TALK_POINTS = 60;
    private static final int REFERRAL_POINTS = 80;
    private static final int TIPS_PER_MEMBER = 1;
    private static final int[] TIP_POINTS = {5, 8, 10, 10, 15, 20, 30};
    private static final int DAY_CAP = 100;
    private static final int PAIR_CAP = 200;

    /** Steps of so many days are more than the loader has in flight. */
    private static final int RECORDED_AFTER_DAYS = 3;

    private final DemoYear year;
    private final Random random;
    private final LocalDate from;
    private final List<Grant> grants = new ArrayList<>();
    private int lots;

    private record Grant(LocalDate on, PartyId receiver, int points) {}

    DemoPoints(DemoYear year) {
        this.year = year;
        this.random = year.random("points");
        this.from = DemoYear.later(Quarter.of(year.until()).from(), year.start().plusDays(1));
    }

    void tell(DemoContributions contributions, DemoReferrals referrals) {
        for (DemoMember member : year.members()) {
            if (member.number() % MEMBERS_PER_RECOGNITION == 0
                    || member.number() == year.cast().ordinaryMember()) {
                recognise(member);
            }
        }
        for (Deed deed : contributions.deeds()) {
            reward(deed);
        }
        for (DemoReferrals.Admitted admitted : referrals.admitted()) {
            DemoMember referrer = year.members().stream()
                    .filter(member -> member.party().equals(admitted.referrer()))
                    .findFirst()
                    .orElseThrow();
            LocalDate on = admitted.on().plusDays(1);
            if (!on.isBefore(from) && year.tells(on) && referrer.inGoodStanding(on)) {
                grant(
                        "REFERRAL",
                        admitted.referrer(),
                        REFERRAL_POINTS,
                        admitted.referral().toString(),
                        on,
                        admitted.admission());
            }
        }
        tip();
    }

    private void recognise(DemoMember member) {
        long days = from.until(year.until(), ChronoUnit.DAYS);
        LocalDate on = from.plusDays(random.nextInt((int) Math.max(1, days / 3)));
        if (member.inGoodStanding(on)) {
            grant("RECOGNITION", member.party(), RECOGNITION_POINTS, "thanks-" + member.number(), on, null);
        }
    }

    private void reward(Deed deed) {
        LocalDate on = deed.attestedOn().plusDays(NOTICE_DAYS);
        boolean talk = deed.category() == Category.SPEAKING;
        if (deed.category() != Category.ATTENDANCE && !on.isBefore(from) && year.tells(on)) {
            grant(
                    talk ? "TALK" : "OPERATION",
                    deed.member(),
                    talk ? TALK_POINTS : DEED_POINTS,
                    deed.contribution().toString(),
                    on,
                    deed.attested());
        }
    }

    private void grant(
            String rule, PartyId receiver, int points, String reason, LocalDate on, @Nullable DemoStep after) {
        int number = lots++;
        year.plan()
                .inTurn(
                        Set.of(rule, receiver),
                        "grant-" + number,
                        new GrantPoints(
                                PartyId.SYSTEM,
                                rule,
                                receiver,
                                new LotId(year.ids().of("lot", number)),
                                points,
                                reason,
                                null,
                                on),
                        after);
        grants.add(new Grant(on, receiver, points));
    }

    /** Some tips every day, from members who can afford them that day, within the caps of a day and of a pair. */
    private void tip() {
        Map<PartyId, Integer> balances = new HashMap<>();
        Map<List<PartyId>, Integer> tippedTo = new HashMap<>();
        long days = from.until(year.until(), ChronoUnit.DAYS) + 1;
        int tips = year.members().size() * TIPS_PER_MEMBER;
        int number = 0;
        for (int index = 0; index < days; index++) {
            LocalDate day = from.plusDays(index);
            grants.stream()
                    .filter(grant -> grant.on.isBefore(day) && !grant.on.isBefore(day.minusDays(1)))
                    .forEach(grant -> balances.merge(grant.receiver, grant.points, Integer::sum));
            List<DemoMember> givers = year.members().stream()
                    .filter(member -> balances.getOrDefault(member.party(), 0) >= TIP_POINTS[0])
                    .filter(member -> mayTip(member, day))
                    .toList();
            Map<PartyId, Integer> tippedToday = new HashMap<>();
            long untilNow = tips * (index + 1L) / days;
            for (long left = untilNow - number; left > 0 && !givers.isEmpty(); left--) {
                DemoMember giver = givers.get(random.nextInt(givers.size()));
                List<DemoMember> chapter = year.members(giver.chapter());
                DemoMember receiver = chapter.get(random.nextInt(chapter.size()));
                int points = TIP_POINTS[random.nextInt(TIP_POINTS.length)];
                List<PartyId> pair = List.of(giver.party(), receiver.party());
                if (receiver.equals(giver)
                        || !receiver.inGoodStanding(day)
                        || balances.getOrDefault(giver.party(), 0) < points
                        || tippedToday.getOrDefault(giver.party(), 0) + points > DAY_CAP
                        || tippedTo.getOrDefault(pair, 0) + points > PAIR_CAP) {
                    continue;
                }
                balances.merge(giver.party(), -points, Integer::sum);
                balances.merge(receiver.party(), points, Integer::sum);
                tippedToday.merge(giver.party(), points, Integer::sum);
                tippedTo.merge(pair, points, Integer::sum);
                year.plan()
                        .inTurn(
                                Set.of(giver.party(), receiver.party()),
                                "tip-" + number++,
                                new TipMember(giver.party(), receiver.party(), points, day));
            }
        }
    }

    /** Whoever tips needs good standing that day and on the day of recording, by what is recorded until then. */
    private boolean mayTip(DemoMember member, LocalDate day) {
        LocalDate paidOn = member.paidOn();
        return year.until().isBefore(member.renewsOn())
                || (paidOn != null && paidOn.isBefore(day.minusDays(RECORDED_AFTER_DAYS)));
    }
}
