package org.guildbook.chain;

import java.nio.ByteBuffer;
import java.time.InstantSource;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;

/** Cosigns checkpoints by Ed25519 with the time, as a witness does. */
public final class Ed25519Cosigner implements NoteSigner {

    private final Ed25519PrivateKeyParameters privateKey;
    private final VerifierKey key;
    private final InstantSource clock;

    /** @param seed the private key of RFC 8032, 32 bytes; it must sign nothing else */
    public Ed25519Cosigner(String name, byte[] seed, InstantSource clock) {
        this.privateKey = new Ed25519PrivateKeyParameters(seed);
        this.key = new VerifierKey(
                name,
                SignatureType.ED25519_COSIGNATURE,
                privateKey.generatePublicKey().getEncoded());
        this.clock = clock;
    }

    @Override
    public VerifierKey key() {
        return key;
    }

    @Override
    public NoteSignature sign(String noteText) {
        long time = clock.instant().getEpochSecond();
        byte[] bare = Ed25519NoteSigner.signature(privateKey, CosignedMessage.ed25519(time, noteText));
        return new NoteSignature(
                key.name(),
                key.id(),
                ByteBuffer.allocate(Long.BYTES + bare.length)
                        .putLong(time)
                        .put(bare)
                        .array());
    }
}
