package org.guildbook.api.endpoints;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.time.LocalDate;
import java.util.List;
import org.guildbook.api.security.Identities;
import org.guildbook.projections.leaderboard.Leaderboards;
import org.guildbook.projections.leaderboard.Leaderboards.Board;
import org.guildbook.projections.leaderboard.Leaderboards.Rank;
import org.guildbook.projections.runtime.AsOf;
import org.guildbook.values.ChapterId;
import org.guildbook.values.PartyId;
import org.guildbook.values.Quarter;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Who contributed most in a quarter, under pseudonyms; and the caller's own rank. */
@RestController
@RequestMapping("/v1/communities/{community}/leaderboards/{quarter}")
@Tag(name = "Leaderboard")
class LeaderboardEndpoint {

    private final Leaderboards leaderboards;
    private final Identities identities;

    LeaderboardEndpoint(Leaderboards leaderboards, Identities identities) {
        this.leaderboards = leaderboards;
        this.identities = identities;
    }

    /** A page of a board without the ids of its members. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record PublicBoard(
            AsOf asOf,
            Quarter quarter,
            @Nullable ChapterId chapter,
            boolean provisional,
            LocalDate settlesOn,
            boolean ranked,
            long population,
            List<PublicRow> rows,
            @Nullable String next) {

        static PublicBoard of(Board board) {
            return new PublicBoard(
                    board.asOf(),
                    board.quarter(),
                    board.chapter(),
                    board.provisional(),
                    board.settlesOn(),
                    board.ranked(),
                    board.population(),
                    board.rows().stream()
                            .map(row -> new PublicRow(row.rank(), row.tieSize(), row.pseudonym(), row.microPoints()))
                            .toList(),
                    board.next());
        }
    }

    /** One place on the board. */
    record PublicRow(long rank, long tieSize, String pseudonym, long microPoints) {}

    @GetMapping
    PublicBoard board(
            Read read,
            @PathVariable Quarter quarter,
            @RequestParam(required = false) @Nullable ChapterId chapter,
            @Valid Page page) {
        return PublicBoard.of(read.answer(
                Board::asOf,
                () -> leaderboards.board(
                        read.community(), chapter, quarter, read.today(), page.cursor(), page.rows())));
    }

    @GetMapping("/own-rank")
    Rank ownRank(
            Read read, @PathVariable Quarter quarter, @RequestParam(required = false) @Nullable ChapterId chapter) {
        PartyId self = identities
                .current()
                .flatMap(identity -> identity.party(read.community()))
                .orElseThrow(() -> new AccessDeniedException("not a party"));
        return read.found(
                Rank::asOf, () -> leaderboards.rankOf(read.community(), chapter, quarter, read.today(), self));
    }
}
