package org.guildbook.values;

import java.util.UUID;

/** One interval of membership, usually a year. */
public record TermId(UUID value) implements Id {

    public static TermId of(String uuid) {
        return new TermId(UUID.fromString(uuid));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
