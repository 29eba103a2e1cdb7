package org.guildbook.api.endpoints;

import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import org.guildbook.contribution.AttestContribution;
import org.guildbook.contribution.ClaimContribution;
import org.guildbook.events.ContributionEvent.Category;
import org.guildbook.events.ContributionEvent.Share;
import org.guildbook.values.ActivityId;
import org.guildbook.values.ChapterId;
import org.guildbook.values.ContributionId;
import org.guildbook.values.GroupId;
import org.guildbook.values.PartyId;
import org.guildbook.values.Quarter;
import org.guildbook.values.Role;
import org.guildbook.values.Sha256;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Deeds for the community: claimed by one, confirmed by qualified others. */
@RestController
@RequestMapping("/v1/communities/{community}/contributions")
@Tag(name = "Contributions")
class ContributionEndpoint {

    private static final int CONTRIBUTORS_LIMIT = 50;

    /** @param sharePpm parts per million; all shares sum to 1,000,000 */
    record Part(@NotNull PartyId contributor, @NotNull Integer sharePpm) {}

    /**
     * @param quantity how many units, 1..10
     * @param activity absent for deeds outside an activity
     * @param group the small group that met; absent for other deeds
     * @param contentHash of minutes, articles or recordings
     * @param effectiveOn the day of the deed
     */
    record Claim(
            @Nullable ContributionId contribution,
            @NotNull Category category,
            @NotNull Integer quantity,

            @NotNull @Size(min = 1, max = CONTRIBUTORS_LIMIT)
            List<@Valid @NotNull Part> contributors,

            @Nullable ActivityId activity,
            @NotNull ChapterId chapter,
            @Nullable GroupId group,
            @Nullable Sha256 contentHash,
            @NotNull LocalDate effectiveOn) {}

    @PostMapping
    ResponseEntity<Accepted> claim(Write write, @Valid @RequestBody Claim body) {
        ContributionId contribution =
                write.newId(body.contribution(), body.effectiveOn(), "contribution", ContributionId::new);
        ClaimContribution command = new ClaimContribution(
                write.actor(),
                contribution,
                body.category(),
                body.quantity(),
                body.contributors().stream()
                        .map(part -> new Share(part.contributor(), part.sharePpm()))
                        .toList(),
                body.activity(),
                body.chapter(),
                body.group(),
                body.contentHash(),
                body.effectiveOn());
        return write.record(command, contribution);
    }

    /**
     * @param office in which the caller confirms
     * @param quarter of the deed
     */
    record Attestation(
            @NotNull Role office,
            @NotNull Quarter quarter,
            @NotNull LocalDate effectiveOn) {}

    @PostMapping("/{contribution}/attestations")
    ResponseEntity<Accepted> attest(
            Write write, @PathVariable ContributionId contribution, @Valid @RequestBody Attestation body) {
        return write.record(
                new AttestContribution(write.actor(), contribution, body.office(), body.quarter(), body.effectiveOn()));
    }
}
