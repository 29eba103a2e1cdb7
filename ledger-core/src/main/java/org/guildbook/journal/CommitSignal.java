package org.guildbook.journal;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The newest place every reader sees, and who wants to know when it moves; several moves may be told as one. */
final class CommitSignal {

    private static final Logger LOG = LoggerFactory.getLogger(CommitSignal.class);

    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private final AtomicBoolean telling = new AtomicBoolean();
    private volatile long place;

    CommitSignal(long place) {
        this.place = place;
    }

    long place() {
        return place;
    }

    void committed(long newest) {
        place = newest;
        if (!listeners.isEmpty() && telling.compareAndSet(false, true)) {
            Thread.startVirtualThread(this::tell);
        }
    }

    /** Waits until the place is visible; refused as {@link JournalException} if it takes too long. */
    void await(long awaited, Duration atMost) {
        Semaphore moved = new Semaphore(0);
        long deadline = System.nanoTime() + atMost.toNanos();
        try (Subscription _ = listen(moved::release)) {
            while (place < awaited) {
                if (!moved.tryAcquire(deadline - System.nanoTime(), TimeUnit.NANOSECONDS)) {
                    throw new JournalException("this node did not catch up with place " + awaited + " in " + atMost);
                }
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new JournalException("interrupted while catching up with place " + awaited);
        }
    }

    Subscription listen(Runnable listener) {
        // Wrapped, so that a listener registered twice is removed once for each registration.
        Runnable registered = () -> listener.run();
        listeners.add(registered);
        return () -> listeners.remove(registered);
    }

    private void tell() {
        // Before the listeners look, so that what is committed while they look is told again.
        telling.set(false);
        for (Runnable listener : listeners) {
            try {
                listener.run();
            } catch (RuntimeException e) {
                LOG.error("a listener to commits failed", e);
            }
        }
    }
}
