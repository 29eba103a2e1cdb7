package org.guildbook.projections.runtime;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.guildbook.events.Recorded;
import org.guildbook.values.CommunityId;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Waits until a read model has taken in an entry: whoever wrote it reads it. */
public final class AwaitPosition {

    /** Longest wait of any caller. */
    public static final Duration LONGEST = Duration.ofSeconds(30);

    /** A read model written by another node wakes nobody here: it is looked up again after this long. */
    private static final long OTHER_NODE_MILLIS = 100;

    private final JdbcClient db;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition advanced = lock.newCondition();
    private final Map<Key, Long> reached = new HashMap<>();

    AwaitPosition(JdbcClient db) {
        this.db = db;
    }

    /**
     * Waits until the read model has taken in the entry.
     *
     * @param projection name of the read model, for example {@code FeeAccountsProjection.NAME}
     * @param atMost at most {@link #LONGEST}
     * @return false when the time is over, or the thread was interrupted, before
     */
    public boolean await(String projection, CommunityId community, long position, Duration atMost) {
        if (atMost.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("a wait of at most " + LONGEST + " is expected, not " + atMost);
        }
        long deadline = System.nanoTime() + atMost.toNanos();
        Key key = new Key(projection, community);
        while (true) {
            if (hasReached(key, position)
                    || Marks.asOf(db, projection, community).position() >= position) {
                return true;
            }
            long left = deadline - System.nanoTime();
            if (left <= 0 || !sleep(key, position, left)) {
                return false;
            }
        }
    }

    private boolean hasReached(Key key, long position) {
        lock.lock();
        try {
            return reached.getOrDefault(key, -1L) >= position;
        } finally {
            lock.unlock();
        }
    }

    /** Until this node has reached the position, or it is time to look up what another node did. */
    private boolean sleep(Key key, long position, long nanos) {
        lock.lock();
        try {
            long left = Math.min(nanos, TimeUnit.MILLISECONDS.toNanos(OTHER_NODE_MILLIS));
            while (left > 0 && reached.getOrDefault(key, -1L) < position) {
                left = advanced.awaitNanos(left);
            }
            return true;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            lock.unlock();
        }
    }

    void advanced(String projection, List<Recorded> page) {
        lock.lock();
        try {
            page.forEach(recorded -> reached.put(new Key(projection, recorded.community()), recorded.position()));
            advanced.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** A rebuild starts from nothing. */
    void forget(String projection) {
        lock.lock();
        try {
            reached.keySet().removeIf(key -> key.projection().equals(projection));
        } finally {
            lock.unlock();
        }
    }

    private record Key(String projection, CommunityId community) {}
}
