package org.guildbook.projections.year;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.guildbook.events.MembershipEvent.TermBasis;
import org.guildbook.projections.referrals.ReferralProgress;
import org.guildbook.score.ScoreHistory.SanctionKind;
import org.guildbook.values.PartyId;
import org.guildbook.values.Quarter;

/** Scores by the numbers of the published policy CP-1, in millionths of a point. */
final class NaiveMerit {

    private static final long POINT = 1_000_000;

    /** What is left of a point after so many quarters. */
    private static final List<Long> DECAY = List.of(1_000_000L, 840_896L, 707_106L, 594_603L, 500_000L);

    private final NaiveGuild guild;

    NaiveMerit(NaiveGuild guild) {
        this.guild = guild;
    }

    /** Hosting gives 10, at most 30; each of two or more attesters supports 15; a thanks gives 3, at most 15. */
    long ofQuarter(PartyId member, Quarter quarter) {
        long hosted = 0;
        Set<PartyId> attesters = new HashSet<>();
        for (NaiveGuild.Deed deed : guild.deeds.values()) {
            if (deed.member().equals(member)
                    && deed.quarter().equals(quarter)
                    && deed.attesters().size() >= 2) {
                hosted += 10 * POINT;
                attesters.addAll(deed.attesters());
            }
        }
        long thanked = 0;
        for (NaiveGuild.Tip tip : guild.tips) {
            if (tip.receiver().equals(member) && tip.quarter().equals(quarter)) {
                thanked += gaveTo(member, tip.giver(), quarter) ? 3 * POINT / 2 : 3 * POINT;
            }
        }
        return Math.min(30 * POINT, Math.min(hosted, 15 * POINT * attesters.size())) + Math.min(15 * POINT, thanked);
    }

    /** In the quarter or the three before it, by a tip or by attesting a deed: then the thanks that come back count half. */
    private boolean gaveTo(PartyId member, PartyId other, Quarter quarter) {
        return guild.tips.stream()
                        .anyMatch(tip -> tip.giver().equals(member)
                                && tip.receiver().equals(other)
                                && recent(tip.quarter(), quarter))
                || guild.deeds.values().stream()
                        .anyMatch(deed -> deed.attesters().contains(member)
                                && deed.member().equals(other)
                                && recent(deed.quarter(), quarter));
    }

    private static boolean recent(Quarter then, Quarter now) {
        int age = now.index() - then.index();
        return age >= 0 && age <= 3;
    }

    /** The score as of a quarter, from 0 to 1000 points. */
    long score(NaiveMember member, Quarter asOf) {
        long contributions = 0;
        long referrals = 0;
        for (Quarter quarter = Quarter.of(Year.FIRST_DAY); quarter.compareTo(asOf) <= 0; quarter = quarter.plus(1)) {
            contributions += decayed(Math.min(70 * POINT, ofQuarter(member.party, quarter)), quarter, asOf);
            referrals += decayed(Math.min(40 * POINT, referred(member.party, quarter)), quarter, asOf);
        }
        long score = 100 * POINT
                + Math.min(400 * POINT, contributions)
                + Math.min(150 * POINT, referrals)
                + dues(member, asOf)
                + Math.min(100 * POINT, 5 * POINT * completed(member, asOf))
                - sanctions(member.party, asOf);
        return Math.clamp(score, 0, 1000 * POINT);
    }

    private static long decayed(long micro, Quarter quarter, Quarter asOf) {
        return micro * DECAY.get(asOf.index() - quarter.index()) / POINT;
    }

    private long referred(PartyId referrer, Quarter quarter) {
        Map<ReferralProgress, Long> worth =
                Map.of(ReferralProgress.ADMITTED, 5L, ReferralProgress.SETTLED, 10L, ReferralProgress.RENEWED, 15L);
        return guild.referrals.stream()
                .filter(referral -> referral.referrer.equals(referrer))
                .flatMap(referral -> referral.steps.entrySet().stream())
                .filter(step -> Quarter.of(step.getValue()).equals(quarter))
                .mapToLong(step -> worth.getOrDefault(step.getKey(), 0L) * POINT)
                .sum();
    }

    /** The last four cycles: in time 50, in grace 30, late nothing. */
    private static long dues(NaiveMember member, Quarter asOf) {
        Map<Quarter, Long> rated = new TreeMap<>();
        for (NaiveMember.Term term : member.terms) {
            if (Quarter.of(term.from()).compareTo(asOf) <= 0) {
                boolean inTime = term.basis() == TermBasis.RENEWAL
                        ? term.settledOn().isBefore(term.from())
                        : !term.settledOn().isAfter(term.from());
                boolean inGrace = term.settledOn().isBefore(term.from().plusDays(30));
                long points = inTime ? 50 : inGrace ? 30 : 0;
                rated.put(Quarter.of(term.from()), term.basis() == TermBasis.REINSTATEMENT ? 0 : points);
            }
        }
        List<Long> points = List.copyOf(rated.values());
        return POINT
                * points.subList(Math.max(0, points.size() - 4), points.size()).stream()
                        .mapToLong(Long::longValue)
                        .sum();
    }

    /** Quarters before this one in which the member took part on every day. */
    private static long completed(NaiveMember member, Quarter asOf) {
        if (member.terms.isEmpty()) {
            return 0;
        }
        long completed = 0;
        Quarter quarter = Quarter.of(member.terms.getFirst().from());
        while (quarter.compareTo(asOf) < 0) {
            if (new Days(quarter.from(), quarter.toExclusive()).each().allMatch(member::takesPart)) {
                completed++;
            }
            quarter = quarter.plus(1);
        }
        return completed;
    }

    private long sanctions(PartyId member, Quarter asOf) {
        return guild.sanctions.stream()
                .filter(sanction -> sanction.member().equals(member))
                .mapToLong(sanction ->
                        decayed((sanction.how() == SanctionKind.WARNING ? 50 : 150) * POINT, sanction.quarter(), asOf))
                .sum();
    }
}
