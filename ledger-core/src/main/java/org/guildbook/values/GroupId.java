package org.guildbook.values;

import java.util.UUID;

/** About eight members who meet monthly. */
public record GroupId(UUID value) implements Id {

    public static GroupId of(String uuid) {
        return new GroupId(UUID.fromString(uuid));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
