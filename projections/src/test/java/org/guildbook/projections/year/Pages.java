package org.guildbook.projections.year;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads a list to its end, page by page. */
final class Pages {

    /** @param next cursor of the next page; absent on the last one */
    record Page<T>(List<T> lines, @Nullable String next) {}

    /** Asks with the cursor of each page before, first with none. */
    @FunctionalInterface
    interface Asking<T> {

        Page<T> after(@Nullable String cursor);
    }

    static <T> List<T> all(Asking<T> asking) {
        List<T> all = new ArrayList<>();
        Page<T> page = asking.after(null);
        all.addAll(page.lines());
        while (page.next() != null) {
            page = asking.after(page.next());
            all.addAll(page.lines());
        }
        return all;
    }

    private Pages() {}
}
