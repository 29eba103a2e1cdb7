package org.guildbook.projections.runtime;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/** Writes rows by COPY in PostgreSQL's binary format, which neither side has to print or parse. */
final class BinaryCopy {

    private static final int BUFFER_BYTES = 1 << 16;

    private static final byte[] SIGNATURE = {'P', 'G', 'C', 'O', 'P', 'Y', '\n', (byte) 0xff, '\r', '\n', 0};

    private static final Instant EPOCH = Instant.parse("2000-01-01T00:00:00Z");

    private static final long EPOCH_DAY = LocalDate.of(2000, 1, 1).toEpochDay();

    /** How a value of a column is written, length first. */
    private enum Format {
        UUID {
            @Override
            void write(Object value, BinaryCopy to) throws SQLException {
                UUID uuid = value instanceof UUID id ? id : java.util.UUID.fromString(value.toString());
                to.room(Integer.BYTES + 2 * Long.BYTES)
                        .putInt(2 * Long.BYTES)
                        .putLong(uuid.getMostSignificantBits())
                        .putLong(uuid.getLeastSignificantBits());
            }
        },
        BIGINT {
            @Override
            void write(Object value, BinaryCopy to) throws SQLException {
                to.room(Integer.BYTES + Long.BYTES).putInt(Long.BYTES).putLong(number(value));
            }
        },
        INTEGER {
            @Override
            void write(Object value, BinaryCopy to) throws SQLException {
                to.room(2 * Integer.BYTES).putInt(Integer.BYTES).putInt(Math.toIntExact(number(value)));
            }
        },
        DATE {
            @Override
            void write(Object value, BinaryCopy to) throws SQLException {
                LocalDate day = value instanceof LocalDate date ? date : LocalDate.parse(value.toString());
                to.room(2 * Integer.BYTES).putInt(Integer.BYTES).putInt(Math.toIntExact(day.toEpochDay() - EPOCH_DAY));
            }
        },
        TIMESTAMPTZ {
            @Override
            void write(Object value, BinaryCopy to) throws SQLException {
                Instant at = value instanceof Instant instant ? instant : Instant.parse(value.toString());
                to.room(Integer.BYTES + Long.BYTES).putInt(Long.BYTES).putLong(ChronoUnit.MICROS.between(EPOCH, at));
            }
        },
        BOOLEAN {
            @Override
            void write(Object value, BinaryCopy to) throws SQLException {
                to.room(Integer.BYTES + Byte.BYTES).putInt(Byte.BYTES).put((byte)
                        (Boolean.parseBoolean(value.toString()) ? 1 : 0));
            }
        },
        TEXT {
            @Override
            void write(Object value, BinaryCopy to) throws SQLException {
                byte[] text = value.toString().getBytes(StandardCharsets.UTF_8);
                to.room(Integer.BYTES + text.length).putInt(text.length).put(text);
            }
        };

        abstract void write(Object value, BinaryCopy to) throws SQLException;

        private static long number(Object value) {
            return value instanceof Number number ? number.longValue() : Long.parseLong(value.toString());
        }

        static Format of(String type) {
            return valueOf(type.toUpperCase(Locale.ROOT));
        }
    }

    private final CopyIn copy;
    private ByteBuffer buffer = ByteBuffer.allocate(BUFFER_BYTES);

    private BinaryCopy(CopyIn copy) {
        this.copy = copy;
    }

    /**
     * Copies the rows into a table.
     *
     * @param target the table with the names of its columns
     * @param types PostgreSQL's names of the columns' types
     * @return the rows copied
     */
    static long into(Connection connection, String target, List<String> types, List<@Nullable Object[]> rows)
            throws SQLException {
        Format[] formats = types.stream().map(Format::of).toArray(Format[]::new);
        CopyIn copy = connection
                .unwrap(PGConnection.class)
                .getCopyAPI()
                .copyIn("COPY " + target + " FROM STDIN (FORMAT binary)");
        try {
            new BinaryCopy(copy).write(formats, rows);
            return copy.endCopy();
        } finally {
            if (copy.isActive()) {
                copy.cancelCopy();
            }
        }
    }

    private void write(Format[] formats, List<@Nullable Object[]> rows) throws SQLException {
        room(SIGNATURE.length + Long.BYTES).put(SIGNATURE).putLong(0);
        for (@Nullable Object[] row : rows) {
            room(Short.BYTES).putShort((short) row.length);
            for (int column = 0; column < row.length; column++) {
                Object value = row[column];
                if (value == null) {
                    room(Integer.BYTES).putInt(-1);
                } else {
                    formats[column].write(value, this);
                }
            }
        }
        room(Short.BYTES).putShort((short) -1);
        send();
    }

    /** The buffer, with room for so many bytes. */
    private ByteBuffer room(int bytes) throws SQLException {
        if (buffer.remaining() < bytes) {
            send();
            if (buffer.capacity() < bytes) {
                buffer = ByteBuffer.allocate(bytes);
            }
        }
        return buffer;
    }

    private void send() throws SQLException {
        copy.writeToCopy(buffer.array(), 0, buffer.position());
        buffer.clear();
    }

    /**
     * The rows in the order of the first column in which they differ; those that agree in it keep theirs.
     *
     * <p>Rows of a page are many and their keys few, so that it is cheaper to gather them by key than to sort them.
     */
    static List<@Nullable Object[]> inOrder(List<@Nullable Object[]> rows) {
        int column = firstThatVaries(rows);
        Map<@Nullable Object, List<@Nullable Object[]>> byKey = new HashMap<>();
        rows.forEach(row ->
                byKey.computeIfAbsent(row[column], _ -> new ArrayList<>()).add(row));
        List<@Nullable Object> keys = new ArrayList<>(byKey.keySet());
        keys.sort(BinaryCopy::compare);
        List<@Nullable Object[]> ordered = new ArrayList<>(rows.size());
        keys.forEach(key -> ordered.addAll(byKey.get(key)));
        return ordered;
    }

    /** Most pages are of one community: then it says nothing. */
    private static int firstThatVaries(List<@Nullable Object[]> rows) {
        @Nullable Object[] first = rows.getFirst();
        int column = 0;
        while (column < first.length - 1 && isSame(rows, column)) {
            column++;
        }
        return column;
    }

    private static boolean isSame(List<@Nullable Object[]> rows, int column) {
        Object first = rows.getFirst()[column];
        return rows.stream().allMatch(row -> Objects.equals(row[column], first));
    }

    private static int compare(@Nullable Object a, @Nullable Object b) {
        if (a instanceof UUID uuid && b instanceof UUID other) {
            return uuid.compareTo(other);
        }
        if (a == null || b == null) {
            return Boolean.compare(a != null, b != null);
        }
        return a instanceof Number number && b instanceof Number other
                ? Long.compare(number.longValue(), other.longValue())
                : a.toString().compareTo(b.toString());
    }
}
