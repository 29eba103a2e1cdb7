package org.guildbook.publish;

import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.guildbook.chain.KeyRotation;
import org.guildbook.chain.LogName;
import org.guildbook.chain.MalformedException;
import org.guildbook.chain.SignatureType;
import org.guildbook.chain.SignedNote;
import org.guildbook.chain.VerifierKey;
import org.guildbook.journal.Criterion;
import org.guildbook.journal.Journal;
import org.guildbook.signer.SigningIncidentException;
import org.guildbook.signer.SigningIncidentException.Incident;
import org.jspecify.annotations.Nullable;

/**
 * The keys that sign a log, held against what the log itself says about them: the key it named last is there, and the one
 * before it for as long as both are to sign.
 */
final class KeysInForce {

    /** In a checkpoint only signatures of Ed25519 have this length. */
    private static final int SIGNATURE_BYTES = 64;

    private final String origin;
    private final List<VerifierKey> held;
    private final InstantSource clock;
    private @Nullable KeyRotation newest;

    private KeysInForce(String origin, List<VerifierKey> held, InstantSource clock) {
        this.origin = origin;
        this.held = List.copyOf(held);
        this.clock = clock;
    }

    /** @param held the keys that sign the log here */
    static KeysInForce of(Journal journal, LogName name, List<VerifierKey> held, InstantSource clock) {
        KeysInForce keys = new KeysInForce(name.origin(), held, clock);
        rotations(journal, name.community()).forEach(keys::take);
        return keys;
    }

    /** The keys that a log has named so far, in the order of their entries. */
    static List<KeyRotation> rotations(Journal journal, UUID community) {
        Criterion rotations = new Criterion(community, Set.of("community:" + community), Set.of(KeyRotation.FACT));
        return journal.read(List.of(rotations), 0, journal.committed()).stream()
                .flatMap(entry -> rotation(entry.leaf()).stream())
                .toList();
    }

    /** What cannot be read names no key: nobody vouches for it. */
    private static Optional<KeyRotation> rotation(byte[] leaf) {
        try {
            return KeyRotation.in(leaf);
        } catch (MalformedException _) {
            return Optional.empty();
        }
    }

    /** Learns from the next entry of the log. */
    void take(byte[] leaf) {
        rotation(leaf).ifPresent(this::take);
    }

    private void take(KeyRotation rotation) {
        KeyRotation now =
                new KeyRotation(LogName.rename(rotation.next(), origin), rotation.endorsement(), rotation.bothUntil());
        if (held.contains(now.next()) || rotation.isVouchedBy(held)) {
            newest = now;
        }
    }

    List<VerifierKey> held() {
        return held;
    }

    /**
     * Before a checkpoint is signed.
     *
     * @param last the checkpoint before it; absent for the first
     * @throws SigningIncidentException if a key is missing that must sign
     */
    void requireComplete(@Nullable SignedNote last) {
        KeyRotation named = newest;
        if (named != null && !held.contains(named.next())) {
            throw new SigningIncidentException(
                    Incident.KEY_DROPPED, origin + ": the log names " + named.next() + " as its key");
        }
        if (last != null && (named == null || bothStillSign(named)) && lacksSignerOf(last)) {
            throw new SigningIncidentException(
                    Incident.KEY_DROPPED,
                    origin + ": a key that signed the last checkpoint is gone, "
                            + (named == null
                                    ? "and the log has named no other"
                                    : "and is to sign until " + named.bothUntil()));
        }
    }

    private boolean bothStillSign(KeyRotation named) {
        return !clock.instant().atZone(ZoneOffset.UTC).toLocalDate().isAfter(named.bothUntil());
    }

    private boolean lacksSignerOf(SignedNote last) {
        return last.signatures().stream()
                .filter(signature -> signature.signature().length == SIGNATURE_BYTES
                        && signature.name().equals(origin))
                .anyMatch(signature -> held.stream()
                        .noneMatch(key -> key.type() == SignatureType.ED25519 && key.id() == signature.keyId()));
    }
}
