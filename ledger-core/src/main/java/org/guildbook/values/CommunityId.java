package org.guildbook.values;

import java.util.UUID;

/** A tenant: one log, one set of rules, one currency, one time zone. */
public record CommunityId(UUID value) implements Id {

    public static CommunityId of(String uuid) {
        return new CommunityId(UUID.fromString(uuid));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
