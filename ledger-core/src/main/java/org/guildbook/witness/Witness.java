package org.guildbook.witness;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.guildbook.chain.BadSignatureException;
import org.guildbook.chain.Checkpoint;
import org.guildbook.chain.MalformedException;
import org.guildbook.chain.MerkleProof;
import org.guildbook.chain.NoteSigner;
import org.guildbook.chain.SignedNote;
import org.guildbook.chain.VerifierKey;
import org.guildbook.chain.WitnessRequest;
import org.guildbook.signer.SignedHeads;

/** Decides about checkpoints: one after the other, so that two at once cannot both be the next. */
public final class Witness {

    private static final String TEXT = "text/plain; charset=utf-8";

    private final List<VerifierKey> logs;
    private final NoteSigner cosigner;
    private final SignedHeads heads;

    /**
     * A witness.
     *
     * @param logs keys of the logs that it looks at
     * @param heads what it has cosigned last
     */
    public Witness(Collection<VerifierKey> logs, NoteSigner cosigner, SignedHeads heads) {
        this.logs = List.copyOf(logs);
        this.cosigner = cosigner;
        this.heads = heads;
    }

    /** What goes back by HTTP. */
    public record Answer(int status, String type, byte[] body) {

        static Answer refusal(int status, String why) {
            return new Answer(status, TEXT, (why + "\n").getBytes(StandardCharsets.UTF_8));
        }

        static Answer conflict(long size) {
            return new Answer(409, WitnessRequest.SIZE_TYPE, (size + "\n").getBytes(StandardCharsets.US_ASCII));
        }
    }

    /**
     * Takes the bytes of an {@code add-checkpoint} request.
     *
     * @throws IOException if what was cosigned cannot be read or kept; then nothing is cosigned
     */
    public synchronized Answer addCheckpoint(byte[] bytes) throws IOException {
        WitnessRequest request;
        Checkpoint next;
        try {
            request = WitnessRequest.parse(bytes);
            next = Checkpoint.parse(request.checkpoint().text());
        } catch (MalformedException e) {
            return Answer.refusal(400, String.valueOf(e.getMessage()));
        }
        List<VerifierKey> keys =
                logs.stream().filter(key -> key.name().equals(next.origin())).toList();
        if (keys.isEmpty()) {
            return Answer.refusal(404, "unknown log");
        }
        try {
            request.checkpoint().verify(keys);
        } catch (BadSignatureException e) {
            return Answer.refusal(403, String.valueOf(e.getMessage()));
        }
        return signed(request, next);
    }

    private Answer signed(WitnessRequest request, Checkpoint next) throws IOException {
        if (request.oldSize() > next.size()) {
            return Answer.refusal(400, "the old size is beyond the checkpoint");
        }
        Optional<Checkpoint> last = heads.last(next.origin());
        long size = last.map(Checkpoint::size).orElse(0L);
        if (request.oldSize() != size) {
            return Answer.conflict(size);
        }
        if (last.isPresent()
                && size == next.size()
                && !MessageDigest.isEqual(last.get().root(), next.root())) {
            return Answer.conflict(size);
        }
        if (!continues(last, next, request.proof())) {
            return Answer.refusal(422, "the proof does not lead from the checkpoint cosigned last to this one");
        }
        heads.put(next);
        String text = request.checkpoint().text();
        return new Answer(200, TEXT, SignedNote.lines(List.of(cosigner.sign(text))));
    }

    private static boolean continues(Optional<Checkpoint> last, Checkpoint next, List<byte[]> proof) {
        return last.filter(before -> before.size() > 0)
                .map(before -> MerkleProof.consistent(before.size(), before.root(), next.size(), next.root(), proof))
                .orElse(proof.isEmpty() && next.size() > 0);
    }
}
