package org.guildbook.api.vault;

import org.guildbook.axon.Follower;
import org.guildbook.axon.StateCache;
import org.guildbook.events.PrivacyEvent.PersonalDataUpdated;
import org.guildbook.events.Recorded;

/** A changed record counts once the ledger says so, whatever became of who asked for it. */
public final class Corrections implements Follower<PersonalDataUpdated> {

    private final Vault vault;

    public Corrections(Vault vault) {
        this.vault = vault;
    }

    @Override
    public Class<PersonalDataUpdated> when() {
        return PersonalDataUpdated.class;
    }

    @Override
    public void then(PersonalDataUpdated fact, Recorded recorded, StateCache states) {
        vault.enforce(recorded.community(), fact.party(), fact.vaultRefs());
    }
}
