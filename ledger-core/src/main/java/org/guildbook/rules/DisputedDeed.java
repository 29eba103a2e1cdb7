package org.guildbook.rules;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.axonframework.eventsourcing.annotation.EventCriteriaBuilder;
import org.axonframework.eventsourcing.annotation.EventSourcedEntity;
import org.axonframework.eventsourcing.annotation.EventSourcingHandler;
import org.axonframework.eventsourcing.annotation.reflection.EntityCreator;
import org.axonframework.eventsourcing.annotation.reflection.InjectEntityId;
import org.axonframework.messaging.eventstreaming.EventCriteria;
import org.guildbook.decision.Boundary;
import org.guildbook.decision.Refused;
import org.guildbook.events.ContributionEvent.ContributionAttested;
import org.guildbook.events.ContributionEvent.ContributionClaimed;
import org.guildbook.values.ContributionId;
import org.guildbook.values.PartyId;
import org.guildbook.values.Tag;
import org.jspecify.annotations.Nullable;

/**
 * The deed that a case is about; most cases are about none.
 *
 * @param claim absent without a deed
 */
@EventSourcedEntity
public record DisputedDeed(@Nullable ContributionClaimed claim, List<ContributionAttested> attestations) {

    /** Names nothing. */
    private static final ContributionId NONE = new ContributionId(new UUID(0, 0));

    /**
     * Which deed.
     *
     * @param contribution absent for a case about none
     */
    public record Asked(@Nullable ContributionId contribution) {}

    @EntityCreator
    public DisputedDeed(@InjectEntityId Asked asked) {
        this(null, List.of());
    }

    @EventCriteriaBuilder
    static EventCriteria boundary(Asked asked) {
        return Boundary.facts(
                Tag.of("contribution", asked.contribution() == null ? NONE : asked.contribution()),
                ContributionClaimed.class,
                ContributionAttested.class);
    }

    @EventSourcingHandler
    DisputedDeed on(ContributionClaimed fact) {
        return new DisputedDeed(fact, attestations);
    }

    @EventSourcingHandler
    DisputedDeed on(ContributionAttested fact) {
        List<ContributionAttested> after = new ArrayList<>(attestations);
        after.add(fact);
        return new DisputedDeed(claim, List.copyOf(after));
    }

    /** Refused as {@code unknown-reference} unless this party claimed it. */
    public void requireClaimedBy(PartyId claimant) {
        if (claim == null || !claim.claimant().equals(claimant)) {
            throw new Refused("unknown-reference").with("claimant", claimant);
        }
    }

    /** Whether it can be disputed on the day; before it is accepted it always can. */
    public boolean disputableOn(LocalDate day) {
        Optional<LocalDate> accepted = claim == null ? Optional.empty() : Attestations.acceptedOn(claim, attestations);
        return accepted.map(on -> day.isBefore(on.plusDays(MembershipPolicy.DISPUTE_DAYS)))
                .orElse(true);
    }

    /** Whether the party claimed it, did it or confirmed it. */
    public boolean involves(PartyId party) {
        return claim != null
                && (claim.claimant().equals(party)
                        || claim.contributors().stream()
                                .anyMatch(share -> share.contributor().equals(party))
                        || attestations.stream().anyMatch(one -> one.attester().equals(party)));
    }
}
