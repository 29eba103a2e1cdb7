package org.guildbook.journal;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;

/**
 * Tells other nodes of the database that the head moved, and hears it from them: LISTEN and NOTIFY.
 *
 * <p>A node tells only while another one listens. Each that listens holds a shared advisory lock, which ends with its
 * connection, so that counting the locks says who is there; one that comes says so by a notification. Nothing depends
 * on it but how soon a node hears: one that hears nothing finds the head at its next poll.
 */
final class HeadChannel implements Runnable, AutoCloseable {

    /** The advisory lock: the letters "guil", so that no other use of the database meets it by chance. */
    private static final int LOCK = 0x6775_696C;

    private static final String OTHERS_LISTEN = "SELECT count(*) > 1 FROM pg_locks WHERE locktype = 'advisory'"
            + " AND classid = " + LOCK + " AND objid = 0"
            + " AND database = (SELECT oid FROM pg_database WHERE datname = current_database())";

    /** How soon a node notices that it is alone, and that its connection is dead. */
    private static final Duration LOOK = Duration.ofSeconds(1);

    /** How soon a node notices that it is being closed. */
    private static final int WAKE_MILLIS = 50;

    private final DataSource dataSource;
    private final Runnable moved;
    private final String node = UUID.randomUUID().toString();
    private final Thread thread;
    private volatile boolean othersListen;
    private volatile boolean closed;

    /** @param moved run when another node moved the head, and when it may have */
    HeadChannel(DataSource dataSource, Runnable moved) {
        this.dataSource = dataSource;
        this.moved = moved;
        this.thread = Thread.ofPlatform().name("journal-head-channel").daemon().unstarted(this);
    }

    void open() {
        thread.start();
    }

    /** What to send on the channel along with an append; null while nobody else listens. */
    @Nullable
    String message() {
        return othersListen ? node : null;
    }

    @Override
    public void run() {
        while (!closed) {
            try (Connection listening = dataSource.getConnection()) {
                listen(listening);
            } catch (SQLException _) {
                // The sequencer meets the same trouble and says so.
                LockSupport.parkNanos(LOOK.toNanos());
            }
        }
    }

    private void listen(Connection listening) throws SQLException {
        PGConnection channel = listening.unwrap(PGConnection.class);
        try (Statement statement = listening.createStatement()) {
            statement.execute("LISTEN guildbook_journal; SELECT pg_advisory_lock_shared(" + LOCK + ", 0);"
                    + "SELECT pg_notify('guildbook_journal', '" + node + "')");
            // Whatever happened before.
            moved.run();
            long looked = 0;
            while (!closed) {
                if (isFromOthers(channel.getNotifications(WAKE_MILLIS))) {
                    othersListen = true;
                    moved.run();
                } else if (System.nanoTime() - looked >= LOOK.toNanos()) {
                    looked = System.nanoTime();
                    othersListen = look(statement);
                }
            }
            // The connection may go back to a pool.
            statement.execute("UNLISTEN *; SELECT pg_advisory_unlock_shared(" + LOCK + ", 0)");
        }
    }

    private boolean isFromOthers(PGNotification @Nullable [] notifications) {
        if (notifications != null) {
            for (PGNotification notification : notifications) {
                if (!notification.getParameter().equals(node)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean look(Statement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery(OTHERS_LISTEN)) {
            return row.next() && row.getBoolean(1);
        }
    }

    @Override
    public void close() {
        closed = true;
        try {
            LockSupport.unpark(thread);
            thread.join(LOOK);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
