package org.guildbook.journal;

import java.util.List;

/**
 * The append fails with {@link ConflictException} if an entry after {@code afterPlace} matches any criterion.
 *
 * @param afterPlace place in the order of the whole database the decision was based on; 0 = nothing read
 */
public record Condition(long afterPlace, List<Criterion> criteria) {

    public static final Condition NONE = new Condition(Long.MAX_VALUE, List.of());
}
