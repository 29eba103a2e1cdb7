package org.guildbook.journal;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** Appends waiting for the sequencer, bounded by their bytes: who finds it full waits, and for a bounded time only. */
final class AppendQueue {

    private final int maxBytes;
    private final Duration wait;
    private final Semaphore freeBytes;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition worthTaking = lock.newCondition();
    private final Queue<PendingAppend> waiting = new ArrayDeque<>();
    /** How many the sequencer wants to be woken for. */
    private int wanted;

    private boolean woken;

    AppendQueue(int maxBytes, Duration wait) {
        this.maxBytes = maxBytes;
        // Fair, so that a large append is not overtaken for ever by small ones.
        this.freeBytes = new Semaphore(maxBytes, true);
        this.wait = wait;
    }

    void put(PendingAppend append) {
        try {
            if (!freeBytes.tryAcquire(weight(append), wait.toNanos(), TimeUnit.NANOSECONDS)) {
                throw new OverloadedException("the queue of appends stayed full for " + wait);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new OverloadedException("interrupted while waiting for room in the queue of appends");
        }
        lock.lock();
        try {
            waiting.add(append);
            if (waiting.size() >= wanted) {
                worthTaking.signal();
            }
        } finally {
            lock.unlock();
        }
    }

    /** Takes an append back; false if the sequencer has it already. */
    boolean remove(PendingAppend append) {
        boolean removed;
        lock.lock();
        try {
            removed = waiting.remove(append);
        } finally {
            lock.unlock();
        }
        if (removed) {
            freeBytes.release(weight(append));
        }
        return removed;
    }

    /** Makes {@link #take} return also if nothing waits. */
    void wake() {
        lock.lock();
        try {
            woken = true;
            worthTaking.signal();
        } finally {
            lock.unlock();
        }
    }

    /**
     * What waits now, in order, up to about {@code maxEntries}; waits until there are {@code worthWaking} of them, or for
     * {@link #wake}, at most {@code atMost}.
     */
    List<PendingAppend> take(int worthWaking, int maxEntries, Duration atMost) throws InterruptedException {
        List<PendingAppend> taken = new ArrayList<>();
        lock.lock();
        try {
            wanted = worthWaking;
            long nanos = atMost.toNanos();
            while (waiting.size() < worthWaking && !woken && nanos > 0) {
                nanos = worthTaking.awaitNanos(nanos);
            }
            wanted = Integer.MAX_VALUE;
            woken = false;
            for (int entries = 0; entries < maxEntries && !waiting.isEmpty(); ) {
                PendingAppend next = waiting.remove();
                taken.add(next);
                entries += next.drafts().size();
            }
        } finally {
            lock.unlock();
        }
        taken.forEach(append -> freeBytes.release(weight(append)));
        return taken;
    }

    /** An append larger than the whole queue waits until it is empty. */
    private int weight(PendingAppend append) {
        return Math.min(append.weightBytes(), maxBytes);
    }
}
