package org.guildbook.publish;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.guildbook.chain.Checkpoint;
import org.guildbook.chain.MalformedException;
import org.guildbook.chain.NoteSignature;
import org.guildbook.chain.SignedNote;
import org.guildbook.chain.TrustPolicy;
import org.guildbook.chain.VerifierKey;
import org.guildbook.signer.CheckpointSigner;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Signs checkpoints and has them cosigned by the witnesses of a policy, all at once; a checkpoint without the quorum does not
 * leave.
 */
public final class WitnessedSigner implements CheckpointSigner {

    private static final Logger LOG = LoggerFactory.getLogger(WitnessedSigner.class);

    private final CheckpointSigner signer;
    private final TrustPolicy policy;
    private final List<WitnessClient> witnesses = new ArrayList<>();

    /**
     * A signer before which witnesses stand.
     *
     * @param policy says which witnesses, and how many must cosign; those without an address are not asked
     * @param timeout of one request to a witness
     */
    public WitnessedSigner(CheckpointSigner signer, TrustPolicy policy, Duration timeout) {
        this.signer = signer;
        this.policy = policy;
        HttpClient client = HttpClient.newBuilder().connectTimeout(timeout).build();
        for (TrustPolicy.Witness witness : policy.witnesses()) {
            if (witness.submission().isPresent()) {
                URI address = witness.submission().get();
                witnesses.add(new WitnessClient(client, address, witness.key(), timeout));
            }
        }
    }

    /**
     * Signs, and waits for the cosignatures.
     *
     * @throws QuorumMissedException if too few witnesses have cosigned
     */
    @Override
    public SignedNote sign(Checkpoint next, Growth growth) {
        SignedNote note = signer.sign(next, growth);
        Set<VerifierKey> cosigners = new HashSet<>();
        Map<VerifierKey, Future<List<NoteSignature>>> asked = new HashMap<>();
        SignedNote cosigned = note;
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            witnesses.forEach(witness -> asked.put(witness.key(), threads.submit(() -> witness.cosign(note, growth))));
            for (WitnessClient witness : witnesses) {
                for (NoteSignature signature : await(witness.key(), asked)) {
                    cosigned = cosigned.with(signature);
                    cosigners.add(witness.key());
                }
            }
        }
        if (!policy.quorum().isReachedBy(cosigners)) {
            throw new QuorumMissedException(next.origin() + ": " + cosigners.size() + " of " + witnesses.size()
                    + " witnesses have cosigned, and that is not the quorum");
        }
        return cosigned;
    }

    private static List<NoteSignature> await(VerifierKey key, Map<VerifierKey, Future<List<NoteSignature>>> asked) {
        try {
            Future<List<NoteSignature>> answer = asked.get(key);
            return answer == null ? List.of() : answer.get();
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof IOException) && !(e.getCause() instanceof MalformedException)) {
                throw new IllegalStateException("a witness cannot be asked", e);
            }
            LOG.warn("no cosignature of {}: {}", key.name(), e.getCause().toString());
            return List.of();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return List.of();
        }
    }

    @Override
    public long signedSize(String origin) {
        return signer.signedSize(origin);
    }

    @Override
    public Optional<Endorsed> endorseNewest(String origin, Optional<VerifierKey> before) {
        return signer.endorseNewest(origin, before);
    }

    @Override
    public List<VerifierKey> keys(String origin) {
        return signer.keys(origin);
    }
}
