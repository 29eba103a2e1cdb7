package org.guildbook.api.endpoints;

import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import org.guildbook.projections.feeaccounts.FeeAccounts;
import org.guildbook.projections.feeaccounts.FeeAccounts.Entries;
import org.guildbook.projections.feeaccounts.FeeAccounts.Statement;
import org.guildbook.projections.feeaccounts.FeeAccounts.TrialBalance;
import org.guildbook.projections.feeaccounts.FeeCategory;
import org.guildbook.projections.feeaccounts.FeePeriod;
import org.guildbook.values.ChapterId;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The public account of the community's money; the period defaults to the current year. */
@RestController
@RequestMapping("/v1/communities/{community}")
@Tag(name = "Fee account")
class FeeAccountEndpoint {

    private final FeeAccounts feeAccounts;

    FeeAccountEndpoint(FeeAccounts feeAccounts) {
        this.feeAccounts = feeAccounts;
    }

    @GetMapping("/fee-account")
    Statement statement(
            Read read,
            @RequestParam(required = false) @Nullable String period,
            @RequestParam(required = false) @Nullable ChapterId chapter) {
        FeePeriod asked = period(read, period);
        return read.answer(Statement::asOf, () -> feeAccounts.statement(read.community(), asked, chapter));
    }

    @GetMapping("/fee-account/entries")
    Entries entries(
            Read read,
            @RequestParam(required = false) @Nullable String period,
            @RequestParam(required = false) @Nullable ChapterId chapter,
            @RequestParam(required = false) @Nullable FeeCategory category,
            @Valid Page page) {
        FeePeriod asked = period(read, period);
        return read.answer(
                Entries::asOf,
                () -> feeAccounts.entries(read.community(), asked, chapter, category, page.cursor(), page.rows()));
    }

    @GetMapping("/trial-balance")
    TrialBalance trialBalance(Read read, @RequestParam(required = false) @Nullable String period) {
        FeePeriod asked = period(read, period);
        return read.answer(TrialBalance::asOf, () -> feeAccounts.trialBalance(read.community(), asked));
    }

    private static FeePeriod period(Read read, @Nullable String period) {
        return period == null ? FeePeriod.year(read.today().getYear()) : FeePeriod.parse(period);
    }
}
