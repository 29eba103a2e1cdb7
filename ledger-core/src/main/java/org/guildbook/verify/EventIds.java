package org.guildbook.verify;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.guildbook.verify.Finding.Kind;

/**
 * Finds event ids that occur twice, in memory that does not grow with the log: ids are first sorted into temporary files
 * by some of their random bits, then each file is looked at by itself.
 */
final class EventIds implements AutoCloseable {

    private static final int FILES = 256;

    private static final int BUFFER_BYTES = 8_192;

    private final Path folder;
    private final List<DataOutputStream> files = new ArrayList<>();
    private final long[] counts = new long[FILES];

    EventIds() throws IOException {
        this.folder = Files.createTempDirectory("guildbook-verifier");
        for (int file = 0; file < FILES; file++) {
            files.add(new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file(file)), BUFFER_BYTES)));
        }
    }

    void add(UUID id, long position) throws IOException {
        int file = (int) (id.getLeastSignificantBits() & (FILES - 1));
        counts[file]++;
        files.get(file).writeLong(id.getMostSignificantBits());
        files.get(file).writeLong(id.getLeastSignificantBits());
        files.get(file).writeLong(position);
    }

    /** Reports every id that an earlier entry has. */
    void finish(List<Finding> findings) throws IOException {
        for (int file = 0; file < FILES; file++) {
            files.get(file).close();
            Map<UUID, Long> firsts = new HashMap<>();
            try (DataInputStream ids = new DataInputStream(new BufferedInputStream(Files.newInputStream(file(file))))) {
                for (long i = 0; i < counts[file]; i++) {
                    UUID id = new UUID(ids.readLong(), ids.readLong());
                    long position = ids.readLong();
                    Long first = firsts.putIfAbsent(id, position);
                    if (first != null) {
                        findings.add(
                                new Finding(Kind.EVENT_ID, position, "the entry at " + first + " has the same id"));
                    }
                }
            }
        }
    }

    private Path file(int number) {
        return folder.resolve(Integer.toString(number));
    }

    @Override
    public void close() throws IOException {
        for (int file = 0; file < FILES; file++) {
            files.get(file).close();
            Files.delete(file(file));
        }
        Files.delete(folder);
    }
}
