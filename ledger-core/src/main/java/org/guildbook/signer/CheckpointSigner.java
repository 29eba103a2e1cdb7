package org.guildbook.signer;

import java.util.List;
import java.util.Optional;
import org.guildbook.chain.Checkpoint;
import org.guildbook.chain.SignedNote;
import org.guildbook.chain.VerifierKey;

/** Signs the heads of logs, each only as the continuation of what it signed before. */
public interface CheckpointSigner {

    /** Says how a log grew. */
    @FunctionalInterface
    interface Growth {

        /** The consistency proof of RFC 6962 from the first {@code earlierSize} entries to the checkpoint to be signed. */
        List<byte[]> proofFrom(long earlierSize);
    }

    /**
     * Signs a checkpoint of at least one entry.
     *
     * @throws SigningIncidentException if it does not continue the checkpoint signed last, or if that one is not known
     */
    SignedNote sign(Checkpoint next, Growth growth);

    /** How many entries the checkpoint signed last covers; 0 if none was. */
    long signedSize(String origin);

    /**
     * The word of a key for the newest one, to be recorded in the log.
     *
     * @param before the key that the log named last; empty if it named none yet, for the oldest
     * @return the verifier key and the signature line; empty if there is no newer key, or the one before is gone
     */
    Optional<Endorsed> endorseNewest(String origin, Optional<VerifierKey> before);

    /**
     * A key that another one vouches for.
     *
     * @param line without newline
     */
    record Endorsed(VerifierKey next, String line) {}

    /** What checks the signatures under the checkpoints of a log. */
    List<VerifierKey> keys(String origin);
}
