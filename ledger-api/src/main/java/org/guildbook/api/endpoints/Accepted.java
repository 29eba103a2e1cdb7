package org.guildbook.api.endpoints;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.UUID;
import org.guildbook.axon.Receipt;
import org.guildbook.values.Sha256;
import org.jspecify.annotations.Nullable;

/**
 * What was recorded: the last entry of the request.
 *
 * @param position dense place in the community's log, from 0; absent when nothing was recorded
 * @param hash of that entry; absent when nothing was recorded
 * @param at when the log accepted it, or when a dry run was decided
 * @param document the stamped number, for example {@code RC-2026-DUES-000001}
 * @param id of the new thing
 * @param dryRun true when the request was decided and not recorded
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Accepted(
        @Nullable Long position,
        @Nullable Sha256 hash,
        Instant at,
        @Nullable String document,
        @Nullable UUID id,
        boolean dryRun) {

    static Accepted of(Receipt receipt, @Nullable UUID id, boolean dryRun) {
        return new Accepted(
                receipt.recorded() ? receipt.position() : null,
                receipt.recorded() ? receipt.hash() : null,
                receipt.at(),
                receipt.document(),
                id,
                dryRun);
    }
}
