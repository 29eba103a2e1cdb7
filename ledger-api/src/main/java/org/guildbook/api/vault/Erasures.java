package org.guildbook.api.vault;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.guildbook.axon.Follower;
import org.guildbook.axon.RecordedEvents;
import org.guildbook.axon.StateCache;
import org.guildbook.encoding.EventCatalogue;
import org.guildbook.events.PrivacyEvent.ErasureRecorded;
import org.guildbook.events.Recorded;
import org.guildbook.events.Tags;
import org.guildbook.journal.Criterion;
import org.guildbook.journal.Journal;
import org.guildbook.projections.runtime.Processors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Carries out what the ledger says was erased: when it is recorded, and at every start again, since a backup may have brought
 * back what was gone.
 */
public final class Erasures implements Follower<ErasureRecorded> {

    private static final Logger LOG = LoggerFactory.getLogger(Erasures.class);

    private final Vault vault;
    private final Journal journal;
    private final Processors processors;

    public Erasures(Vault vault, Journal journal, Processors processors) {
        this.vault = vault;
        this.journal = journal;
        this.processors = processors;
    }

    @Override
    public Class<ErasureRecorded> when() {
        return ErasureRecorded.class;
    }

    /** What is gone already counts for nothing. */
    @Override
    public void then(ErasureRecorded erasure, Recorded recorded, StateCache states) {
        vault.erase(recorded.community(), erasure.party());
        if (!erasure.erases().isEmpty() && journal.erase(recorded.community().value(), recorded.position()) > 0) {
            // What follows from the facts does so from fewer now.
            states.forget();
            processors.rebuild().all(_ -> {});
        }
        LOG.info("The erasure recorded at {} of {} is carried out", recorded.position(), recorded.community());
    }

    /** Every erasure on the ledger. */
    public void again(StateCache states) {
        for (UUID community : journal.communities()) {
            Criterion erasures = new Criterion(
                    community,
                    Set.of(Tags.erasures().toString()),
                    Set.of(EventCatalogue.kindOf(ErasureRecorded.class).name()));
            journal.read(List.of(erasures), 0, journal.committed()).stream()
                    .map(RecordedEvents::find)
                    .flatMap(Optional::stream)
                    .forEach(recorded -> then((ErasureRecorded) recorded.fact(), recorded, states));
        }
    }
}
