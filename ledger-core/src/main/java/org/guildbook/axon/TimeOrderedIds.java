package org.guildbook.axon;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.NoArgGenerator;
import org.axonframework.common.IdentifierFactory;

/** Ids of messages, and so of events, as UUIDv7: ids that grow keep the unique index cheap. Found by Axon as a service. */
public final class TimeOrderedIds extends IdentifierFactory {

    private final NoArgGenerator ids = Generators.timeBasedEpochGenerator();

    @Override
    public String generateIdentifier() {
        return ids.generate().toString();
    }
}
