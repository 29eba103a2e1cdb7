package org.guildbook.chain;

import java.nio.ByteBuffer;
import java.util.HexFormat;

/**
 * A signature line of a note: {@code — <name> base64(key id ‖ signature)}.
 *
 * @param name of the key
 * @param keyId first four bytes of a hash over name, type and public key; with the name it finds the key
 * @param signature as its type says; of a cosignature the first eight bytes are its time
 */
public record NoteSignature(String name, int keyId, byte[] signature) {

    private static final String DASH = "— ";

    static NoteSignature parse(String line) {
        int space = line.indexOf(' ', DASH.length());
        if (!line.startsWith(DASH) || space < 0) {
            throw new MalformedException("not a signature line: " + line);
        }
        ByteBuffer bytes = ByteBuffer.wrap(StrictText.base64(line.substring(space + 1)));
        if (bytes.remaining() <= Integer.BYTES) {
            throw new MalformedException("a signature without bytes: " + line);
        }
        String name = VerifierKey.requireName(line.substring(DASH.length(), space));
        int keyId = bytes.getInt();
        byte[] signature = new byte[bytes.remaining()];
        bytes.get(signature);
        return new NoteSignature(name, keyId, signature);
    }

    String line() {
        ByteBuffer bytes = ByteBuffer.allocate(Integer.BYTES + signature.length)
                .putInt(keyId)
                .put(signature);
        return DASH + name + " " + StrictText.base64(bytes.array()) + "\n";
    }

    boolean isBy(VerifierKey key) {
        return name.equals(key.name()) && keyId == key.id();
    }

    /** Of a cosignature: when it was made, in seconds since 1970. */
    public long cosignedAt() {
        return ByteBuffer.wrap(signature).getLong();
    }

    @Override
    public String toString() {
        return name + "+" + HexFormat.of().toHexDigits(keyId);
    }
}
