package org.guildbook.api.web;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.guildbook.api.security.RouteGate;
import org.guildbook.api.vault.Appearances;
import org.guildbook.projections.admissions.Admissions;
import org.guildbook.projections.bodies.SilentGroups;
import org.guildbook.projections.chapters.Chapters;
import org.guildbook.projections.chapters.Chapters.Chapter;
import org.guildbook.projections.chapters.Communities.Community;
import org.guildbook.projections.membershipstatus.RenewalRates;
import org.guildbook.projections.membershipstatus.Renewals;
import org.guildbook.projections.membershipstatus.Renewals.Listed;
import org.guildbook.values.ChapterId;
import org.guildbook.values.CommunityId;
import org.guildbook.values.PartyId;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/**
 * What those who run a community or one of its chapters look after: who wants to join, who has to renew, which groups do not
 * meet. Each part is shown to whom the API gives the same.
 */
@Controller
final class OperationsPage {

    private static final int ROWS_A_PAGE = 50;

    private final RouteGate gate;
    private final Visitors visitors;
    private final Appearances appearances;
    private final Chapters chapters;
    private final Admissions admissions;
    private final Renewals renewals;
    private final RenewalRates rates;
    private final SilentGroups silentGroups;
    private final Clock clock;

    OperationsPage(
            RouteGate gate,
            Visitors visitors,
            Appearances appearances,
            Chapters chapters,
            Admissions admissions,
            Renewals renewals,
            RenewalRates rates,
            SilentGroups silentGroups,
            Clock clock) {
        this.gate = gate;
        this.visitors = visitors;
        this.appearances = appearances;
        this.chapters = chapters;
        this.admissions = admissions;
        this.renewals = renewals;
        this.rates = rates;
        this.silentGroups = silentGroups;
        this.clock = clock;
    }

    /** @param chapter absent for the page of the whole community */
    static String path(CommunityId community, @Nullable UUID chapter) {
        return "/communities/" + community + (chapter == null ? "" : "/chapters/" + chapter) + "/operations";
    }

    @GetMapping("/communities/{community}/operations")
    String ofCommunity(
            @ModelAttribute(name = "community", binding = false) Community community,
            @RequestParam @Nullable String cursor,
            HttpServletRequest request,
            Model model) {
        CommunityId id = community.community();
        LocalDate today = LocalDate.now(clock.withZone(community.timeZone()));
        List<Chapter> all = chapters.of(id).chapters();
        model.addAttribute(
                "parts", all.stream().filter(one -> mayLookAt(id, one)).toList());
        if (gate.opens("/v1/communities/" + id + "/renewal-rate")) {
            model.addAttribute("rate", rates.of(id, today.minusYears(1), today.plusDays(1), today));
        }
        return describe(community, null, all, today, cursor, request, model);
    }

    @GetMapping("/communities/{community}/chapters/{chapter}/operations")
    String ofChapter(
            @ModelAttribute(name = "community", binding = false) Community community,
            @PathVariable ChapterId chapter,
            @RequestParam @Nullable String cursor,
            HttpServletRequest request,
            Model model) {
        List<Chapter> all = chapters.of(community.community()).chapters();
        Chapter found = all.stream()
                .filter(one -> one.chapter().equals(chapter))
                .findFirst()
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        model.addAttribute("chapter", found);
        LocalDate today = LocalDate.now(clock.withZone(community.timeZone()));
        return describe(community, chapter, all, today, cursor, request, model);
    }

    private String describe(
            Community community,
            @Nullable ChapterId chapter,
            List<Chapter> all,
            LocalDate today,
            @Nullable String cursor,
            HttpServletRequest request,
            Model model) {
        CommunityId id = community.community();
        List<PartyId> people = new ArrayList<>();
        if (chapter != null && opens(id, chapter, "applications")) {
            Waiting waiting = Waiting.of(admissions, id, chapter, today);
            people.addAll(waiting.candidates());
            model.addAttribute("waiting", waiting);
        }
        if (opens(id, chapter, "renewals")) {
            Listed due = renewals.on(id, today, chapter, cursor, ROWS_A_PAGE);
            Listed lapsed = renewals.lapsed(id, today, chapter, null, ROWS_A_PAGE);
            Stream.of(due, lapsed).flatMap(list -> list.members().stream()).forEach(one -> people.add(one.member()));
            model.addAttribute("renewals", due);
            model.addAttribute("lapsed", lapsed);
            model.addAttribute("lapsedDays", Renewals.LAPSED_DAYS);
        }
        if (opens(id, chapter, "silent-groups")) {
            // They meet monthly: silent is who met neither this month nor in the month before.
            model.addAttribute(
                    "silent",
                    silentGroups.since(id, chapter, today.withDayOfMonth(1).minusMonths(1)));
        }
        @Nullable PartyId reader = visitors.partyIn(id, request).orElse(null);
        model.addAttribute("names", appearances.names(id, reader, people, today));
        model.addAttribute("cities", all.stream().collect(Collectors.toMap(Chapter::chapter, Chapter::city)));
        model.addAttribute("path", path(id, chapter == null ? null : chapter.value()));
        return "operations";
    }

    private boolean mayLookAt(CommunityId community, Chapter chapter) {
        return gate.opens(path(community, chapter.chapter().value()));
    }

    /** Whether the API gives the reader the same, of the chapter or of the whole community. */
    private boolean opens(CommunityId community, @Nullable ChapterId chapter, String what) {
        String of = chapter == null ? "" : "/chapters/" + chapter;
        return gate.opens("/v1/communities/" + community + of + "/" + what);
    }
}
