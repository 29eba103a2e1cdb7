package org.guildbook.axon;

import java.util.HashSet;
import java.util.Set;
import org.axonframework.eventsourcing.eventstore.TagResolver;
import org.axonframework.messaging.eventhandling.EventMessage;
import org.axonframework.messaging.eventstreaming.Tag;
import org.guildbook.encoding.EventEncoding;
import org.guildbook.events.LedgerEvent;

/** Tags a fact with the ids it carries, under the names of their roles, and with its computed tags. */
final class EventTags implements TagResolver {

    @Override
    public Set<Tag> resolve(EventMessage event) {
        if (!(event.payload() instanceof LedgerEvent fact)) {
            throw new IllegalArgumentException("not a fact of the ledger: " + event.type());
        }
        Set<Tag> tags = new HashSet<>();
        for (org.guildbook.values.Tag tag : EventEncoding.tags(fact)) {
            tags.add(Tag.of(tag.key(), tag.value()));
        }
        return tags;
    }
}
