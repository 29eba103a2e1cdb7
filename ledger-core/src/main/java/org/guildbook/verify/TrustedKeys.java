package org.guildbook.verify;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.guildbook.chain.BadSignatureException;
import org.guildbook.chain.Checkpoint;
import org.guildbook.chain.KeyRotation;
import org.guildbook.chain.LogName;
import org.guildbook.chain.MalformedException;
import org.guildbook.chain.Quorum;
import org.guildbook.chain.SignedNote;
import org.guildbook.chain.TrustPolicy;
import org.guildbook.chain.VerifierKey;
import org.guildbook.verify.Finding.Kind;

/**
 * Whose signatures count.
 *
 * @param log keys of the log; one of them must have signed
 * @param witnesses keys of those whose cosignatures count
 * @param quorum which witnesses must have cosigned
 */
public record TrustedKeys(List<VerifierKey> log, List<VerifierKey> witnesses, Quorum quorum) {

    public TrustedKeys {
        log = List.copyOf(log);
        witnesses = List.copyOf(witnesses);
        if (log.isEmpty()) {
            throw new IllegalArgumentException("a key of the log is needed");
        }
    }

    /**
     * Keys, and a number of witnesses.
     *
     * @param quorum how many of the witnesses must have cosigned
     */
    public TrustedKeys(List<VerifierKey> log, List<VerifierKey> witnesses, int quorum) {
        this(log, witnesses, Quorum.of(quorum));
        if (quorum < 0 || quorum > witnesses.size()) {
            throw new IllegalArgumentException("as many witnesses are needed as the quorum");
        }
    }

    /** Those of a policy. */
    public static TrustedKeys of(TrustPolicy policy) {
        return new TrustedKeys(policy.logs(), policy.witnessKeys(), policy.quorum());
    }

    public static TrustedKeys of(VerifierKey... log) {
        return new TrustedKeys(List.of(log), List.of(), 0);
    }

    /**
     * With the keys that the log named in the place of these, as far as a trusted one vouches for each.
     *
     * @param rotations in the order of their entries
     */
    TrustedKeys andSuccessors(List<KeyRotation> rotations) {
        List<VerifierKey> all = new ArrayList<>(log);
        all.addAll(KeyRotation.follow(log, rotations));
        return new TrustedKeys(all, witnesses, quorum);
    }

    /** The same keys under the name of another incarnation of the log. */
    TrustedKeys under(String origin) {
        return new TrustedKeys(
                log.stream().map(key -> LogName.rename(key, origin)).toList(), witnesses, quorum);
    }

    /** Of a checkpoint that covers the rotations: the key that was named last must have signed it. */
    TrustedKeys succeeded(List<KeyRotation> rotations) {
        List<VerifierKey> successors = KeyRotation.follow(log, rotations);
        return successors.isEmpty() ? this : new TrustedKeys(List.of(successors.getLast()), witnesses, quorum);
    }

    /** Who signed the checkpoint; findings say why it cannot be believed. */
    Set<VerifierKey> check(SignedNote note, List<Finding> findings) {
        List<VerifierKey> all = new ArrayList<>(log);
        all.addAll(witnesses);
        try {
            Checkpoint head = Checkpoint.parse(note.text());
            Set<VerifierKey> signedBy = note.verify(all);
            if (signedBy.stream()
                    .noneMatch(key -> log.contains(key) && key.name().equals(head.origin()))) {
                findings.add(new Finding(
                        Kind.SIGNATURE, Finding.WHOLE_LOG, "no given key of " + head.origin() + " has signed"));
            }
            Set<VerifierKey> cosigned =
                    signedBy.stream().filter(witnesses::contains).collect(Collectors.toUnmodifiableSet());
            if (!quorum.isReachedBy(cosigned)) {
                findings.add(new Finding(
                        Kind.QUORUM,
                        Finding.WHOLE_LOG,
                        cosigned.size() + " cosignatures of known witnesses are not the quorum"));
            }
            return signedBy;
        } catch (BadSignatureException e) {
            findings.add(new Finding(Kind.SIGNATURE, Finding.WHOLE_LOG, String.valueOf(e.getMessage())));
        } catch (MalformedException e) {
            findings.add(new Finding(Kind.CHECKPOINT, Finding.WHOLE_LOG, String.valueOf(e.getMessage())));
        }
        return Set.of();
    }
}
