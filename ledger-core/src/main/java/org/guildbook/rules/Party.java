package org.guildbook.rules;

import java.util.List;
import org.axonframework.eventsourcing.annotation.EventCriteriaBuilder;
import org.axonframework.eventsourcing.annotation.EventSourcedEntity;
import org.axonframework.eventsourcing.annotation.EventSourcingHandler;
import org.axonframework.eventsourcing.annotation.reflection.EntityCreator;
import org.axonframework.eventsourcing.annotation.reflection.InjectEntityId;
import org.axonframework.messaging.eventstreaming.EventCriteria;
import org.guildbook.decision.Boundary;
import org.guildbook.decision.Refused;
import org.guildbook.events.PrivacyEvent.ErasureRecorded;
import org.guildbook.events.PrivacyEvent.PartyRegistered;
import org.guildbook.events.PrivacyEvent.PersonalDataUpdated;
import org.guildbook.events.PrivacyEvent.VaultRef;
import org.guildbook.values.PartyId;
import org.guildbook.values.Tag;

/**
 * A party as the community knows it.
 *
 * @param version of its record in the vault; 0 before the first
 */
@EventSourcedEntity
public record Party(PartyId party, boolean registered, int version, boolean erased) {

    @EntityCreator
    public Party(@InjectEntityId PartyId party) {
        this(party, false, 0, false);
    }

    @EventCriteriaBuilder
    static EventCriteria boundary(PartyId party) {
        return Boundary.facts(
                Tag.of("party", party), PartyRegistered.class, PersonalDataUpdated.class, ErasureRecorded.class);
    }

    @EventSourcingHandler
    Party on(PartyRegistered fact) {
        return new Party(party, true, newest(fact.vaultRefs()), erased);
    }

    @EventSourcingHandler
    Party on(PersonalDataUpdated fact) {
        return new Party(party, registered, newest(fact.vaultRefs()), erased);
    }

    @EventSourcingHandler
    Party on(ErasureRecorded fact) {
        return new Party(party, registered, version, true);
    }

    private int newest(List<VaultRef> refs) {
        return refs.stream().mapToInt(VaultRef::version).reduce(version, Math::max);
    }

    /** Refuses what is known no more, and a record older than one that is on the ledger. */
    public void requireNext(List<VaultRef> refs) {
        Refused.when(erased, "vault-record-erased");
        Refused.unless(refs.stream().allMatch(ref -> ref.version() > version), "decision-stale");
    }
}
