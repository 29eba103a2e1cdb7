package org.guildbook.bench;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import org.guildbook.journal.StoredEntry;

/**
 * What nothing but PostgreSQL costs: the same bytes, one INSERT per transaction, over a pool. No command, no condition, no
 * tags, no chain; a key and a unique event id.
 */
final class BareInserts implements Contender {

    private static final String TABLE = """
            CREATE TABLE entry (
                place     bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
                community uuid NOT NULL,
                event_id  uuid NOT NULL UNIQUE,
                type      text NOT NULL,
                version   integer NOT NULL,
                at        timestamptz NOT NULL,
                leaf      bytea NOT NULL,
                salt      bytea NOT NULL,
                sealed    bytea NOT NULL,
                hash      bytea NOT NULL
            )""";

    private static final String INSERT = """
            INSERT INTO entry (community, event_id, type, version, at, leaf, salt, sealed, hash)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)""";

    private final FairPool pool;
    private final List<StoredEntry> entries;

    /** @param entries whose bytes are inserted, again and again under new ids */
    BareInserts(Server server, String database, List<StoredEntry> entries) {
        this.pool = new FairPool(server, database);
        this.entries = entries;
        pool.create(TABLE);
    }

    @Override
    public String name() {
        return "one INSERT per transaction over JDBC";
    }

    @Override
    public void call() throws SQLException, InterruptedException {
        StoredEntry entry = entries.get(ThreadLocalRandom.current().nextInt(entries.size()));
        pool.run(connection -> insert(connection, entry));
    }

    private static void insert(Connection connection, StoredEntry entry) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
            insert.setObject(1, entry.community());
            insert.setObject(2, Community.newEventId());
            insert.setString(3, entry.type());
            insert.setInt(4, entry.version());
            insert.setObject(5, entry.at().atOffset(ZoneOffset.UTC));
            insert.setBytes(6, entry.leaf());
            insert.setBytes(7, entry.salt());
            insert.setBytes(8, entry.sealed());
            insert.setBytes(9, entry.hash());
            insert.executeUpdate();
        }
    }

    @Override
    public void close() {
        pool.close();
    }
}
