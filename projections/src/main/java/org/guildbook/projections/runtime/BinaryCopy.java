package org.guildbook.projections.runtime;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/** Writes rows by COPY in PostgreSQL's binary format, which neither side has to print or parse. */
final class BinaryCopy {

    /** Orders rows by their first three columns; rows that agree in them are equal. */
    static final Comparator<@Nullable Object[]> BY_FIRST_COLUMNS = BinaryCopy::compare;

    private static final int ORDERED_COLUMNS = 3;

    private static final int BUFFER_BYTES = 1 << 16;

    private static final byte[] SIGNATURE = {'P', 'G', 'C', 'O', 'P', 'Y', '\n', (byte) 0xff, '\r', '\n', 0};

    private static final Instant EPOCH = Instant.parse("2000-01-01T00:00:00Z");

    private static final long EPOCH_DAY = LocalDate.of(2000, 1, 1).toEpochDay();

    private final CopyIn copy;
    private final ByteArrayOutputStream buffer = new ByteArrayOutputStream(2 * BUFFER_BYTES);
    private final DataOutputStream out = new DataOutputStream(buffer);

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
        CopyIn copy = connection
                .unwrap(PGConnection.class)
                .getCopyAPI()
                .copyIn("COPY " + target + " FROM STDIN (FORMAT binary)");
        try {
            new BinaryCopy(copy).write(types, rows);
            return copy.endCopy();
        } catch (IOException e) {
            throw new SQLException("the rows cannot be copied", e);
        } finally {
            if (copy.isActive()) {
                copy.cancelCopy();
            }
        }
    }

    private void write(List<String> types, List<@Nullable Object[]> rows) throws IOException, SQLException {
        out.write(SIGNATURE);
        out.writeLong(0);
        for (@Nullable Object[] row : rows) {
            out.writeShort(row.length);
            for (int column = 0; column < row.length; column++) {
                value(types.get(column), row[column]);
            }
            if (buffer.size() >= BUFFER_BYTES) {
                send();
            }
        }
        out.writeShort(-1);
        send();
    }

    private void send() throws SQLException {
        byte[] bytes = buffer.toByteArray();
        copy.writeToCopy(bytes, 0, bytes.length);
        buffer.reset();
    }

    private void value(String type, @Nullable Object value) throws IOException {
        if (value == null) {
            out.writeInt(-1);
            return;
        }
        switch (type) {
            case "uuid" -> {
                UUID uuid = value instanceof UUID id ? id : UUID.fromString(value.toString());
                out.writeInt(2 * Long.BYTES);
                out.writeLong(uuid.getMostSignificantBits());
                out.writeLong(uuid.getLeastSignificantBits());
            }
            case "bigint" -> {
                out.writeInt(Long.BYTES);
                out.writeLong(value instanceof Number number ? number.longValue() : Long.parseLong(value.toString()));
            }
            case "integer" -> {
                out.writeInt(Integer.BYTES);
                out.writeInt(
                        value instanceof Number number
                                ? Math.toIntExact(number.longValue())
                                : Integer.parseInt(value.toString()));
            }
            case "date" -> {
                LocalDate day = value instanceof LocalDate date ? date : LocalDate.parse(value.toString());
                out.writeInt(Integer.BYTES);
                out.writeInt(Math.toIntExact(day.toEpochDay() - EPOCH_DAY));
            }
            case "timestamptz" -> {
                Instant at = value instanceof Instant instant ? instant : Instant.parse(value.toString());
                out.writeInt(Long.BYTES);
                out.writeLong(ChronoUnit.MICROS.between(EPOCH, at));
            }
            case "boolean" -> {
                out.writeInt(Byte.BYTES);
                out.writeBoolean(Boolean.parseBoolean(value.toString()));
            }
            case "text" -> {
                byte[] text = value.toString().getBytes(StandardCharsets.UTF_8);
                out.writeInt(text.length);
                out.write(text);
            }
            default -> throw new IllegalArgumentException("a column of type " + type);
        }
    }

    private static int compare(@Nullable Object[] a, @Nullable Object[] b) {
        for (int column = 0; column < Math.min(ORDERED_COLUMNS, a.length); column++) {
            int order = compare(a[column], b[column]);
            if (order != 0) {
                return order;
            }
        }
        return 0;
    }

    private static int compare(@Nullable Object a, @Nullable Object b) {
        if (a == null || b == null) {
            return Boolean.compare(a != null, b != null);
        }
        return switch (a) {
            case UUID uuid when b instanceof UUID other -> uuid.compareTo(other);
            case Number number when b instanceof Number other -> Long.compare(number.longValue(), other.longValue());
            default -> a.toString().compareTo(b.toString());
        };
    }
}
