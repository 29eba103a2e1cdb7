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
import org.guildbook.events.MembershipEvent.ReferralAccepted;
import org.guildbook.events.MembershipEvent.ReferralWithdrawn;
import org.guildbook.values.PartyId;
import org.guildbook.values.ReferralId;
import org.guildbook.values.Tag;
import org.jspecify.annotations.Nullable;

/** The referrals a candidate accepted and nobody took back, in the order of the log. */
@EventSourcedEntity
public record Referrals(PartyId candidate, List<Accepted> accepted) {

    /** One accepted referral and who made it. */
    public record Accepted(ReferralId referral, PartyId referrer) {}

    @EntityCreator
    public Referrals(@InjectEntityId PartyId candidate) {
        this(candidate, List.of());
    }

    @EventCriteriaBuilder
    static EventCriteria boundary(PartyId candidate) {
        return Boundary.facts(Tag.of("candidate", candidate), ReferralAccepted.class, ReferralWithdrawn.class);
    }

    @EventSourcingHandler
    Referrals on(ReferralAccepted fact) {
        if (!fact.candidate().equals(candidate)) {
            return this;
        }
        List<Accepted> after = new ArrayList<>(accepted);
        after.add(new Accepted(fact.referral(), fact.referrer()));
        return new Referrals(candidate, List.copyOf(after));
    }

    @EventSourcingHandler
    Referrals on(ReferralWithdrawn fact) {
        return new Referrals(
                candidate,
                accepted.stream()
                        .filter(one -> !one.referral().equals(fact.referral()))
                        .toList());
    }

    /** The one referral that an admission credits: the earliest accepted. */
    public @Nullable Accepted credited() {
        return accepted.isEmpty() ? null : accepted.getFirst();
    }

    /** Whether the party is the referrer who counts. */
    public boolean creditedTo(PartyId party) {
        Accepted credited = credited();
        return credited != null && credited.referrer().equals(party);
    }
}
