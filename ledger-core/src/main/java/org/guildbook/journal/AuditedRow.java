package org.guildbook.journal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A row of {@code journal.entry} as it stands, nothing of it believed yet. */
record AuditedRow(
        long place,
        UUID community,
        long position,
        UUID eventId,
        String type,
        int version,
        Instant at,
        byte[] leaf,
        byte @Nullable [] salt,
        byte @Nullable [] sealed,
        byte[] hash) {

    /** From a row of {@link EntryQueries#COLUMNS}. */
    static AuditedRow of(ResultSet row) throws SQLException {
        return new AuditedRow(
                row.getLong(1),
                row.getObject(2, UUID.class),
                row.getLong(3),
                row.getObject(4, UUID.class),
                row.getString(5),
                row.getInt(6),
                EntryQueries.instant(row, 7),
                row.getBytes(8),
                row.getBytes(9),
                row.getBytes(10),
                row.getBytes(11));
    }
}
