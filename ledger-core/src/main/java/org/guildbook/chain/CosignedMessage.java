package org.guildbook.chain;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** What a cosigner signs about a checkpoint, as C2SP tlog-cosignature defines it. */
final class CosignedMessage {

    private static final int MAX_NAME_BYTES = 255;

    private CosignedMessage() {}

    /** Two lines, then the text of the checkpoint. */
    static byte[] ed25519(long time, String noteText) {
        return ("cosignature/v1\ntime " + time + "\n" + noteText).getBytes(StandardCharsets.UTF_8);
    }

    /** A structure in the presentation of TLS that names cosigner and tree; extension lines are not in it. */
    static byte[] mlDsa44(String cosigner, long time, String noteText) {
        Checkpoint checkpoint = Checkpoint.parse(noteText);
        ByteArrayOutputStream message = new ByteArrayOutputStream();
        message.writeBytes("subtree/v1\n\0".getBytes(StandardCharsets.US_ASCII));
        name(cosigner, message);
        number(time, message);
        name(checkpoint.origin(), message);
        number(0, message);
        number(checkpoint.size(), message);
        message.writeBytes(checkpoint.root());
        return message.toByteArray();
    }

    private static void name(String name, ByteArrayOutputStream message) {
        byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
        if (bytes.length > MAX_NAME_BYTES) {
            throw new MalformedException("a name of more than " + MAX_NAME_BYTES + " bytes cannot be cosigned");
        }
        message.write(bytes.length);
        message.writeBytes(bytes);
    }

    private static void number(long number, ByteArrayOutputStream message) {
        message.writeBytes(ByteBuffer.allocate(Long.BYTES).putLong(number).array());
    }
}
