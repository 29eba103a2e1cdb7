package org.guildbook.journal;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;
import javax.sql.DataSource;
import org.guildbook.chain.Seal;
import org.postgresql.PGConnection;

/**
 * Entries stamped by the journal's own {@link Stamper} and stored by COPY, the fastest way there is: without conditions,
 * without acknowledgements, in batches far larger than what waits in a queue. Lives in this package to stamp and to store
 * exactly what the journal would.
 *
 * <p>While one batch is copied another may be stamped: {@link #append} may be called by several threads.
 */
public final class CopiedEntries implements AutoCloseable {

    private static final SecureRandom RANDOM = new SecureRandom();

    private final DataSource dataSource;
    private final Connection connection;
    private final Clock clock;
    private final int indexEntries;
    private final List<TagRows> notIndexed = new ArrayList<>();
    private final Heads heads = new Heads();
    private final ReentrantLock stamping = new ReentrantLock(true);
    private final ReentrantLock copying = new ReentrantLock(true);
    private long place;

    /**
     * Continues the logs of a database nobody else appends to meanwhile; on a connection of its own until closed.
     *
     * @param indexEntries how many have their tags indexed together
     */
    public CopiedEntries(DataSource dataSource, Clock clock, int indexEntries) throws SQLException {
        this.dataSource = dataSource;
        this.indexEntries = indexEntries;
        this.connection = dataSource.getConnection();
        this.clock = clock;
        this.place = HeadQueries.global(connection, false).place();
        HeadQueries.logs(connection).forEach(heads::put);
        connection.setAutoCommit(false);
        // No entry is added beyond the head, and the head is not moved over missing entries: only one statement does
        // both.
        trigger("ALTER TABLE journal.head DISABLE TRIGGER head_updated");
    }

    /** Switches off the check that entries continue their log: what is left is what COPY costs. */
    public void withoutTriggers() throws SQLException {
        trigger("ALTER TABLE journal.entry DISABLE TRIGGER entry_insert");
    }

    private void trigger(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
        connection.commit();
    }

    /** One batch, durable on return. */
    public void append(List<Draft> drafts) throws SQLException {
        List<PreparedDraft> prepared =
                drafts.stream().map(draft -> PreparedDraft.of(draft, salt())).toList();
        store(stampInOrder(prepared));
    }

    /** Holds {@link #copying} on return: taken before {@link #stamping} is given back, so that the order stays. */
    private List<StampedEntry> stampInOrder(List<PreparedDraft> drafts) throws SQLException {
        stamping.lock();
        try {
            List<StampedEntry> entries = stamp(drafts, clock.instant().truncatedTo(ChronoUnit.MICROS));
            copying.lock();
            return entries;
        } finally {
            stamping.unlock();
        }
    }

    private void store(List<StampedEntry> entries) throws SQLException {
        try {
            StoredEntry last = entries.getLast().entry();
            HeadQueries.providePartitions(connection, last.place());
            moveHead(new GlobalHead(last.place(), last.hash(), last.at()));
            copy(
                    "COPY journal.entry (place, community, position, event_id, type, version, at, leaf, salt, sealed, hash)"
                            + " FROM STDIN BINARY",
                    rows(entries));
            entries.forEach(entry -> notIndexed.add(TagRows.of(entry)));
            if (notIndexed.size() >= indexEntries) {
                index();
            }
            connection.commit();
        } finally {
            copying.unlock();
        }
    }

    private void index() throws SQLException {
        if (!notIndexed.isEmpty()) {
            TagInsert.run(connection, HeadQueries.indexed(connection), notIndexed);
            notIndexed.clear();
        }
    }

    private List<StampedEntry> stamp(List<PreparedDraft> drafts, Instant at) throws SQLException {
        loadHeads(drafts);
        Stamper stamper = new Stamper(heads, at);
        List<StampedEntry> entries = new ArrayList<>(drafts.size());
        for (PreparedDraft draft : drafts) {
            entries.add(stamper.stamp(draft, ++place));
        }
        return entries;
    }

    /** What is not known yet is not in a batch on its way either, so another connection sees all there is. */
    private void loadHeads(List<PreparedDraft> drafts) throws SQLException {
        Set<Series> unknown = new LinkedHashSet<>();
        for (PreparedDraft draft : drafts) {
            UUID community = draft.draft().community();
            if (!heads.knows(community)) {
                heads.put(community, Heads.beforeFirst(community));
            }
            draft.parties().stream().filter(party -> !heads.knows(party)).forEach(unknown::add);
        }
        if (!unknown.isEmpty()) {
            try (Connection reading = dataSource.getConnection()) {
                HeadQueries.numbers(reading, unknown, heads);
            }
        }
    }

    private static byte[] salt() {
        byte[] salt = new byte[Seal.SALT_BYTES];
        RANDOM.nextBytes(salt);
        return salt;
    }

    private void copy(String sql, BinaryRows rows) throws SQLException {
        try {
            connection.unwrap(PGConnection.class).getCopyAPI().copyIn(sql, new ByteArrayInputStream(rows.bytes()));
        } catch (IOException e) {
            throw new SQLException(e);
        }
    }

    private static BinaryRows rows(List<StampedEntry> entries) {
        BinaryRows rows = new BinaryRows();
        for (StampedEntry stamped : entries) {
            StoredEntry entry = stamped.entry();
            rows.row(11)
                    .bigint(entry.place())
                    .uuid(entry.community())
                    .bigint(entry.position())
                    .uuid(entry.eventId())
                    .text(entry.type())
                    .integer(entry.version())
                    .bigint(ChronoUnit.MICROS.between(BinaryRows.EPOCH, entry.at()))
                    .octets(entry.leaf())
                    .octets(entry.salt())
                    .octets(entry.sealed())
                    .octets(entry.hash());
        }
        return rows;
    }

    private void moveHead(GlobalHead after) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("UPDATE journal.head SET place = ?, hash = ?, at = ?")) {
            statement.setLong(1, after.place());
            statement.setBytes(2, after.hash());
            statement.setObject(3, EntryQueries.timestamp(after.at()));
            statement.executeUpdate();
        }
    }

    @Override
    public void close() throws SQLException {
        connection.rollback();
        index();
        trigger("ALTER TABLE journal.head ENABLE TRIGGER head_updated");
        connection.setAutoCommit(true);
        connection.close();
    }
}
