package org.guildbook.api.problem;

import org.jspecify.annotations.Nullable;

/**
 * One place of the request that is at fault.
 *
 * @param field path in the body, for example {@code contributors[0].sharePpm}, or the name of a header or parameter
 * @param found what stood there, shortened; absent where nothing stood there
 * @param expected what belongs there
 */
public record FieldError(String field, @Nullable String found, String expected) {

    private static final int FOUND_LIMIT_CHARS = 80;

    public FieldError {
        if (found != null && found.length() > FOUND_LIMIT_CHARS) {
            found = found.substring(0, FOUND_LIMIT_CHARS) + "…";
        }
    }
}
