package org.guildbook.api.endpoints;

import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.time.LocalDate;
import org.guildbook.decision.Refused;
import org.guildbook.projections.membershipstatus.MembershipStatuses;
import org.guildbook.projections.membershipstatus.MembershipStatuses.Roll;
import org.guildbook.projections.membershipstatus.MembershipStatuses.RollQuestion;
import org.guildbook.projections.membershipstatus.RenewalRates;
import org.guildbook.projections.membershipstatus.RenewalRates.Rate;
import org.guildbook.projections.membershipstatus.Renewals;
import org.guildbook.projections.membershipstatus.Renewals.Listed;
import org.guildbook.projections.membershipstatus.Retentions;
import org.guildbook.projections.membershipstatus.Retentions.Retention;
import org.guildbook.rules.MembershipStatus;
import org.guildbook.values.ChapterId;
import org.guildbook.values.GroupId;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.format.annotation.DateTimeFormat.ISO;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The members of a community or chapter, who has to renew, and how many do; for the offices that the route table names. */
@RestController
@RequestMapping("/v1/communities/{community}")
@Tag(name = "Roll")
class RollEndpoint {

    private final MembershipStatuses memberships;
    private final Renewals renewals;
    private final RenewalRates rates;
    private final Retentions retentions;

    RollEndpoint(MembershipStatuses memberships, Renewals renewals, RenewalRates rates, Retentions retentions) {
        this.memberships = memberships;
        this.renewals = renewals;
        this.rates = rates;
        this.retentions = retentions;
    }

    /** Whoever belongs to the community, honorary members too; with {@code status} those who have it. */
    @GetMapping("/roll")
    Roll roll(
            Read read,
            @Valid When when,
            @RequestParam(required = false) @Nullable ChapterId chapter,
            @RequestParam(required = false) @Nullable GroupId group,
            @RequestParam(required = false) @Nullable MembershipStatus status,
            @Valid Page page) {
        RollQuestion asked = new RollQuestion(when.day(read), chapter, group, status, when.position());
        return read.answer(Roll::asOf, () -> memberships.roll(read.community(), asked, page.cursor(), page.rows()));
    }

    @GetMapping("/chapters/{chapter}/roll")
    Roll rollOfChapter(
            Read read,
            @PathVariable ChapterId chapter,
            @Valid When when,
            @RequestParam(required = false) @Nullable GroupId group,
            @RequestParam(required = false) @Nullable MembershipStatus status,
            @Valid Page page) {
        return roll(read, when, chapter, group, status, page);
    }

    /** Those with the least time first. */
    @GetMapping("/renewals")
    Listed renewals(Read read, @RequestParam(required = false) @Nullable ChapterId chapter, @Valid Page page) {
        return read.answer(
                Listed::asOf, () -> renewals.on(read.community(), read.today(), chapter, page.cursor(), page.rows()));
    }

    @GetMapping("/chapters/{chapter}/renewals")
    Listed renewalsOfChapter(Read read, @PathVariable ChapterId chapter, @Valid Page page) {
        return renewals(read, chapter, page);
    }

    /** Of the terms that end in {@code [from, toExclusive)}. */
    @GetMapping("/renewal-rate")
    Rate renewalRate(
            Read read,
            @RequestParam @DateTimeFormat(iso = ISO.DATE) LocalDate from,
            @RequestParam @DateTimeFormat(iso = ISO.DATE) LocalDate toExclusive) {
        Refused.unless(from.isBefore(toExclusive), "period-empty");
        return read.answer(Rate::asOf, () -> rates.of(read.community(), from, toExclusive, read.today()));
    }

    @GetMapping("/retention")
    Retention retention(Read read) {
        return read.answer(Retention::asOf, () -> retentions.on(read.community(), read.today()));
    }
}
