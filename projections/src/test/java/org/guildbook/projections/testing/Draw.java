package org.guildbook.projections.testing;

import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.guildbook.values.PartyId;

/** What is drawn from the seed of a community, and from its members so far. */
record Draw(Random random, List<PartyId> members) {

    <T> T any(T[] values) {
        return List.of(values).get(random.nextInt(values.length));
    }

    PartyId someone() {
        return members.get(random.nextInt(members.size()));
    }

    UUID uuid() {
        return new UUID(random.nextLong(), random.nextLong());
    }
}
