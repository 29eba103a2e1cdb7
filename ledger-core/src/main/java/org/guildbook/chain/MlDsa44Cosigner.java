package org.guildbook.chain;

import java.nio.ByteBuffer;
import java.time.InstantSource;
import org.bouncycastle.crypto.CryptoException;
import org.bouncycastle.crypto.params.MLDSAParameters;
import org.bouncycastle.crypto.params.MLDSAPrivateKeyParameters;
import org.bouncycastle.crypto.signers.MLDSASigner;

/** Cosigns checkpoints by ML-DSA-44 with the time: the line that also holds against quantum computers. */
public final class MlDsa44Cosigner implements NoteSigner {

    private final MLDSAPrivateKeyParameters privateKey;
    private final VerifierKey key;
    private final InstantSource clock;

    /** @param seed the private key of FIPS 204, 32 bytes */
    public MlDsa44Cosigner(String name, byte[] seed, InstantSource clock) {
        this.privateKey = new MLDSAPrivateKeyParameters(MLDSAParameters.ml_dsa_44, seed);
        this.key = new VerifierKey(
                name,
                SignatureType.ML_DSA_44_COSIGNATURE,
                privateKey.getPublicKeyParameters().getEncoded());
        this.clock = clock;
    }

    @Override
    public VerifierKey key() {
        return key;
    }

    @Override
    public NoteSignature sign(String noteText) {
        long time = clock.instant().getEpochSecond();
        byte[] bare = signature(CosignedMessage.mlDsa44(key.name(), time, noteText));
        return new NoteSignature(
                key.name(),
                key.id(),
                ByteBuffer.allocate(Long.BYTES + bare.length)
                        .putLong(time)
                        .put(bare)
                        .array());
    }

    private byte[] signature(byte[] message) {
        MLDSASigner algorithm = new MLDSASigner();
        algorithm.init(true, privateKey);
        algorithm.update(message, 0, message.length);
        try {
            return algorithm.generateSignature();
        } catch (CryptoException e) {
            throw new IllegalStateException("ML-DSA-44 does not sign", e);
        }
    }
}
