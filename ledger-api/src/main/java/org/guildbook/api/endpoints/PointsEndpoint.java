package org.guildbook.api.endpoints;

import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.time.LocalDate;
import org.guildbook.points.GrantPoints;
import org.guildbook.points.SetGrantBudget;
import org.guildbook.points.TipMember;
import org.guildbook.projections.pointsaccounts.PointsAccounts;
import org.guildbook.projections.pointsaccounts.PointsAccounts.Supply;
import org.guildbook.values.LotId;
import org.guildbook.values.PartyId;
import org.guildbook.values.Quarter;
import org.guildbook.values.ResolutionId;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Reward points: budgets, grants, tips, and where all points are. */
@RestController
@RequestMapping("/v1/communities/{community}")
@Tag(name = "Points")
class PointsEndpoint {

    /** What may stand in a tag. */
    private static final String CODE = "[A-Za-z0-9_-]{1,64}";

    private final PointsAccounts points;

    PointsEndpoint(PointsAccounts points) {
        this.points = points;
    }

    record Tip(
            @NotNull PartyId receiver,
            @NotNull Long amount,
            @NotNull LocalDate effectiveOn) {}

    @PostMapping("/tips")
    ResponseEntity<Accepted> tip(Write write, @Valid @RequestBody Tip tip) {
        return write.record(new TipMember(write.actor(), tip.receiver(), tip.amount(), tip.effectiveOn()));
    }

    /** @param resolution of the board about the budget; needed once the founding phase is over */
    record Budget(
            @NotNull @Pattern(regexp = CODE) String rule,
            @NotNull Quarter quarter,
            @NotNull Long amount,
            @Nullable ResolutionId resolution,
            @NotNull LocalDate effectiveOn) {}

    @PostMapping("/grant-budgets")
    ResponseEntity<Accepted> setGrantBudget(Write write, @Valid @RequestBody Budget body) {
        return write.record(new SetGrantBudget(
                write.actor(), body.rule(), body.quarter(), body.amount(), body.resolution(), body.effectiveOn()));
    }

    /**
     * @param reason id of the deed, referral or membership rewarded; for a recognition, any id of its own
     * @param resolution of the board about the person; needed once the founding phase is over
     */
    record Grant(
            @Nullable LotId lot,
            @NotNull @Pattern(regexp = CODE) String rule,
            @NotNull PartyId receiver,
            @NotNull Long amount,
            @NotNull @Pattern(regexp = CODE) String reason,
            @Nullable ResolutionId resolution,
            @NotNull LocalDate effectiveOn) {}

    @PostMapping("/grants")
    ResponseEntity<Accepted> grantPoints(Write write, @Valid @RequestBody Grant body) {
        LotId lot = write.newId(body.lot(), body.effectiveOn(), "lot", LotId::new);
        GrantPoints command = new GrantPoints(
                write.actor(),
                body.rule(),
                body.receiver(),
                lot,
                body.amount(),
                body.reason(),
                body.resolution(),
                body.effectiveOn());
        return write.record(command, lot);
    }

    @GetMapping("/points/supply")
    Supply supply(Read read) {
        return read.answer(Supply::asOf, () -> points.supply(read.community()));
    }
}
