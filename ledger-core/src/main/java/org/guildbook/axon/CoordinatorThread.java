package org.guildbook.axon;

import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * The thread on which a processor claims its segments and reads.
 *
 * <p>After a failure Axon 5.0.1 goes on with a new coordination task and abandons the old one, but leaves in line what wakes
 * the old one, which then lives on beside the new one. If it claims the segments first, and had read everything, it keeps
 * the stream that it has closed, and no fact is handled until a restart; and two tasks may take up and give up the same
 * work at once. So what is in line is dropped when another task takes over. A commit in the instant before the stream is
 * closed may still wake the old task; then {@link JournalTail} goes on.
 */
final class CoordinatorThread extends ScheduledThreadPoolExecutor {

    /** Of Axon, and not visible. */
    private static final String TASK = "CoordinationTask";

    CoordinatorThread() {
        super(1, Thread.ofPlatform().daemon().name("coordinator").factory());
    }

    @Override
    public ScheduledFuture<?> schedule(Runnable command, long delay, TimeUnit unit) {
        if (command.getClass().getSimpleName().equals(TASK)) {
            getQueue().clear();
        }
        return super.schedule(command, delay, unit);
    }
}
