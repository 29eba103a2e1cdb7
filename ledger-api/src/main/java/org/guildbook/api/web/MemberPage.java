package org.guildbook.api.web;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.guildbook.api.security.RouteGate;
import org.guildbook.api.security.UserDirectory.User;
import org.guildbook.projections.chapters.Chapters;
import org.guildbook.projections.chapters.Chapters.Chapter;
import org.guildbook.projections.chapters.Communities;
import org.guildbook.projections.chapters.Communities.Community;
import org.guildbook.projections.creditscore.CreditScores;
import org.guildbook.projections.duesstatus.DuesStatuses;
import org.guildbook.projections.leaderboard.Leaderboards;
import org.guildbook.projections.memberhistory.MemberHistories;
import org.guildbook.projections.memberhistory.MemberHistories.History;
import org.guildbook.projections.memberhistory.MemberHistories.Line;
import org.guildbook.projections.membershipstatus.MembershipStatuses;
import org.guildbook.projections.membershipstatus.MembershipStatuses.Membership;
import org.guildbook.projections.officeholders.OfficeHolders;
import org.guildbook.projections.officeholders.OfficeHolders.Office;
import org.guildbook.projections.opentasks.OpenTasks;
import org.guildbook.projections.pointsaccounts.PointsAccounts;
import org.guildbook.values.CommunityId;
import org.guildbook.values.PartyId;
import org.guildbook.values.Quarter;
import org.guildbook.values.Scope;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** A member's own page: standing explained, life as a timeline, score, points, receipts and every fact about the member. */
@Controller
final class MemberPage {

    private static final int FACTS_A_PAGE = 25;
    private static final int MILESTONES_A_PAGE = 20;

    private final Visitors visitors;
    private final Communities communities;
    private final MembershipStatuses statuses;
    private final Chapters chapters;
    private final OfficeHolders offices;
    private final CreditScores scores;
    private final Leaderboards leaderboards;
    private final PointsAccounts points;
    private final DuesStatuses dues;
    private final MemberHistories histories;
    private final OpenTasks tasks;
    private final RouteGate gate;
    private final Clock clock;

    MemberPage(
            Visitors visitors,
            Communities communities,
            MembershipStatuses statuses,
            Chapters chapters,
            OfficeHolders offices,
            CreditScores scores,
            Leaderboards leaderboards,
            PointsAccounts points,
            DuesStatuses dues,
            MemberHistories histories,
            OpenTasks tasks,
            RouteGate gate,
            Clock clock) {
        this.visitors = visitors;
        this.communities = communities;
        this.statuses = statuses;
        this.chapters = chapters;
        this.offices = offices;
        this.scores = scores;
        this.leaderboards = leaderboards;
        this.points = points;
        this.dues = dues;
        this.histories = histories;
        this.tasks = tasks;
        this.gate = gate;
        this.clock = clock;
    }

    @GetMapping("/me")
    String me(@RequestParam @Nullable CommunityId in, HttpServletRequest request, Locale locale, Model model) {
        User user = signedIn(request);
        model.addAttribute("user", user);
        List<Community> mine = communities.all().stream()
                .filter(community -> user.parties().containsKey(community.community()))
                .toList();
        model.addAttribute("mine", mine);
        Optional<Community> chosen = chosen(mine, in);
        if (chosen.isEmpty()) {
            return "me/nobody";
        }
        Community community = chosen.get();
        PartyId self = self(user, community.community());
        Figures figures = new Figures(locale, community.timeZone());
        Map<String, String> cities = cities(community);
        describe(community, self, cities, figures, model);
        History milestones = histories.milestones(community.community(), self, null, MILESTONES_A_PAGE);
        History history = histories.of(community.community(), self, null, FACTS_A_PAGE);
        model.addAttribute("timeline", Timeline.of(milestones));
        model.addAttribute("history", history);
        tell(community, self, Stream.of(milestones, history), figures, model);
        return "me/member";
    }

    @GetMapping("/me/history")
    String history(
            @RequestParam CommunityId in,
            @RequestParam @Nullable String cursor,
            HttpServletRequest request,
            Locale locale,
            Model model) {
        PartyId self = self(signedIn(request), in);
        Community community = known(in);
        History history = histories.of(in, self, cursor, FACTS_A_PAGE);
        model.addAttribute("history", history);
        tell(community, self, Stream.of(history), new Figures(locale, community.timeZone()), model);
        return "me/history";
    }

    @GetMapping("/me/timeline")
    String timeline(
            @RequestParam CommunityId in,
            @RequestParam @Nullable String cursor,
            HttpServletRequest request,
            Locale locale,
            Model model) {
        PartyId self = self(signedIn(request), in);
        Community community = known(in);
        History milestones = histories.milestones(in, self, cursor, MILESTONES_A_PAGE);
        model.addAttribute("timeline", Timeline.of(milestones));
        tell(community, self, Stream.of(milestones), new Figures(locale, community.timeZone()), model);
        return "me/timeline";
    }

    private void describe(Community community, PartyId self, Map<String, String> cities, Figures figures, Model model) {
        CommunityId id = community.community();
        LocalDate today = LocalDate.now(clock.withZone(community.timeZone()));
        Optional<Membership> membership = statuses.of(id, self, today);
        List<Office> held = offices.of(id, self, today).offices();
        model.addAttribute("today", today);
        model.addAttribute("standing", Standing.of(membership, figures));
        model.addAttribute("membership", membership.orElse(null));
        model.addAttribute("offices", held);
        model.addAttribute("tasks", tasks.of(id, self).tasks());
        model.addAttribute("duties", duties(id, held, cities));
        model.addAttribute("score", scores.of(id, self, today));
        model.addAttribute(
                "rank",
                leaderboards.rankOf(id, null, Quarter.of(today), today, self).orElse(null));
        model.addAttribute("account", points.of(id, self, today));
        model.addAttribute("dues", dues.of(id, self));
    }

    /** What the member looks after and may see as a whole. */
    private List<Duty> duties(CommunityId community, List<Office> held, Map<String, String> cities) {
        return held.stream()
                .map(Office::scope)
                .filter(scope -> scope.kind() == Scope.Kind.COMMUNITY || scope.kind() == Scope.Kind.CHAPTER)
                .distinct()
                .map(scope ->
                        new Duty(OperationsPage.path(community, scope.of()), cities.get(String.valueOf(scope.of()))))
                .filter(duty -> gate.opens(duty.path()))
                .toList();
    }

    /** Adds what the lines of histories say, by position. */
    private void tell(Community community, PartyId self, Stream<History> histories, Figures figures, Model model) {
        Map<String, String> cities = cities(community);
        model.addAttribute("community", community);
        model.addAttribute("figures", figures);
        model.addAttribute("cities", cities);
        model.addAttribute(
                "told",
                histories
                        .flatMap(history -> history.lines().stream())
                        .collect(Collectors.toMap(
                                Line::position, line -> FactDetail.of(line, self, figures, cities), (one, _) -> one)));
    }

    private Community known(CommunityId community) {
        return communities.find(community).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private Map<String, String> cities(Community community) {
        return chapters.of(community.community()).chapters().stream()
                .collect(Collectors.toMap(chapter -> chapter.chapter().toString(), Chapter::city));
    }

    private User signedIn(HttpServletRequest request) {
        return visitors.user(request).orElseThrow(() -> new ResponseStatusException(HttpStatus.FORBIDDEN));
    }

    private static PartyId self(User user, CommunityId community) {
        PartyId party = user.parties().get(community);
        if (party == null) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        return party;
    }

    private static Optional<Community> chosen(List<Community> mine, @Nullable CommunityId in) {
        return mine.stream()
                .filter(community -> in == null || community.community().equals(in))
                .findFirst();
    }
}
