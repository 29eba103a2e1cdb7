package org.guildbook.api.endpoints;

import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import org.guildbook.api.security.Identities;
import org.guildbook.projections.creditscore.CreditScores;
import org.guildbook.projections.creditscore.CreditScores.Score;
import org.guildbook.projections.duesstatus.DuesStatuses;
import org.guildbook.projections.duesstatus.DuesStatuses.Dues;
import org.guildbook.projections.memberhistory.MemberHistories;
import org.guildbook.projections.memberhistory.MemberHistories.History;
import org.guildbook.projections.membershipstatus.MembershipStatuses;
import org.guildbook.projections.membershipstatus.MembershipStatuses.Membership;
import org.guildbook.projections.pointsaccounts.PointsAccounts;
import org.guildbook.projections.pointsaccounts.PointsAccounts.Account;
import org.guildbook.projections.pointsaccounts.PointsAccounts.Movements;
import org.guildbook.values.PartyId;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Everything about one member, for that member and for the offices the route table names. */
@RestController
@RequestMapping("/v1/communities/{community}/members/{party}")
@Tag(name = "Member")
class MemberEndpoint {

    private final MembershipStatuses memberships;
    private final MemberHistories histories;
    private final DuesStatuses dues;
    private final PointsAccounts points;
    private final CreditScores scores;
    private final Identities identities;

    MemberEndpoint(
            MembershipStatuses memberships,
            MemberHistories histories,
            DuesStatuses dues,
            PointsAccounts points,
            CreditScores scores,
            Identities identities) {
        this.memberships = memberships;
        this.histories = histories;
        this.dues = dues;
        this.points = points;
        this.scores = scores;
        this.identities = identities;
    }

    @GetMapping
    Membership membership(Read read, @PathVariable PartyId party, @Valid When when) {
        return read.found(
                Membership::asOf, () -> memberships.of(read.community(), party, when.day(read), when.position()));
    }

    @GetMapping("/history")
    History history(Read read, @PathVariable PartyId party, @Valid Page page) {
        boolean own = identities
                .current()
                .flatMap(identity -> identity.party(read.community()))
                .filter(party::equals)
                .isPresent();
        return read.answer(
                History::asOf,
                () -> own
                        ? histories.of(read.community(), party, page.cursor(), page.rows())
                        : histories.withoutCases(read.community(), party, page.cursor(), page.rows()));
    }

    @GetMapping("/dues")
    Dues dues(Read read, @PathVariable PartyId party) {
        return read.answer(Dues::asOf, () -> dues.of(read.community(), party));
    }

    @GetMapping("/points")
    Account points(Read read, @PathVariable PartyId party) {
        return read.answer(Account::asOf, () -> points.of(read.community(), party, read.today()));
    }

    @GetMapping("/points/movements")
    Movements movements(Read read, @PathVariable PartyId party, @Valid Page page) {
        return read.answer(
                Movements::asOf, () -> points.movements(read.community(), party, page.cursor(), page.rows()));
    }

    @GetMapping("/credit-score")
    Score creditScore(Read read, @PathVariable PartyId party) {
        return read.answer(Score::asOf, () -> scores.of(read.community(), party, read.today()));
    }
}
