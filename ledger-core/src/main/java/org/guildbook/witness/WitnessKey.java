package org.guildbook.witness;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import org.guildbook.chain.Ed25519Cosigner;
import org.guildbook.chain.MalformedException;
import org.guildbook.chain.NoteSigner;

/** The private key of a witness, a line of text as Go's note package writes it: {@code PRIVATE+KEY+<name>+<id>+<base 64>}. */
final class WitnessKey {

    private static final String PRIVATE = "PRIVATE+KEY+";

    private static final byte COSIGNATURE = 4;

    private static final int SEED_BYTES = 32;

    private WitnessKey() {}

    /** Reads the key, or makes one that only the owner of the file may read. */
    static NoteSigner readOrCreate(Path file, String name, InstantSource clock) throws IOException {
        if (!Files.exists(file)) {
            create(file, name);
        }
        String[] parts =
                Files.readString(file).strip().substring(PRIVATE.length()).split("\\+", 3);
        byte[] typed = Base64.getDecoder().decode(parts[parts.length - 1]);
        if (parts.length != 3 || typed.length != 1 + SEED_BYTES || typed[0] != COSIGNATURE || !parts[0].equals(name)) {
            throw new IOException(file + " holds no key of " + name);
        }
        return cosigner(name, Arrays.copyOfRange(typed, 1, typed.length), clock);
    }

    private static NoteSigner cosigner(String name, byte[] seed, InstantSource clock) throws IOException {
        try {
            return new Ed25519Cosigner(name, seed, clock);
        } catch (MalformedException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    private static void create(Path file, String name) throws IOException {
        byte[] seed = new byte[SEED_BYTES];
        new SecureRandom().nextBytes(seed);
        int id = cosigner(name, seed, InstantSource.system()).key().id();
        byte[] typed =
                ByteBuffer.allocate(1 + SEED_BYTES).put(COSIGNATURE).put(seed).array();
        if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        }
        Files.writeString(
                file,
                PRIVATE + name + "+" + HexFormat.of().toHexDigits(id) + "+"
                        + Base64.getEncoder().encodeToString(typed) + "\n");
    }
}
