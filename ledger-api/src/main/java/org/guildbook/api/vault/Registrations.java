package org.guildbook.api.vault;

import org.guildbook.axon.Follower;
import org.guildbook.axon.StateCache;
import org.guildbook.events.PrivacyEvent.PartyRegistered;
import org.guildbook.events.Recorded;

/** The first record of a party counts once the ledger says so, whatever became of who asked for it. */
public final class Registrations implements Follower<PartyRegistered> {

    private final Vault vault;

    public Registrations(Vault vault) {
        this.vault = vault;
    }

    @Override
    public Class<PartyRegistered> when() {
        return PartyRegistered.class;
    }

    @Override
    public void then(PartyRegistered fact, Recorded recorded, StateCache states) {
        vault.enforce(recorded.community(), fact.party(), fact.vaultRefs());
    }
}
