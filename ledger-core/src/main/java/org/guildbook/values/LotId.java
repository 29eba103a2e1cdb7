package org.guildbook.values;

import java.util.UUID;

/** Points of one grant: one origin, one expiry date. */
public record LotId(UUID value) implements Id {

    public static LotId of(String uuid) {
        return new LotId(UUID.fromString(uuid));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
