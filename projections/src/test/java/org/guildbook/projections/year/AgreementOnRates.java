package org.guildbook.projections.year;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.guildbook.projections.membershipstatus.RenewalRates;
import org.guildbook.projections.membershipstatus.RenewalRates.Counted;
import org.guildbook.projections.membershipstatus.Renewals;
import org.guildbook.projections.membershipstatus.Renewals.Due;
import org.guildbook.projections.membershipstatus.Retentions;
import org.guildbook.rules.MembershipStatus;
import org.guildbook.testing.Decisions;
import org.guildbook.values.Quarter;

/** Who has to renew, how many did, and how many of those who joined together are still there. */
final class AgreementOnRates {

    private static final int PAGE_MEMBERS = 20;
    private static final LocalDate NEXT_YEAR = Year.FIRST_DAY.plusYears(1);

    private final Year year;
    private final NaiveGuild guild;
    private final Renewals renewals;
    private final RenewalRates rates;
    private final Retentions retentions;

    AgreementOnRates(Year year) {
        this.year = year;
        this.guild = year.guild;
        this.renewals = new Renewals(year.machine.db());
        this.rates = new RenewalRates(year.machine.db());
        this.retentions = new Retentions(year.machine.db());
    }

    private Stream<NaiveMember> findable() {
        return guild.members.values().stream().filter(member -> !guild.confidential.contains(member.party));
    }

    void renewals() {
        for (LocalDate day : List.of(year.today, year.today.plusDays(25))) {
            Set<Due> expected = findable()
                    .filter(member -> Set.of(MembershipStatus.RENEWAL_DUE, MembershipStatus.GRACE)
                            .contains(member.on(day)))
                    .map(member -> due(member, day))
                    .collect(Collectors.toSet());
            List<Due> found = Pages.all(cursor -> {
                Renewals.Listed listed = renewals.on(Decisions.COMMUNITY, day, null, cursor, PAGE_MEMBERS);
                return new Pages.Page<>(listed.members(), listed.next());
            });
            Agreement.same("renewals on " + day, expected, new HashSet<>(found));
        }
    }

    private static Due due(NaiveMember member, LocalDate day) {
        NaiveMember.Term term = member.termOn(day);
        if (term == null) {
            throw new IllegalStateException("nothing to renew: " + member);
        }
        LocalDate end = member.end(term);
        LocalDate until = member.on(day) == MembershipStatus.GRACE ? end.plusDays(30) : end;
        return new Due(
                member.party,
                member.on(day),
                member.chapterOn(day),
                member.groupOn(day),
                end,
                until,
                ChronoUnit.DAYS.between(day, until));
    }

    private record Ended(NaiveMember member, LocalDate end, boolean over, boolean renewed) {}

    void rate() {
        LocalDate day = year.today;
        List<Ended> ended = new ArrayList<>();
        findable()
                .forEach(member -> member.terms.forEach(term -> {
                    LocalDate end = member.end(term);
                    LocalDate graceEnd = end.plusDays(30);
                    boolean asked = new Days(Year.FIRST_DAY, NEXT_YEAR).has(end) && !end.isAfter(day);
                    boolean excused = (member.diedOn != null && member.diedOn.isBefore(graceEnd))
                            || (member.expelledOn != null && member.expelledOn.isBefore(graceEnd));
                    if (asked && !excused) {
                        boolean renewed = member.terms.stream()
                                .anyMatch(next -> next.from().equals(end)
                                        && next.settledOn().isBefore(graceEnd)
                                        && !next.settledOn().isAfter(day));
                        ended.add(new Ended(member, end, !day.isBefore(graceEnd), renewed));
                    }
                }));
        RenewalRates.Rate found = rates.of(Decisions.COMMUNITY, Year.FIRST_DAY, NEXT_YEAR, day);
        Agreement.same("the renewal rate", figures(ended), figures(found.all()));
        cut("chapter", ended, one -> one.member().chapterOn(one.end()).toString(), found.byChapter());
        cut("cohort", ended, one -> joinedIn(one.member()).toString(), found.byCohort());
        cut("referral", ended, one -> String.valueOf(one.member().referred), found.byReferral());
        cut("type", ended, _ -> "ORDINARY", found.byType());
    }

    /** Parts per million of the terms of the year whose grace is over. */
    long settledPpm() {
        Long ppm = rates.of(Decisions.COMMUNITY, Year.FIRST_DAY, NEXT_YEAR, year.today)
                .all()
                .settled()
                .ppm();
        return ppm == null ? 0 : ppm;
    }

    private static void cut(String by, List<Ended> ended, Function<Ended, String> key, Map<String, Counted> found) {
        Map<String, String> expected = new TreeMap<>();
        ended.stream().collect(Collectors.groupingBy(key)).forEach((name, part) -> expected.put(name, figures(part)));
        Map<String, String> said = new TreeMap<>();
        found.forEach((name, counted) -> said.put(name, figures(counted)));
        Agreement.same("the renewal rate by " + by, expected, said);
    }

    private static String figures(List<Ended> ended) {
        return "%d of %d, and so far %d of %d"
                .formatted(
                        count(ended, one -> one.over() && one.renewed()),
                        count(ended, Ended::over),
                        count(ended, one -> !one.over() && one.renewed()),
                        count(ended, one -> !one.over()));
    }

    private static String figures(Counted counted) {
        return "%d of %d, and so far %d of %d"
                .formatted(
                        counted.settled().numerator(),
                        counted.settled().denominator(),
                        counted.provisional().numerator(),
                        counted.provisional().denominator());
    }

    private static <T> long count(List<T> all, Predicate<T> which) {
        return all.stream().filter(which).count();
    }

    private static LocalDate joinedOn(NaiveMember member) {
        return member.terms.getFirst().from();
    }

    private static Quarter joinedIn(NaiveMember member) {
        return Quarter.of(joinedOn(member));
    }

    void retention() {
        Map<Quarter, String> expected = new HashMap<>();
        findable()
                .filter(member -> !member.terms.isEmpty() && !joinedOn(member).isAfter(year.today))
                .collect(Collectors.groupingBy(AgreementOnRates::joinedIn))
                .forEach((quarter, members) -> expected.put(quarter, cohort(quarter, members)));
        Map<Quarter, String> found = new HashMap<>();
        retentions.on(Decisions.COMMUNITY, year.today).cohorts().forEach(cohort -> {
            StringBuilder line = new StringBuilder("joined " + cohort.joined());
            cohort.after()
                    .forEach(after -> line.append(after(
                            after.months(),
                            after.continuous().numerator(),
                            after.present().numerator(),
                            after.present().denominator())));
            found.put(cohort.quarter(), line.toString());
        });
        Agreement.same("the cohorts", expected, found);
    }

    private String cohort(Quarter quarter, List<NaiveMember> members) {
        StringBuilder line = new StringBuilder("joined " + members.size());
        for (int months : List.of(3, 12, 24, 36)) {
            boolean there = members.stream()
                    .noneMatch(member -> joinedOn(member).plusMonths(months).isAfter(year.today));
            if (there && !quarter.toExclusive().isAfter(year.today)) {
                List<NaiveMember> living = members.stream()
                        .filter(member -> member.on(joinedOn(member).plusMonths(months)) != MembershipStatus.DECEASED)
                        .toList();
                List<NaiveMember> present = living.stream()
                        .filter(member -> member.belongs(joinedOn(member).plusMonths(months)))
                        .toList();
                long continuous = count(
                        present,
                        member -> joinedOn(member)
                                .equals(member.continuousSince(joinedOn(member).plusMonths(months))));
                line.append(after(months, continuous, present.size(), living.size()));
            }
        }
        return line.toString();
    }

    private static String after(int months, long continuous, long present, long living) {
        return "; after %d months %d without a gap, %d in all, of %d".formatted(months, continuous, present, living);
    }
}
