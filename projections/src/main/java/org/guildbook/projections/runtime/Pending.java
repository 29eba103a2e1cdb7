package org.guildbook.projections.runtime;

import java.util.List;

/** Stands where rows are still being built. */
public final class Pending {

    public static <T> T answer(List<T> none, Object asked) {
        return none.get(asked.hashCode());
    }

    private Pending() {}
}
