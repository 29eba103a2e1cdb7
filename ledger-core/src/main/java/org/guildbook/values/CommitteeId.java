package org.guildbook.values;

import java.util.UUID;

/** People who prepare one thing, for example a conference. */
public record CommitteeId(UUID value) implements Id {

    public static CommitteeId of(String uuid) {
        return new CommitteeId(UUID.fromString(uuid));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
