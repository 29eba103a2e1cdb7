package org.guildbook.verify;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.guildbook.verify.Finding.Kind;

/**
 * Finds event ids that occur twice, in memory that does not grow with the log: ids are first sorted into parts by some of
 * their random bits, which go to temporary files when they grow, then each part is looked at by itself.
 */
final class EventIds implements AutoCloseable {

    private static final int PARTS = 256;

    private static final int LONGS_PER_ID = 3;

    private static final int ID_BYTES = LONGS_PER_ID * Long.BYTES;

    private static final int FIRST_BUFFER_BYTES = 32 * ID_BYTES;

    private static final int BUFFER_BYTES = 4_096 * ID_BYTES;

    private final List<Part> parts = new ArrayList<>();
    private final Path folder;

    EventIds() throws IOException {
        this.folder = Files.createTempDirectory("guildbook-verifier");
        for (int part = 0; part < PARTS; part++) {
            parts.add(new Part(folder.resolve(Integer.toString(part))));
        }
    }

    void add(long high, long low, long position) throws IOException {
        parts.get((int) low & (PARTS - 1)).add(high, low, position);
    }

    /** Reports every id that an earlier entry has. */
    void finish(List<Finding> findings) throws IOException {
        try {
            IntStream.range(0, PARTS)
                    .parallel()
                    .mapToObj(part -> parts.get(part).repeated())
                    .flatMap(List::stream)
                    .forEachOrdered(findings::add);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    @Override
    public void close() throws IOException {
        for (Part part : parts) {
            Files.deleteIfExists(part.file);
        }
        Files.delete(folder);
    }

    private static final class Part {

        private final Path file;
        private ByteBuffer newest = ByteBuffer.allocate(FIRST_BUFFER_BYTES);
        private long written;

        Part(Path file) {
            this.file = file;
        }

        void add(long high, long low, long position) throws IOException {
            if (!newest.hasRemaining() && newest.capacity() < BUFFER_BYTES) {
                newest = ByteBuffer.allocate(2 * newest.capacity()).put(newest.flip());
            } else if (!newest.hasRemaining()) {
                try (FileChannel channel =
                        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
                    newest.flip();
                    written += newest.remaining();
                    while (newest.hasRemaining()) {
                        channel.write(newest);
                    }
                }
                newest.clear();
            }
            newest.putLong(high).putLong(low).putLong(position);
        }

        List<Finding> repeated() {
            ByteBuffer ids = all();
            int count = ids.remaining() / ID_BYTES;
            // Half full at most; a free place is 0, others are the number of an id, from 1.
            int[] table = new int[Integer.highestOneBit(Math.max(1, count)) * 4];
            List<Finding> findings = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                int place = place(ids, i, table);
                if (table[place] == 0) {
                    table[place] = i + 1;
                } else {
                    findings.add(new Finding(
                            Kind.EVENT_ID,
                            part(ids, i, 2),
                            "the entry at " + part(ids, table[place] - 1, 2) + " has the same id"));
                }
            }
            return findings;
        }

        /** Where the first id that is the same as this one is, or should be. */
        private static int place(ByteBuffer ids, int id, int[] table) {
            long high = part(ids, id, 0);
            long low = part(ids, id, 1);
            // The lowest bits are the same in all ids of a part.
            long mixed = (high ^ (low >>> 8)) * 0x9e37_79b9_7f4a_7c15L;
            int place = (int) (mixed >>> 32) & (table.length - 1);
            while (table[place] > 0
                    && (part(ids, table[place] - 1, 0) != high || part(ids, table[place] - 1, 1) != low)) {
                place = (place + 1) & (table.length - 1);
            }
            return place;
        }

        private static long part(ByteBuffer ids, int id, int part) {
            return ids.getLong(id * ID_BYTES + part * Long.BYTES);
        }

        private ByteBuffer all() {
            newest.flip();
            if (written == 0) {
                return newest;
            }
            try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
                ByteBuffer ids = ByteBuffer.allocate(Math.toIntExact(written + newest.remaining()));
                ids.limit((int) written);
                while (ids.hasRemaining()) {
                    if (channel.read(ids) < 0) {
                        throw new IOException(file + " was cut short");
                    }
                }
                ids.limit(ids.capacity());
                ids.put(newest).flip();
                return ids;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
