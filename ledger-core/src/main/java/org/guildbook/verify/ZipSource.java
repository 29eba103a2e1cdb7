package org.guildbook.verify;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
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

    private final FileChannel channel;
    private final long length;
    private final Map<String, Member> passed = new HashMap<>();
    private long next;

    private ZipSource(FileChannel channel) throws IOException {
        this.channel = channel;
        this.length = channel.size();
    }

    /** Where the bytes of a member lie. */
    private record Member(String name, long from, int bytes) {}

    static ZipSource open(Path file) throws IOException {
        return new ZipSource(FileChannel.open(file));
    }

    /** Whether a file begins as a zip file does. */
    static boolean isZip(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file)) {
            return channel.size() >= Integer.BYTES
                    && header(channel, 0, Integer.BYTES).getInt() == LOCAL_HEADER;
        }
    }

    @Override
    public Optional<byte[]> read(String path) throws IOException {
        return read(path, NONE).map(ByteBuffer::array);
    }

    @Override
    public Optional<ByteBuffer> read(String path, ByteBuffer before) throws IOException {
        Member member = find(path);
        if (member == null || member.from + member.bytes > length) {
            return Optional.empty();
        }
        ByteBuffer buffer = before.capacity() < member.bytes ? ByteBuffer.allocate(member.bytes) : before;
        return Optional.of(read(channel, member.from, buffer.clear().limit(member.bytes)));
    }

    /** Whether the file ends as it should; if not, something was cut off. */
    boolean isWhole() throws IOException {
        return length >= END_BYTES
                && header(channel, length - END_BYTES, END_BYTES).getInt() == END_OF_DIRECTORY;
    }

    private synchronized @Nullable Member find(String path) throws IOException {
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
    private @Nullable Member member() throws IOException {
        if (length - next < LOCAL_HEADER_BYTES) {
            return null;
        }
        ByteBuffer header = header(channel, next, (int) Math.min(length - next, LOCAL_HEADER_BYTES + MAX_NAME_BYTES));
        int stored = header.getInt(18);
        int nameBytes = Short.toUnsignedInt(header.getShort(26));
        int extraBytes = Short.toUnsignedInt(header.getShort(28));
        boolean isStored = header.getInt(0) == LOCAL_HEADER && header.getShort(8) == 0 && stored == header.getInt(22);
        if (!isStored || stored < 0 || stored > MAX_FILE_BYTES || LOCAL_HEADER_BYTES + nameBytes > header.limit()) {
            return null;
        }
        String name = StandardCharsets.UTF_8
                .decode(header.slice(LOCAL_HEADER_BYTES, nameBytes))
                .toString();
        Member member = new Member(name, next + LOCAL_HEADER_BYTES + nameBytes + extraBytes, stored);
        next = member.from + stored;
        return member;
    }

    private static ByteBuffer header(FileChannel channel, long from, int bytes) throws IOException {
        return read(channel, from, ByteBuffer.allocate(bytes)).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static ByteBuffer read(FileChannel channel, long from, ByteBuffer into) throws IOException {
        while (into.hasRemaining()) {
            if (channel.read(into, from + into.position()) < 0) {
                throw new EOFException("the file was cut short while it was read");
            }
        }
        return into.flip();
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
