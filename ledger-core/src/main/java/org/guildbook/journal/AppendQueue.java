package org.guildbook.journal;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/** Appends waiting for the sequencer, bounded by their bytes: who finds it full waits, and for a bounded time only. */
final class AppendQueue {

    /** Ends the wait of {@link #take} and is not taken. */
    private static final PendingAppend WAKE =
            new PendingAppend(Condition.NONE, List.of(), 0, new CompletableFuture<>());

    private final LinkedBlockingQueue<PendingAppend> waiting = new LinkedBlockingQueue<>();
    private final int maxBytes;
    private final AtomicBoolean woken = new AtomicBoolean();
    private final Semaphore freeBytes;
    private final Duration wait;

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
        waiting.add(append);
    }

    /** Takes an append back; false if the sequencer has it already. */
    boolean remove(PendingAppend append) {
        boolean removed = waiting.remove(append);
        if (removed) {
            freeBytes.release(weight(append));
        }
        return removed;
    }

    /** Makes {@link #take} return also if nothing waits. */
    void wake() {
        if (woken.compareAndSet(false, true)) {
            waiting.add(WAKE);
        }
    }

    /**
     * What waits now, in order, up to about {@code maxEntries}; waits for the first, or for {@link #wake}, at most {@code
     * atMost}.
     */
    List<PendingAppend> take(int maxEntries, Duration atMost) throws InterruptedException {
        List<PendingAppend> taken = new ArrayList<>();
        PendingAppend next = waiting.poll(atMost.toNanos(), TimeUnit.NANOSECONDS);
        int entries = 0;
        while (next != null) {
            if (next.equals(WAKE)) {
                woken.set(false);
            } else {
                taken.add(next);
                freeBytes.release(weight(next));
                entries += next.drafts().size();
            }
            next = entries < maxEntries ? waiting.poll() : null;
        }
        return taken;
    }

    /** An append larger than the whole queue waits until it is empty. */
    private int weight(PendingAppend append) {
        return Math.min(append.weightBytes(), maxBytes);
    }
}
