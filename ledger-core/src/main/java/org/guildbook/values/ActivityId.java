package org.guildbook.values;

import java.util.UUID;

/** A gathering or project deeds belong to. */
public record ActivityId(UUID value) implements Id {

    public static ActivityId of(String uuid) {
        return new ActivityId(UUID.fromString(uuid));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
