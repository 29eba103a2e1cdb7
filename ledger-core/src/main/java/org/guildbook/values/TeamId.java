package org.guildbook.values;

import java.util.UUID;

/** A working team of a board. */
public record TeamId(UUID value) implements Id {

    public static TeamId of(String uuid) {
        return new TeamId(UUID.fromString(uuid));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
