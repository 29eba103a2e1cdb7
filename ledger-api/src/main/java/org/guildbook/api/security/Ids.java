package org.guildbook.api.security;

import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Ids in paths, before an endpoint has validated them. */
final class Ids {

    /** The id, or null for text that is none. */
    static <T> @Nullable T parse(@Nullable String text, Function<UUID, T> id) {
        if (text == null) {
            return null;
        }
        try {
            return id.apply(UUID.fromString(text));
        } catch (IllegalArgumentException _) {
            return null;
        }
    }

    private Ids() {}
}
