package org.guildbook.api.endpoints;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.guildbook.api.security.Identities;
import org.guildbook.api.vault.Appearances;
import org.guildbook.projections.leaderboard.Leaderboards;
import org.guildbook.projections.leaderboard.Leaderboards.Board;
import org.guildbook.projections.leaderboard.Leaderboards.Rank;
import org.guildbook.projections.leaderboard.Leaderboards.Row;
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

/** Who contributed most in a quarter, under the names that they chose; and the caller's own rank. */
@RestController
@RequestMapping("/v1/communities/{community}/leaderboards/{quarter}")
@Tag(name = "Leaderboard")
class LeaderboardEndpoint {

    private final Leaderboards leaderboards;
    private final Appearances appearances;
    private final Identities identities;

    LeaderboardEndpoint(Leaderboards leaderboards, Appearances appearances, Identities identities) {
        this.leaderboards = leaderboards;
        this.appearances = appearances;
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

        static PublicBoard of(Board board, Map<PartyId, String> names) {
            return new PublicBoard(
                    board.asOf(),
                    board.quarter(),
                    board.chapter(),
                    board.provisional(),
                    board.settlesOn(),
                    board.ranked(),
                    board.population(),
                    board.rows().stream()
                            .map(row -> PublicRow.of(row, names.get(row.member())))
                            .toList(),
                    board.next());
        }
    }

    /**
     * One place on the board.
     *
     * @param name as the member wants to be read by the caller; absent for the pseudonym, which is absent beside a name, so
     *     that nobody learns whose it is
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record PublicRow(
            long rank,
            long tieSize,
            @Nullable String name,
            @Nullable String pseudonym,
            long microPoints) {

        static PublicRow of(Row row, @Nullable String name) {
            return new PublicRow(
                    row.rank(), row.tieSize(), name, name == null ? row.pseudonym() : null, row.microPoints());
        }
    }

    @GetMapping
    PublicBoard board(
            Read read,
            @PathVariable Quarter quarter,
            @RequestParam(required = false) @Nullable ChapterId chapter,
            @Valid Page page) {
        Board board = read.answer(
                Board::asOf,
                () -> leaderboards.board(read.community(), chapter, quarter, read.today(), page.cursor(), page.rows()));
        List<PartyId> members = board.rows().stream().map(Row::member).toList();
        return PublicBoard.of(
                board, appearances.namesOnBoards(read.community(), caller(read).orElse(null), members, read.today()));
    }

    @GetMapping("/own-rank")
    Rank ownRank(
            Read read, @PathVariable Quarter quarter, @RequestParam(required = false) @Nullable ChapterId chapter) {
        PartyId self = caller(read).orElseThrow(() -> new AccessDeniedException("not a party"));
        return read.found(
                Rank::asOf, () -> leaderboards.rankOf(read.community(), chapter, quarter, read.today(), self));
    }

    private Optional<PartyId> caller(Read read) {
        return identities.current().flatMap(identity -> identity.party(read.community()));
    }
}
