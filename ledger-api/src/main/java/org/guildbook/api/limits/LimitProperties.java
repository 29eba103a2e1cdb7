package org.guildbook.api.limits;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The bounds, each a property {@code guildbook.limits.…}.
 *
 * @param bodyBytes largest request body
 * @param importBytes largest file of an import, in place of {@code bodyBytes}
 * @param requestsPerMinuteAndClient for a signed-in client
 * @param requestsPerMinuteAndAddress for one network address, signed in or not
 * @param trackedCallers how many clients and addresses are counted at once; the least recently seen is forgotten
 * @param waitForPositionMillis how long a read waits for the position named in {@code Ledger-Position}
 */
@Validated
@ConfigurationProperties("guildbook.limits")
public record LimitProperties(
        @DefaultValue("131072") @Min(1_024) @Max(16_777_216) int bodyBytes,

        @DefaultValue("4194304") @Min(1_024) @Max(16_777_216)
        int importBytes,

        @DefaultValue("1200") @Min(1) long requestsPerMinuteAndClient,
        @DefaultValue("6000") @Min(1) long requestsPerMinuteAndAddress,
        @DefaultValue("100000") @Min(1) @Max(10_000_000) int trackedCallers,
        @DefaultValue("5000") @Min(0) @Max(60_000) int waitForPositionMillis) {

    /** Rows of a page when the caller does not say. */
    public static final int PAGE_DEFAULT_ROWS = 50;

    /** Rows of the longest page. */
    public static final int PAGE_LIMIT_ROWS = 200;
}
