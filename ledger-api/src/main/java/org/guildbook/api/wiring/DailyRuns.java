package org.guildbook.api.wiring;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.guildbook.axon.DailyRun;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Has what follows every day run some times a day, because communities have their midnights at different times. */
final class DailyRuns implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(DailyRuns.class);

    /** How long closing waits for a run under way, which ends after the party it is at. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final CountDownLatch closing = new CountDownLatch(1);
    private final DailyRun daily;
    private final Thread thread;

    /** Runs after each interval until closed; on every node, because a second run records nothing twice. */
    DailyRuns(DailyRun daily, Duration every) {
        this.daily = daily;
        this.thread = Thread.ofVirtual().name("daily").start(() -> {
            try {
                while (!closing.await(every.toMillis(), TimeUnit.MILLISECONDS)) {
                    run(daily);
                }
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
        });
    }

    /** What one run could not do, the next one does. */
    private static void run(DailyRun daily) {
        try {
            daily.run();
        } catch (RuntimeException e) {
            LOG.warn("the daily run failed", e);
        }
    }

    @Override
    public void close() {
        closing.countDown();
        daily.stop();
        try {
            if (!thread.join(PATIENCE)) {
                LOG.warn("the daily run is still under way");
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
