package org.guildbook.api.web;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import org.guildbook.api.vault.Appearances;
import org.guildbook.projections.chapters.Chapters;
import org.guildbook.projections.chapters.Communities.Community;
import org.guildbook.projections.leaderboard.Leaderboards;
import org.guildbook.projections.leaderboard.Leaderboards.Board;
import org.guildbook.projections.leaderboard.Leaderboards.Row;
import org.guildbook.values.ChapterId;
import org.guildbook.values.Quarter;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestParam;

/** The leaderboard of a quarter: earned points under the names that members chose, ties and the rule that orders them. */
@Controller
final class LeaderboardPage {

    private static final int ROWS_A_PAGE = 50;

    /** Two years and the present quarter. */
    private static final int QUARTERS_OFFERED = 9;

    private final Leaderboards leaderboards;
    private final Appearances appearances;
    private final Chapters chapters;
    private final Visitors visitors;
    private final Clock clock;

    LeaderboardPage(
            Leaderboards leaderboards, Appearances appearances, Chapters chapters, Visitors visitors, Clock clock) {
        this.leaderboards = leaderboards;
        this.appearances = appearances;
        this.chapters = chapters;
        this.visitors = visitors;
        this.clock = clock;
    }

    @GetMapping("/communities/{community}/leaderboard")
    String board(
            @ModelAttribute(name = "community", binding = false) Community community,
            @RequestParam @Nullable ChapterId chapter,
            @RequestParam @Nullable Quarter quarter,
            @RequestParam @Nullable String cursor,
            HttpServletRequest request,
            Model model) {
        LocalDate today = LocalDate.now(clock.withZone(community.timeZone()));
        Quarter present = Quarter.of(today);
        Quarter chosen = quarter == null ? present : quarter;
        Board board = leaderboards.board(community.community(), chapter, chosen, today, cursor, ROWS_A_PAGE);
        model.addAttribute("board", board);
        model.addAttribute(
                "names",
                appearances.namesOnBoards(
                        community.community(),
                        visitors.partyIn(community.community(), request).orElse(null),
                        board.rows().stream().map(Row::member).toList(),
                        today));
        visitors.partyIn(community.community(), request).ifPresent(self -> {
            model.addAttribute("self", self);
            leaderboards
                    .rankOf(community.community(), chapter, chosen, today, self)
                    .ifPresent(rank -> model.addAttribute("rank", rank));
        });
        model.addAttribute("chapter", chapter);
        model.addAttribute("chapters", chapters.of(community.community()).chapters());
        model.addAttribute("quarters", offered(present, chosen, Quarter.of(community.foundedOn())));
        return "leaderboard";
    }

    private static List<Quarter> offered(Quarter present, Quarter chosen, Quarter founded) {
        int newest = Math.max(present.index(), chosen.index());
        int oldest = Math.max(newest - QUARTERS_OFFERED + 1, Math.min(founded.index(), chosen.index()));
        return IntStream.iterate(newest, index -> index >= oldest, index -> index - 1)
                .mapToObj(Quarter::ofIndex)
                .toList();
    }
}
