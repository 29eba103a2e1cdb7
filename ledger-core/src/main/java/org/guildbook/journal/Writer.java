package org.guildbook.journal;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Arrays;

/** Commits batches, one at a time. */
final class Writer implements AutoCloseable {

    /** How long a node may keep the head locked without a word: one that was paused must not stop all others. */
    private static final Duration LOCK_WAIT = Duration.ofSeconds(2);

    private final SteadyConnection writing;
    private final HeadChannel channel;
    /** The last place for which a partition is known to be there. */
    private long room;

    Writer(SteadyConnection writing, HeadChannel channel) {
        this.writing = writing;
        this.channel = channel;
    }

    /**
     * Appends the batch. Exact also when the connection dies at any moment: the statement is sent again, and if it finds
     * the head moved, the hash at the place of the last entry tells who moved it.
     *
     * @return false if another node moved the head, and nothing of the batch was recorded
     * @throws SQLException if the database refuses the batch; nothing of it was recorded
     * @throws UnknownOutcomeException if the database stays away
     */
    boolean commit(Batch batch) throws SQLException {
        return writing.run(
                connection -> commit(connection, batch),
                cause -> new UnknownOutcomeException("the database went away during the commit", cause));
    }

    private boolean commit(Connection connection, Batch batch) throws SQLException {
        GlobalHead last = batch.after();
        long provided = last.place() <= room ? room : HeadQueries.providePartitions(connection, last.place());
        boolean moved = BatchInsert.run(connection, batch, channel.message());
        if (!connection.getAutoCommit()) {
            connection.commit();
            connection.setAutoCommit(true);
        }
        room = provided;
        return moved || Arrays.equals(HeadQueries.hashAt(connection, last.place()), last.hash());
    }

    /** Keeps other nodes from moving the head until the next {@link #commit} or {@link #unlock}. */
    void lockHead() throws SQLException {
        writing.query(locking -> {
            locking.setAutoCommit(false);
            try (Statement timeout = locking.createStatement()) {
                timeout.execute("SET LOCAL idle_in_transaction_session_timeout = " + LOCK_WAIT.toMillis());
            }
            return HeadQueries.global(locking, true);
        });
    }

    /** Does nothing if the head is not locked. */
    void unlock() {
        writing.rollBack();
    }

    @Override
    public void close() {
        writing.close();
    }
}
