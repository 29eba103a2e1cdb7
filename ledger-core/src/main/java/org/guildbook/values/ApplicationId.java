package org.guildbook.values;

import java.util.UUID;

/** A request to join. */
public record ApplicationId(UUID value) implements Id {

    public static ApplicationId of(String uuid) {
        return new ApplicationId(UUID.fromString(uuid));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
