package org.guildbook.rules;

import java.util.ArrayList;
import java.util.List;
import org.axonframework.eventsourcing.annotation.EventCriteriaBuilder;
import org.axonframework.eventsourcing.annotation.EventSourcedEntity;
import org.axonframework.eventsourcing.annotation.EventSourcingHandler;
import org.axonframework.eventsourcing.annotation.reflection.EntityCreator;
import org.axonframework.eventsourcing.annotation.reflection.InjectEntityId;
import org.axonframework.messaging.eventstreaming.EventCriteria;
import org.guildbook.decision.Boundary;
import org.guildbook.events.CommunityEvent.SigningKeyRotated;
import org.guildbook.events.Tags;
import org.guildbook.values.CommunityId;

/**
 * The keys that a log has named to sign its checkpoints.
 *
 * @param named verifier keys in the order of their entries; without the one the log began with
 */
@EventSourcedEntity
public record SigningKeys(CommunityId community, List<String> named) {

    @EntityCreator
    public SigningKeys(@InjectEntityId CommunityId community) {
        this(community, List.of());
    }

    @EventCriteriaBuilder
    static EventCriteria boundary(CommunityId community) {
        return Boundary.facts(Tags.community(community), SigningKeyRotated.class);
    }

    @EventSourcingHandler
    SigningKeys on(SigningKeyRotated rotated) {
        List<String> after = new ArrayList<>(named);
        after.add(rotated.newKey());
        return new SigningKeys(community, List.copyOf(after));
    }
}
