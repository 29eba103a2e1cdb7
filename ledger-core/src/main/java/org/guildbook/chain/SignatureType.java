package org.guildbook.chain;

/** The algorithm of a signature line and what it signs, as numbered by C2SP signed-note and tlog-cosignature. */
public enum SignatureType {
    /** Ed25519 over the text of the note: how a log signs. */
    ED25519(1, 32),
    /** Ed25519 over time and text: how a witness cosigns, {@code cosignature/v1}. */
    ED25519_COSIGNATURE(4, 32),
    /** ML-DSA-44 over cosigner, time, origin, size and root; holds against quantum computers. */
    ML_DSA_44_COSIGNATURE(6, 1312);

    private final byte number;
    private final int publicKeyBytes;

    SignatureType(int number, int publicKeyBytes) {
        this.number = (byte) number;
        this.publicKeyBytes = publicKeyBytes;
    }

    static SignatureType of(byte number) {
        for (SignatureType type : values()) {
            if (type.number == number) {
                return type;
            }
        }
        throw new MalformedException("unknown type of signature: " + number);
    }

    byte number() {
        return number;
    }

    int publicKeyBytes() {
        return publicKeyBytes;
    }
}
