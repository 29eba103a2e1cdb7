package org.guildbook.verify;

import java.io.Closeable;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Reads an exported log: a zip file of stored members.
 *
 * <p>Its members are found one after the other as they are asked for, without the directory at its end: a file that was cut
 * short still shows what is there. Entries and openings are there once, and forgotten then; of the tiles of hashes, each of 256
 * entries or more, it is remembered where they lie.
 */
final class ZipSource implements LogSource, Closeable {

    private static final int LOCAL_HEADER = 0x04034b50;
    private static final int END_OF_DIRECTORY = 0x06054b50;
    private static final int LOCAL_HEADER_BYTES = 30;
    private static final int END_BYTES = 22;
    private static final int MAX_NAME_BYTES = 200;

    private static final String ENTRIES = "tile/entries/";
    private static final String HASHES = "tile/";
    private static final String OPENINGS = "openings/";

    private static final ByteBuffer NONE = ByteBuffer.allocate(0);

    private static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
    private static final ValueLayout.OfShort SHORT =
            ValueLayout.JAVA_SHORT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

    private final Arena mapping;
    /** Mapped: its bytes are copied once, where reading would copy them twice. */
    private final MemorySegment file;

    private final Map<String, Member> passed = new HashMap<>();
    private long next;

    private ZipSource(Arena mapping, MemorySegment file) {
        this.mapping = mapping;
        this.file = file;
    }

    /** Where the bytes of a member lie. */
    private record Member(String name, long from, int bytes) {}

    static ZipSource open(Path file) throws IOException {
        Arena mapping = Arena.ofShared();
        try (FileChannel channel = FileChannel.open(file)) {
            return new ZipSource(mapping, channel.map(MapMode.READ_ONLY, 0, channel.size(), mapping));
        } catch (IOException e) {
            mapping.close();
            throw e;
        }
    }

    /** Whether a file begins as a zip file does. */
    static boolean isZip(Path file) throws IOException {
        try (ZipSource source = open(file)) {
            return source.file.byteSize() >= Integer.BYTES && source.file.get(INT, 0) == LOCAL_HEADER;
        }
    }

    @Override
    public Optional<byte[]> read(String path) throws IOException {
        return read(path, NONE).map(ByteBuffer::array);
    }

    @Override
    public Optional<ByteBuffer> read(String path, ByteBuffer before) throws IOException {
        return mapped(() -> {
            Member member = find(path);
            if (member == null || member.from + member.bytes > file.byteSize()) {
                return Optional.empty();
            }
            ByteBuffer buffer = before.capacity() < member.bytes ? ByteBuffer.allocate(member.bytes) : before;
            buffer.clear().limit(member.bytes);
            MemorySegment.copy(file, member.from, MemorySegment.ofBuffer(buffer), 0, member.bytes);
            return Optional.of(buffer);
        });
    }

    /** Whether the file ends as it should; if not, something was cut off. */
    boolean isWhole() throws IOException {
        return mapped(
                () -> file.byteSize() >= END_BYTES && file.get(INT, file.byteSize() - END_BYTES) == END_OF_DIRECTORY);
    }

    /** Java says by an error that mapped bytes are there no more. */
    private static <T> T mapped(Supplier<T> reading) throws IOException {
        try {
            return reading.get();
        } catch (InternalError e) {
            throw new IOException("the file was cut short while it was read", e);
        }
    }

    private synchronized @Nullable Member find(String path) {
        // Tiles of hashes are asked for again, for proofs.
        Member known = path.startsWith(ENTRIES) || path.startsWith(OPENINGS) ? passed.remove(path) : passed.get(path);
        while (known == null) {
            Member member = member();
            if (member == null) {
                return null;
            }
            boolean found = member.name.equals(path);
            if (!found || (member.name.startsWith(HASHES) && !member.name.startsWith(ENTRIES))) {
                passed.put(member.name, member);
            }
            if (found) {
                return member;
            }
        }
        return known;
    }

    /** The next member; absent where there is none, or something else. */
    private @Nullable Member member() {
        long rest = file.byteSize() - next;
        if (rest < LOCAL_HEADER_BYTES) {
            return null;
        }
        int stored = file.get(INT, next + 18);
        int nameBytes = Short.toUnsignedInt(file.get(SHORT, next + 26));
        int extraBytes = Short.toUnsignedInt(file.get(SHORT, next + 28));
        boolean isStored = file.get(INT, next) == LOCAL_HEADER
                && file.get(SHORT, next + 8) == 0
                && stored == file.get(INT, next + 22);
        if (!isStored
                || stored < 0
                || stored > MAX_FILE_BYTES
                || nameBytes > Math.min(MAX_NAME_BYTES, rest - LOCAL_HEADER_BYTES)) {
            return null;
        }
        byte[] name = file.asSlice(next + LOCAL_HEADER_BYTES, nameBytes).toArray(ValueLayout.JAVA_BYTE);
        Member member = new Member(
                new String(name, StandardCharsets.UTF_8), next + LOCAL_HEADER_BYTES + nameBytes + extraBytes, stored);
        next = member.from + stored;
        return member;
    }

    @Override
    public void close() {
        mapping.close();
    }
}
