package org.guildbook.values;

import java.util.UUID;

/** A deed, claimed and attested. */
public record ContributionId(UUID value) implements Id {

    public static ContributionId of(String uuid) {
        return new ContributionId(UUID.fromString(uuid));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
