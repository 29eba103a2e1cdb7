package org.guildbook.values;

import java.util.UUID;

/** One version of a published rule set. */
public record PolicyId(UUID value) implements Id {

    public static PolicyId of(String uuid) {
        return new PolicyId(UUID.fromString(uuid));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
