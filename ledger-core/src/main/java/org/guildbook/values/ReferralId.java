package org.guildbook.values;

import java.util.UUID;

/** A member vouching for a candidate. */
public record ReferralId(UUID value) implements Id {

    public static ReferralId of(String uuid) {
        return new ReferralId(UUID.fromString(uuid));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
