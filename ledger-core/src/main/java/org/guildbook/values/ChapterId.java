package org.guildbook.values;

import java.util.UUID;

/** The city unit of a community. */
public record ChapterId(UUID value) implements Id {

    public static ChapterId of(String uuid) {
        return new ChapterId(UUID.fromString(uuid));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
