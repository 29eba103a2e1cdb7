package org.guildbook.api.proofs;

import java.io.IOException;
import org.guildbook.api.problem.Fault;
import org.guildbook.api.problem.FaultException;
import org.guildbook.chain.MerkleProof;
import org.guildbook.decision.Refused;
import org.guildbook.journal.Head;
import org.guildbook.journal.Journal;
import org.guildbook.journal.StoredEntry;
import org.guildbook.publish.PublishedFiles.Covered;
import org.guildbook.values.CommunityId;

/** What the newest checkpoints cover; refuses what they do not cover yet. */
public final class Proofs {

    private static final int RETRY_AFTER_SECONDS = 1;

    private final Journal journal;
    private final ProofFolder folder;

    Proofs(Journal journal, ProofFolder folder) {
        this.journal = journal;
        this.folder = folder;
    }

    /** The newest checkpoint, which leads to this very entry. */
    public Covered covering(StoredEntry entry) throws IOException {
        Covered covered = covering(new CommunityId(entry.community()), entry.position() + 1);
        if (!MerkleProof.includes(
                covered.head().root(),
                covered.head().size(),
                entry.position(),
                entry.hash(),
                covered.inclusion(entry.position()))) {
            throw new IllegalStateException(
                    "the published log does not hold entry " + entry.position() + " of " + entry.community());
        }
        return covered;
    }

    /** The newest checkpoint, which covers at least so many entries. */
    public Covered covering(CommunityId community, long entries) throws IOException {
        Head head = journal.head(community.value()).orElseThrow(() -> new Refused("unknown-community"));
        long recorded = head.position() + 1;
        if (entries < 1 || entries > recorded) {
            throw FaultException.of(
                    Fault.INVALID_PARAMETERS, "to", Long.toString(entries), "from 1 to " + recorded + " entries");
        }
        return folder.of(community.value())
                .covered()
                .filter(covered -> covered.head().size() >= entries)
                .orElseThrow(() -> FaultException.retryAfterSeconds(Fault.NOT_COVERED_YET, RETRY_AFTER_SECONDS));
    }
}
