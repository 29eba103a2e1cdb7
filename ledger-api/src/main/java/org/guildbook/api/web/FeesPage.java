package org.guildbook.api.web;

import java.time.Clock;
import java.time.YearMonth;
import java.util.Map;
import java.util.stream.Collectors;
import org.guildbook.projections.chapters.Chapters;
import org.guildbook.projections.chapters.Chapters.Chapter;
import org.guildbook.projections.chapters.Communities.Community;
import org.guildbook.projections.feeaccounts.FeeAccounts;
import org.guildbook.projections.feeaccounts.FeeAccounts.Statement;
import org.guildbook.projections.feeaccounts.FeeCategory;
import org.guildbook.projections.feeaccounts.FeePeriod;
import org.guildbook.values.ChapterId;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestParam;

/** The public fee account: what came in, what went out, what is left, and the entries behind every line. */
@Controller
final class FeesPage {

    private static final int ENTRIES_A_PAGE = 50;

    private final FeeAccounts accounts;
    private final Chapters chapters;
    private final Clock clock;

    FeesPage(FeeAccounts accounts, Chapters chapters, Clock clock) {
        this.accounts = accounts;
        this.chapters = chapters;
        this.clock = clock;
    }

    @GetMapping("/communities/{community}/fees")
    String statement(
            @ModelAttribute(name = "community", binding = false) Community community,
            @RequestParam @Nullable String period,
            @RequestParam @Nullable ChapterId chapter,
            Model model) {
        FeePeriod chosen = period(community, period);
        Statement statement = accounts.statement(community.community(), chosen, chapter);
        model.addAttribute("statement", statement);
        model.addAttribute("trial", accounts.trialBalance(community.community(), chosen));
        model.addAttribute("chart", FeeChart.of(yearOf(community, chosen, chapter, statement)));
        describe(community, chosen, chapter, model);
        return "fees/statement";
    }

    @GetMapping("/communities/{community}/fees/entries")
    String entries(
            @ModelAttribute(name = "community", binding = false) Community community,
            @RequestParam @Nullable String period,
            @RequestParam @Nullable ChapterId chapter,
            @RequestParam @Nullable FeeCategory category,
            @RequestParam @Nullable String cursor,
            Model model) {
        FeePeriod chosen = period(community, period);
        model.addAttribute(
                "entries", accounts.entries(community.community(), chosen, chapter, category, cursor, ENTRIES_A_PAGE));
        model.addAttribute("category", category);
        describe(community, chosen, chapter, model);
        return "fees/entries";
    }

    private void describe(Community community, FeePeriod chosen, @Nullable ChapterId chapter, Model model) {
        Map<ChapterId, Chapter> byId = chapters.of(community.community()).chapters().stream()
                .collect(Collectors.toMap(Chapter::chapter, found -> found));
        model.addAttribute("chapters", byId);
        model.addAttribute("chapter", chapter);
        model.addAttribute("periods", FeePeriods.around(chosen, community.foundedOn(), clock, community.timeZone()));
    }

    /** A single month says little: the chart always shows the whole year around the period. */
    private Statement yearOf(Community community, FeePeriod chosen, @Nullable ChapterId chapter, Statement statement) {
        FeePeriod year = FeePeriod.year(chosen.from().getYear());
        return year.equals(chosen) ? statement : accounts.statement(community.community(), year, chapter);
    }

    private FeePeriod period(Community community, @Nullable String asked) {
        return asked == null || asked.isBlank()
                ? FeePeriod.year(
                        YearMonth.now(clock.withZone(community.timeZone())).getYear())
                : FeePeriod.parse(asked);
    }
}
