package org.guildbook.rules;

import org.axonframework.eventsourcing.annotation.EventCriteriaBuilder;
import org.axonframework.eventsourcing.annotation.EventSourcedEntity;
import org.axonframework.eventsourcing.annotation.EventSourcingHandler;
import org.axonframework.eventsourcing.annotation.reflection.EntityCreator;
import org.axonframework.eventsourcing.annotation.reflection.InjectEntityId;
import org.axonframework.messaging.eventstreaming.EventCriteria;
import org.guildbook.decision.Boundary;
import org.guildbook.decision.Refused;
import org.guildbook.events.MembershipEvent.MemberAdmitted;
import org.guildbook.values.MembershipId;
import org.guildbook.values.PartyId;
import org.guildbook.values.Tag;
import org.jspecify.annotations.Nullable;

/**
 * How a membership began.
 *
 * @param fact absent while there is no such membership
 */
@EventSourcedEntity
public record Admission(MembershipId membership, @Nullable MemberAdmitted fact) {

    @EntityCreator
    public Admission(@InjectEntityId MembershipId membership) {
        this(membership, null);
    }

    @EventCriteriaBuilder
    static EventCriteria boundary(MembershipId membership) {
        return Boundary.facts(Tag.of("membership", membership), MemberAdmitted.class);
    }

    @EventSourcingHandler
    Admission on(MemberAdmitted admitted) {
        return new Admission(membership, admitted);
    }

    public boolean exists() {
        return fact != null;
    }

    /** The admission of the member; refused as {@code unknown-reference} where there is none. */
    public MemberAdmitted requireOf(PartyId member) {
        if (fact == null || !fact.member().equals(member)) {
            throw new Refused("unknown-reference").with("membership", membership);
        }
        return fact;
    }
}
