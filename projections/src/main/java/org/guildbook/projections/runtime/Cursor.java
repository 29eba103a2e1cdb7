package org.guildbook.projections.runtime;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.guildbook.decision.Refused;
import org.jspecify.annotations.Nullable;

/** Where the next page of a list begins: opaque to its reader, stable while facts arrive. */
public final class Cursor {

    /** Most items of one page. */
    public static final int LIMIT = 200;

    private static final int TEXT_LIMIT = 300;

    /** The text of the last item's sort keys. */
    public static String of(Object... keys) {
        String text = String.join("/", Arrays.stream(keys).map(Object::toString).toList());
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    /** The one numeric key of a cursor, or {@code first} without a cursor; refused as {@code cursor-invalid}. */
    public static long position(@Nullable String cursor, long first) {
        return cursor == null ? first : number(keys(cursor, 1).getFirst());
    }

    /** The keys of a cursor; refused as {@code cursor-invalid}. */
    public static List<String> keys(String cursor, int count) {
        try {
            Refused.unless(cursor.length() <= TEXT_LIMIT, "cursor-invalid");
            String text = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
            List<String> keys = List.of(text.split("/", -1));
            Refused.unless(keys.size() == count, "cursor-invalid");
            return keys;
        } catch (IllegalArgumentException notBase64) {
            throw new Refused("cursor-invalid");
        }
    }

    /** A numeric key; refused as {@code cursor-invalid}. */
    public static long number(String key) {
        try {
            return Long.parseLong(key);
        } catch (NumberFormatException notANumber) {
            throw new Refused("cursor-invalid");
        }
    }

    /** The limit itself; refused as {@code limit-exceeded} unless 1..200. */
    public static int limit(int limit) {
        if (limit < 1 || limit > LIMIT) {
            throw new Refused("limit-exceeded").with("limit", limit).with("most", LIMIT);
        }
        return limit;
    }

    private Cursor() {}
}
