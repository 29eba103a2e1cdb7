package org.guildbook.api.endpoints;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import org.guildbook.api.limits.LimitProperties;
import org.jspecify.annotations.Nullable;

/**
 * Which page of a list: bound from the query.
 *
 * @param cursor {@code next} of the page before; absent for the first page
 * @param limit rows of the page
 */
public record Page(
        @Nullable @Size(max = CURSOR_LIMIT_CHARS) String cursor,

        @Nullable @Min(1) @Max(LimitProperties.PAGE_LIMIT_ROWS)
        Integer limit) {

    private static final int CURSOR_LIMIT_CHARS = 500;

    /** Rows of the page, with the default where the caller does not say. */
    int rows() {
        return limit == null ? LimitProperties.PAGE_DEFAULT_ROWS : limit;
    }
}
