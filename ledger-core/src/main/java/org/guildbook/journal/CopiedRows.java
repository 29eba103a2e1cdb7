package org.guildbook.journal;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyOut;

/**
 * Rows that PostgreSQL sends by COPY in binary form: the fastest way out of it, since neither side prints or parses, and
 * values are looked at where they arrived.
 */
final class CopiedRows {

    private static final int SIGNATURE_BYTES = 11;

    /** Microseconds from 1970 to 2000, where PostgreSQL's time begins. */
    private static final long EPOCH_MICROS =
            ChronoUnit.MICROS.between(Instant.EPOCH, Instant.parse("2000-01-01T00:00:00Z"));

    private final int[] from;
    private final int[] length;
    private byte[] bytes = {};
    private ByteBuffer buffer = ByteBuffer.wrap(bytes);

    private CopiedRows(int columns) {
        this.from = new int[columns];
        this.length = new int[columns];
    }

    /** Is shown each row; the row is only valid during the call. */
    @FunctionalInterface
    interface Reader {

        /** Returns whether to go on. */
        boolean read(CopiedRows row);
    }

    /**
     * Reads the rows of a query to the end, or until the reader has seen enough.
     *
     * @return whether it came to the end
     */
    static boolean read(Connection connection, String query, int columns, Reader reader) throws SQLException {
        CopiedRows row = new CopiedRows(columns);
        CopyOut copy = connection
                .unwrap(PGConnection.class)
                .getCopyAPI()
                .copyOut("COPY (" + query + ") TO STDOUT (FORMAT binary)");
        boolean first = true;
        boolean goesOn = true;
        for (byte[] data = copy.readFromCopy(); data != null; data = copy.readFromCopy()) {
            // What is left is taken off the connection: to cancel a copy that may have ended is a race.
            goesOn = goesOn && (!row.isAt(data, first ? header(data) : 0) || reader.read(row));
            first = false;
        }
        return goesOn;
    }

    /** The first message begins with a signature, flags and an extension. */
    private static int header(byte[] data) {
        int extension = SIGNATURE_BYTES + Integer.BYTES;
        return extension + Integer.BYTES + ByteBuffer.wrap(data).getInt(extension);
    }

    /** Whether a row begins here, and not the end of all. */
    private boolean isAt(byte[] data, int start) {
        bytes = data;
        buffer = ByteBuffer.wrap(data);
        int at = start;
        if (buffer.getShort(at) < 0) {
            return false;
        }
        at += Short.BYTES;
        for (int column = 0; column < from.length; column++) {
            length[column] = buffer.getInt(at);
            from[column] = at + Integer.BYTES;
            at = from[column] + Math.max(0, length[column]);
        }
        return true;
    }

    /** The bytes in which the values lie. */
    byte[] bytes() {
        return bytes;
    }

    int from(int column) {
        return from[column];
    }

    int to(int column) {
        return from[column] + length[column];
    }

    boolean isNull(int column) {
        return length[column] < 0;
    }

    long int8(int column) {
        return buffer.getLong(from[column]);
    }

    int int4(int column) {
        return buffer.getInt(from[column]);
    }

    /** How many elements an array has; 0 as well if some of them are absent, or if it has more than one dimension. */
    int elements(int column) {
        boolean plain = buffer.getInt(from[column]) == 1 && buffer.getInt(from[column] + Integer.BYTES) == 0;
        return plain ? buffer.getInt(from[column] + 3 * Integer.BYTES) : 0;
    }

    long int8Element(int column, int index) {
        return buffer.getLong(element(column, index, Long.BYTES));
    }

    int int4Element(int column, int index) {
        return buffer.getInt(element(column, index, Integer.BYTES));
    }

    /** After dimensions, flags, type, length and lower bound; each behind its own length. */
    private int element(int column, int index, int size) {
        return from[column] + 5 * Integer.BYTES + index * (Integer.BYTES + size) + Integer.BYTES;
    }

    UUID uuid(int column) {
        return new UUID(buffer.getLong(from[column]), buffer.getLong(from[column] + Long.BYTES));
    }

    String text(int column) {
        return new String(bytes, from[column], length[column], StandardCharsets.UTF_8);
    }

    /** Microseconds since 1970. */
    long micros(int column) {
        return int8(column) + EPOCH_MICROS;
    }

    Instant instant(int column) {
        return Instant.EPOCH.plus(micros(column), ChronoUnit.MICROS);
    }

    byte[] octets(int column) {
        return Arrays.copyOfRange(bytes, from[column], to(column));
    }

    byte @Nullable [] optionalOctets(int column) {
        return isNull(column) ? null : octets(column);
    }
}
