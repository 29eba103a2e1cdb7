package org.guildbook.verify;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.guildbook.chain.BadSignatureException;
import org.guildbook.chain.Checkpoint;
import org.guildbook.chain.KeyRotation;
import org.guildbook.chain.MalformedException;
import org.guildbook.chain.SignedNote;
import org.guildbook.chain.VerifierKey;
import org.guildbook.verify.Finding.Kind;

/**
 * Whose signatures count.
 *
 * @param log keys of the log; one of them must have signed
 * @param witnesses keys of those whose cosignatures count
 * @param quorum how many witnesses must have cosigned
 */
public record TrustedKeys(List<VerifierKey> log, List<VerifierKey> witnesses, int quorum) {

    public TrustedKeys {
        log = List.copyOf(log);
        witnesses = List.copyOf(witnesses);
        if (log.isEmpty() || quorum < 0 || quorum > witnesses.size()) {
            throw new IllegalArgumentException("a key of the log is needed, and as many witnesses as the quorum");
        }
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
            long cosigned = signedBy.stream()
                    .filter(witnesses::contains)
                    .map(VerifierKey::name)
                    .distinct()
                    .count();
            if (cosigned < quorum) {
                findings.add(new Finding(
                        Kind.QUORUM, Finding.WHOLE_LOG, cosigned + " of the witnesses have cosigned, not " + quorum));
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
