package org.guildbook.values;

import java.util.UUID;

/** What binds a party to the community, over all its terms. */
public record MembershipId(UUID value) implements Id {

    public static MembershipId of(String uuid) {
        return new MembershipId(UUID.fromString(uuid));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
