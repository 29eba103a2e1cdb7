package org.guildbook.api.endpoints;

import java.util.List;
import java.util.function.Function;
import org.guildbook.api.vault.PersonalData;
import org.guildbook.api.vault.Vault;
import org.guildbook.axon.Receipt;
import org.guildbook.axon.Submission;
import org.guildbook.decision.Command;
import org.guildbook.events.PrivacyEvent.VaultRef;
import org.guildbook.values.CommunityId;
import org.guildbook.values.PartyId;
import org.springframework.http.ResponseEntity;

/** Commands with personal data: the vault keeps the data, the ledger where they are. */
final class VaultWrites {

    private final Writes writes;
    private final Vault vault;

    VaultWrites(Writes writes, Vault vault) {
        this.writes = writes;
        this.vault = vault;
    }

    /** Lays the data down, records the command that names them, and puts them in force; or forgets them with a refusal. */
    ResponseEntity<Accepted> record(
            Write write, PartyId party, PersonalData data, Function<List<VaultRef>, Command> command) {
        CommunityId community = write.community();
        Submission submission = blind(write, party);
        Receipt receipt =
                vault.record(community, party, data, refs -> writes.submit(community, command.apply(refs), submission));
        return Writes.answer(receipt, party.value(), submission);
    }

    /** A plain hash of the request would stand on the ledger for ever, for anyone to guess names against. */
    private Submission blind(Write write, PartyId party) {
        Submission asked = write.submission();
        String sha256 = asked.commandSha256();
        return new Submission(
                asked.client(),
                asked.commandId(),
                sha256 == null ? null : vault.blind(write.community(), party, sha256),
                asked.dryRun());
    }
}
