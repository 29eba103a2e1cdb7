package org.guildbook.api.web;

import java.time.Clock;
import java.time.LocalDate;
import org.guildbook.api.demo.DemoProgress;
import org.guildbook.journal.Journal;
import org.guildbook.projections.chapters.Chapters;
import org.guildbook.projections.chapters.Communities.Community;
import org.guildbook.projections.feeaccounts.FeeAccounts;
import org.guildbook.projections.feeaccounts.FeePeriod;
import org.guildbook.projections.membershipstatus.MembershipStatuses;
import org.guildbook.projections.membershipstatus.MembershipStatuses.Cell;
import org.guildbook.projections.pointsaccounts.PointsAccounts;
import org.guildbook.values.Sha256;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The front page: what this ledger is, how far it has come, and where to go from here. */
@Controller
final class HomePage {

    private final Chapters chapters;
    private final MembershipStatuses statuses;
    private final FeeAccounts accounts;
    private final PointsAccounts points;
    private final Journal journal;
    private final DemoProgress demo;
    private final Clock clock;

    HomePage(
            Chapters chapters,
            MembershipStatuses statuses,
            FeeAccounts accounts,
            PointsAccounts points,
            Journal journal,
            DemoProgress demo,
            Clock clock) {
        this.chapters = chapters;
        this.statuses = statuses;
        this.accounts = accounts;
        this.points = points;
        this.journal = journal;
        this.demo = demo;
        this.clock = clock;
    }

    @GetMapping("/")
    String home(Model model) {
        model.addAttribute("demo", demo.now());
        if (model.getAttribute("community") instanceof Community community) {
            describe(community, model);
        }
        return "home";
    }

    private void describe(Community community, Model model) {
        LocalDate today = LocalDate.now(clock.withZone(community.timeZone()));
        model.addAttribute(
                "members",
                statuses.counts(community.community(), today).cells().stream()
                        .mapToLong(Cell::count)
                        .sum());
        model.addAttribute(
                "chapters", chapters.of(community.community()).chapters().size());
        model.addAttribute(
                "statement", accounts.statement(community.community(), FeePeriod.year(today.getYear()), null));
        model.addAttribute("supply", points.supply(community.community()));
        journal.head(community.community().value()).ifPresent(head -> {
            model.addAttribute("head", head);
            model.addAttribute("headHash", Sha256.of(head.hash()));
        });
    }
}
