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

    private final CountDownLatch closing = new CountDownLatch(1);

    /** Runs after each interval until closed; on every node, because a second run records nothing twice. */
    void start(DailyRun daily, Duration every) {
        Thread.ofVirtual().name("daily").start(() -> {
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
    }
}
