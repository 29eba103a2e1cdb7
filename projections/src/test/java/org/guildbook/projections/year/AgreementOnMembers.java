package org.guildbook.projections.year;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.guildbook.projections.membershipstatus.MembershipStatuses;
import org.guildbook.projections.membershipstatus.MembershipStatuses.Membership;
import org.guildbook.projections.membershipstatus.MembershipStatuses.RollQuestion;
import org.guildbook.rules.MembershipStatus;
import org.guildbook.testing.Decisions;
import org.guildbook.values.ChapterId;
import org.guildbook.values.GroupId;
import org.guildbook.values.PartyId;
import org.jspecify.annotations.Nullable;

/** Who is a member, in which chapter and group, on days past, present and to come. */
final class AgreementOnMembers {

    private static final int PAGE_MEMBERS = 50;

    private final Year year;
    private final NaiveGuild guild;
    private final MembershipStatuses statuses;

    AgreementOnMembers(Year year) {
        this.year = year;
        this.guild = year.guild;
        this.statuses = new MembershipStatuses(year.machine.db());
    }

    private List<LocalDate> days() {
        return List.of(year.today, year.today.minusDays(45), year.today.plusDays(100));
    }

    /** Everybody is asked for by status; those who must not be found, by name. */
    void statuses() {
        for (LocalDate day : days()) {
            Map<PartyId, String> found = new HashMap<>();
            for (MembershipStatus status : MembershipStatus.values()) {
                roll(new RollQuestion(day, null, null, status, RollQuestion.NOW))
                        .forEach(membership -> found.put(membership.member(), said(membership)));
            }
            guild.confidential.forEach(hidden -> statuses.of(Decisions.COMMUNITY, hidden, day)
                    .ifPresent(membership -> found.put(hidden, said(membership))));
            Map<PartyId, String> expected = guild.members.values().stream()
                    .collect(Collectors.toMap(member -> member.party, member -> known(member, day)));
            Agreement.same("the statuses of " + day, expected, found);
        }
    }

    private static String said(Membership membership) {
        List<String> terms = membership.terms().stream()
                .map(term -> term(term.term(), term.from(), term.toExclusive(), term.settledOn()))
                .toList();
        return "%s in %s, %s, since %s, terms %s"
                .formatted(
                        membership.status(),
                        membership.chapter(),
                        membership.group(),
                        membership.continuousSince(),
                        terms);
    }

    private static String known(NaiveMember member, LocalDate day) {
        List<String> terms = member.terms.stream()
                .sorted(Comparator.comparing(NaiveMember.Term::from))
                .map(term -> term(term.id(), term.from(), member.end(term), term.settledOn()))
                .toList();
        return "%s in %s, %s, since %s, terms %s"
                .formatted(
                        member.on(day), member.chapterOn(day), member.groupOn(day), member.continuousSince(day), terms);
    }

    private static String term(Object id, LocalDate from, LocalDate end, LocalDate settledOn) {
        return "%s..%s settled %s (%s)".formatted(from, end, settledOn, id);
    }

    /** The rolls of the community, of chapters and of groups, and the public counts. */
    void rolls() {
        for (LocalDate day : days()) {
            same("roll", day, null, null, _ -> true);
            for (ChapterId chapter : guild.chapters.keySet()) {
                same(
                        "roll of a chapter",
                        day,
                        chapter,
                        null,
                        member -> member.chapterOn(day).equals(chapter));
            }
            for (GroupId group : guild.groups.keySet()) {
                same("roll of a group", day, null, group, member -> group.equals(member.groupOn(day)));
            }
            statuses.counts(Decisions.COMMUNITY, day).cells().forEach(cell -> count(cell, day));
        }
    }

    private void same(
            String what,
            LocalDate day,
            @Nullable ChapterId chapter,
            @Nullable GroupId group,
            Predicate<NaiveMember> of) {
        Set<PartyId> found = new HashSet<>();
        roll(new RollQuestion(day, chapter, group, null, RollQuestion.NOW))
                .forEach(membership -> found.add(membership.member()));
        Set<PartyId> expected = guild.members.values().stream()
                .filter(member -> member.belongs(day) && of.test(member))
                .map(member -> member.party)
                .filter(party -> !guild.confidential.contains(party))
                .collect(Collectors.toSet());
        Agreement.same("%s on %s".formatted(what, day), expected, found);
    }

    /** A public count is one of five people or more, and the true one; a few who must not be found may be left out. */
    private void count(MembershipStatuses.Cell cell, LocalDate day) {
        List<PartyId> counted = guild.members.values().stream()
                .filter(member ->
                        member.on(day) == cell.status() && cell.chapters().contains(member.chapterOn(day)))
                .map(member -> member.party)
                .toList();
        long hidden = counted.stream().filter(guild.confidential::contains).count();
        boolean fits = cell.count() == counted.size() || cell.count() == counted.size() - hidden;
        if (cell.count() < 5 || !fits) {
            throw new AssertionError(
                    "%s on %s, but %d are known, %d of them hidden".formatted(cell, day, counted.size(), hidden));
        }
    }

    private List<Membership> roll(RollQuestion question) {
        return Pages.all(cursor -> {
            MembershipStatuses.Roll roll = statuses.roll(Decisions.COMMUNITY, question, cursor, PAGE_MEMBERS);
            return new Pages.Page<>(roll.members(), roll.next());
        });
    }
}
