package org.guildbook.api.web;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
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
import org.guildbook.projections.pointsaccounts.PointsAccounts;
import org.guildbook.values.CommunityId;
import org.guildbook.values.PartyId;
import org.guildbook.values.Quarter;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** A member's own page: standing, score explained, points, receipts and every fact about the member. */
@Controller
final class MemberPage {

    private static final int FACTS_A_PAGE = 25;

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
        describe(community, self, model);
        tell(community, self, null, locale, model);
        return "me/member";
    }

    @GetMapping("/me/history")
    String history(
            @RequestParam CommunityId in,
            @RequestParam @Nullable String cursor,
            HttpServletRequest request,
            Locale locale,
            Model model) {
        User user = signedIn(request);
        PartyId self = self(user, in);
        communities.find(in).ifPresent(community -> {
            model.addAttribute("community", community);
            tell(community, self, cursor, locale, model);
        });
        return "me/history";
    }

    private void describe(Community community, PartyId self, Model model) {
        CommunityId id = community.community();
        LocalDate today = LocalDate.now(clock.withZone(community.timeZone()));
        Optional<Membership> membership = statuses.of(id, self, today);
        model.addAttribute("community", community);
        model.addAttribute("self", self);
        model.addAttribute("today", today);
        model.addAttribute("membership", membership.orElse(null));
        model.addAttribute(
                "chapter", membership.flatMap(found -> chapter(id, found)).orElse(null));
        model.addAttribute("offices", offices.of(id, self, today).offices());
        model.addAttribute("score", scores.of(id, self, today));
        model.addAttribute(
                "rank",
                leaderboards.rankOf(id, null, Quarter.of(today), today, self).orElse(null));
        model.addAttribute("account", points.of(id, self, today));
        model.addAttribute("dues", dues.of(id, self));
    }

    private void tell(Community community, PartyId self, @Nullable String cursor, Locale locale, Model model) {
        History history = histories.of(community.community(), self, cursor, FACTS_A_PAGE);
        Map<String, String> cities = chapters.of(community.community()).chapters().stream()
                .collect(Collectors.toMap(chapter -> chapter.chapter().toString(), Chapter::city));
        Figures figures = new Figures(locale, community.timeZone());
        model.addAttribute("figures", figures);
        model.addAttribute("history", history);
        model.addAttribute(
                "told",
                history.lines().stream()
                        .collect(Collectors.toMap(Line::position, line -> FactDetail.of(line, self, figures, cities))));
    }

    private Optional<Chapter> chapter(CommunityId community, Membership membership) {
        return chapters.of(community).chapters().stream()
                .filter(chapter -> chapter.chapter().equals(membership.chapter()))
                .findFirst();
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
