package org.guildbook.api.vault;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.KDF;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.HKDFParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** A key of AES-256-GCM. What it seals is nonce, ciphertext and tag, and opens only in the same context. */
final class VaultKey {

    static final int BYTES = 32;

    /** How much longer a text becomes by being sealed. */
    static final int OVERHEAD_BYTES = 28;

    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final byte[] bytes;

    VaultKey(byte[] bytes) {
        if (bytes.length != BYTES) {
            throw new IllegalArgumentException("a key has " + BYTES + " bytes, not " + bytes.length);
        }
        this.bytes = bytes.clone();
    }

    static VaultKey draw() {
        return new VaultKey(random(BYTES));
    }

    byte[] bytes() {
        return bytes.clone();
    }

    byte[] seal(byte[] plain, String context) {
        byte[] nonce = random(NONCE_BYTES);
        byte[] sealed = cipher(Cipher.ENCRYPT_MODE, nonce, plain, context);
        return ByteBuffer.allocate(NONCE_BYTES + sealed.length)
                .put(nonce)
                .put(sealed)
                .array();
    }

    /** @throws IllegalStateException if the bytes are not what this key sealed in the context */
    byte[] open(byte[] sealed, String context) {
        byte[] nonce = Arrays.copyOf(sealed, NONCE_BYTES);
        return cipher(Cipher.DECRYPT_MODE, nonce, Arrays.copyOfRange(sealed, NONCE_BYTES, sealed.length), context);
    }

    /** Another secret of 32 bytes, which follows from this key and a purpose and tells nothing about the key. */
    byte[] derive(String purpose) {
        try {
            return KDF.getInstance("HKDF-SHA256")
                    .deriveData(HKDFParameterSpec.expandOnly(
                            new SecretKeySpec(bytes, "Generic"), purpose.getBytes(StandardCharsets.UTF_8), BYTES));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has HKDF", e);
        }
    }

    private byte[] cipher(int mode, byte[] nonce, byte[] input, String context) {
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, new SecretKeySpec(bytes, "AES"), new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(context.getBytes(StandardCharsets.UTF_8));
            return cipher.doFinal(input);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the vault cannot be opened or sealed: another key, or changed bytes", e);
        }
    }

    private static byte[] random(int count) {
        byte[] drawn = new byte[count];
        RANDOM.nextBytes(drawn);
        return drawn;
    }
}
