package org.guildbook.journal;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Rows in PostgreSQL's binary COPY format, built column by column. */
final class BinaryRows {

    /** What binary timestamps count their microseconds from. */
    static final Instant EPOCH = Instant.parse("2000-01-01T00:00:00Z");

    private static final byte[] SIGNATURE = "PGCOPY\n\377\r\n\0".getBytes(StandardCharsets.ISO_8859_1);
    private static final int FLAGS_AND_EXTENSION_BYTES = 8;
    private static final int ABSENT = -1;

    private ByteBuffer rows = ByteBuffer.allocate(1 << 20);

    BinaryRows() {
        rows.put(SIGNATURE).putLong(0);
        assert rows.position() == SIGNATURE.length + FLAGS_AND_EXTENSION_BYTES;
    }

    BinaryRows row(int columns) {
        room(Short.BYTES).putShort((short) columns);
        return this;
    }

    BinaryRows bigint(long value) {
        room(Integer.BYTES + Long.BYTES).putInt(Long.BYTES).putLong(value);
        return this;
    }

    BinaryRows integer(int value) {
        room(Integer.BYTES + Integer.BYTES).putInt(Integer.BYTES).putInt(value);
        return this;
    }

    BinaryRows uuid(UUID value) {
        room(Integer.BYTES + 2 * Long.BYTES)
                .putInt(2 * Long.BYTES)
                .putLong(value.getMostSignificantBits())
                .putLong(value.getLeastSignificantBits());
        return this;
    }

    BinaryRows text(String value) {
        return octets(value.getBytes(StandardCharsets.UTF_8));
    }

    BinaryRows octets(byte @Nullable [] value) {
        if (value == null) {
            return absent();
        }
        room(Integer.BYTES + value.length).putInt(value.length).put(value);
        return this;
    }

    BinaryRows absent() {
        room(Integer.BYTES).putInt(ABSENT);
        return this;
    }

    byte[] bytes() {
        room(Short.BYTES).putShort((short) ABSENT);
        return Arrays.copyOf(rows.array(), rows.position());
    }

    private ByteBuffer room(int bytes) {
        if (rows.remaining() < bytes) {
            rows = ByteBuffer.allocate(Math.max(rows.capacity() * 2, rows.position() + bytes))
                    .put(rows.flip());
        }
        return rows;
    }
}
