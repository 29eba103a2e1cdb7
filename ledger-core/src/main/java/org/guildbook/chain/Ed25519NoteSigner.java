package org.guildbook.chain;

import java.nio.charset.StandardCharsets;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.bouncycastle.crypto.signers.Ed25519Signer;

/** Signs the text of notes by Ed25519, as a log does. */
public final class Ed25519NoteSigner implements NoteSigner {

    private final Ed25519PrivateKeyParameters privateKey;
    private final VerifierKey key;

    /** @param seed the private key of RFC 8032, 32 bytes */
    public Ed25519NoteSigner(String name, byte[] seed) {
        this.privateKey = new Ed25519PrivateKeyParameters(seed);
        this.key = new VerifierKey(
                name, SignatureType.ED25519, privateKey.generatePublicKey().getEncoded());
    }

    @Override
    public VerifierKey key() {
        return key;
    }

    @Override
    public NoteSignature sign(String noteText) {
        return new NoteSignature(
                key.name(), key.id(), signature(privateKey, noteText.getBytes(StandardCharsets.UTF_8)));
    }

    static byte[] signature(Ed25519PrivateKeyParameters privateKey, byte[] message) {
        Ed25519Signer algorithm = new Ed25519Signer();
        algorithm.init(true, privateKey);
        algorithm.update(message, 0, message.length);
        return algorithm.generateSignature();
    }
}
