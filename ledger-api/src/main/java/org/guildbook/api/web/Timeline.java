package org.guildbook.api.web;

import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.guildbook.projections.memberhistory.MemberHistories.History;
import org.guildbook.projections.memberhistory.MemberHistories.Line;
import org.guildbook.projections.runtime.AsOf;
import org.jspecify.annotations.Nullable;

/**
 * A page of a member's history by the years in which things came into effect, the newest first.
 *
 * @param next cursor of the page before in time; absent on the last one
 */
public record Timeline(
        AsOf asOf, List<Year> years, @Nullable String next) {

    private static final Set<String> GOOD = Set.of(
            "conduct.ExpulsionOverturned",
            "conduct.SuspensionLifted",
            "membership.HonoraryMembershipConferred",
            "membership.MemberAdmitted",
            "membership.MembershipResumed",
            "membership.TermStarted");
    private static final Set<String> BAD = Set.of(
            "conduct.MemberExpelled",
            "conduct.MemberSuspended",
            "conduct.WarningIssued",
            "membership.ApplicationRejected",
            "membership.MemberDeceased",
            "membership.MemberResigned",
            "standing.AdmissionExpired",
            "standing.GraceStarted",
            "standing.MembershipClosed",
            "standing.MembershipLapsed");

    /** What came into effect in a year. */
    public record Year(int year, List<Line> lines) {}

    static Timeline of(History history) {
        SortedMap<Integer, List<Line>> byYear = history.lines().stream()
                .sorted(Comparator.comparing(Line::effectiveOn)
                        .thenComparingLong(Line::position)
                        .reversed())
                .collect(
                        Collectors.groupingBy(line -> line.effectiveOn().getYear(), TreeMap::new, Collectors.toList()));
        List<Year> years = byYear.entrySet().stream()
                .map(year -> new Year(year.getKey(), year.getValue()))
                .toList()
                .reversed();
        return new Timeline(history.asOf(), years, history.next());
    }

    /** How the dot of the line looks: the words beside it say the same. */
    public static String look(Line line) {
        if (GOOD.contains(line.type())) {
            return "good";
        }
        return BAD.contains(line.type()) ? "bad" : "";
    }
}
