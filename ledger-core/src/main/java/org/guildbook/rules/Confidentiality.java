package org.guildbook.rules;

import org.axonframework.eventsourcing.annotation.EventCriteriaBuilder;
import org.axonframework.eventsourcing.annotation.EventSourcedEntity;
import org.axonframework.eventsourcing.annotation.EventSourcingHandler;
import org.axonframework.eventsourcing.annotation.reflection.EntityCreator;
import org.axonframework.eventsourcing.annotation.reflection.InjectEntityId;
import org.axonframework.messaging.eventstreaming.EventCriteria;
import org.guildbook.decision.Boundary;
import org.guildbook.events.PrivacyEvent.ConfidentialFlagCleared;
import org.guildbook.events.PrivacyEvent.ConfidentialFlagSet;
import org.guildbook.values.PartyId;
import org.guildbook.values.Tag;

/** Whether somebody must not be found. */
@EventSourcedEntity
public record Confidentiality(PartyId member, boolean flagged) {

    @EntityCreator
    public Confidentiality(@InjectEntityId PartyId member) {
        this(member, false);
    }

    @EventCriteriaBuilder
    static EventCriteria boundary(PartyId member) {
        return Boundary.facts(Tag.of("member", member), ConfidentialFlagSet.class, ConfidentialFlagCleared.class);
    }

    @EventSourcingHandler
    Confidentiality on(ConfidentialFlagSet fact) {
        return new Confidentiality(member, true);
    }

    @EventSourcingHandler
    Confidentiality on(ConfidentialFlagCleared fact) {
        return new Confidentiality(member, false);
    }
}
