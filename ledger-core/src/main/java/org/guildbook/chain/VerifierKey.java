package org.guildbook.chain;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bouncycastle.crypto.Signer;
import org.bouncycastle.crypto.params.Ed25519PublicKeyParameters;
import org.bouncycastle.crypto.params.MLDSAParameters;
import org.bouncycastle.crypto.params.MLDSAPublicKeyParameters;
import org.bouncycastle.crypto.signers.Ed25519Signer;
import org.bouncycastle.crypto.signers.MLDSASigner;
import org.bouncycastle.math.ec.rfc8032.Ed25519;

/**
 * A public key that checks signature lines, written {@code name+<key id in hex>+<base64 of type and public key>}.
 *
 * @param name whose key it is, for a log its origin: without spaces and plus signs
 */
public record VerifierKey(String name, SignatureType type, byte[] publicKey) {

    private static final Pattern VKEY = Pattern.compile("([^+]+)\\+([0-9a-f]{8})\\+([^ ]+)");

    public VerifierKey {
        requireName(name);
        if (publicKey.length != type.publicKeyBytes()) {
            throw new MalformedException("a public key of " + publicKey.length + " bytes");
        }
        if (type != SignatureType.ML_DSA_44_COSIGNATURE && !Ed25519.validatePublicKeyPartial(publicKey, 0)) {
            throw new MalformedException("not a public key of Ed25519");
        }
    }

    /** Reads what {@link #toString} writes. */
    public static VerifierKey parse(String vkey) {
        Matcher parts = VKEY.matcher(vkey);
        if (!parts.matches()) {
            throw new MalformedException("not a verifier key: " + vkey);
        }
        byte[] typed = StrictText.base64(parts.group(3));
        VerifierKey key =
                new VerifierKey(parts.group(1), SignatureType.of(typed[0]), Arrays.copyOfRange(typed, 1, typed.length));
        if (key.id() != HexFormat.fromHexDigits(parts.group(2))) {
            throw new MalformedException("the key id is not that of name and key: " + vkey);
        }
        return key;
    }

    static String requireName(String name) {
        if (name.isEmpty() || name.codePoints().anyMatch(VerifierKey::isForbidden)) {
            throw new MalformedException("not a name of a key: " + name);
        }
        return name;
    }

    private static boolean isForbidden(int c) {
        return c == '+' || c == 0x85 || Character.isWhitespace(c) || Character.isSpaceChar(c);
    }

    /** SHA-256(name ‖ newline ‖ type ‖ public key), its first four bytes. */
    public int id() {
        byte[] line = (name + "\n").getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.wrap(EntryHash.sha256(line, typed())).getInt();
    }

    /** Whether the signature, without its key id, is this key's over the text of a note. */
    public boolean verifies(String noteText, byte[] signature) {
        return switch (type) {
            case ED25519 -> holds(ed25519(), noteText.getBytes(StandardCharsets.UTF_8), signature);
            case ED25519_COSIGNATURE, ML_DSA_44_COSIGNATURE -> {
                if (signature.length <= Long.BYTES) {
                    yield false;
                }
                long time = ByteBuffer.wrap(signature).getLong();
                byte[] bare = Arrays.copyOfRange(signature, Long.BYTES, signature.length);
                yield time >= 0
                        && (type == SignatureType.ED25519_COSIGNATURE
                                ? holds(ed25519(), CosignedMessage.ed25519(time, noteText), bare)
                                : holds(mlDsa44(), CosignedMessage.mlDsa44(name, time, noteText), bare));
            }
        };
    }

    private static boolean holds(Signer algorithm, byte[] message, byte[] signature) {
        algorithm.update(message, 0, message.length);
        return algorithm.verifySignature(signature);
    }

    private Signer ed25519() {
        Ed25519Signer algorithm = new Ed25519Signer();
        algorithm.init(false, new Ed25519PublicKeyParameters(publicKey));
        return algorithm;
    }

    private Signer mlDsa44() {
        MLDSASigner algorithm = new MLDSASigner();
        algorithm.init(false, new MLDSAPublicKeyParameters(MLDSAParameters.ml_dsa_44, publicKey));
        return algorithm;
    }

    private byte[] typed() {
        return ByteBuffer.allocate(1 + publicKey.length)
                .put(type.number())
                .put(publicKey)
                .array();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof VerifierKey key && toString().equals(key.toString());
    }

    @Override
    public int hashCode() {
        return id();
    }

    @Override
    public String toString() {
        return name + "+" + HexFormat.of().toHexDigits(id()) + "+" + StrictText.base64(typed());
    }
}
