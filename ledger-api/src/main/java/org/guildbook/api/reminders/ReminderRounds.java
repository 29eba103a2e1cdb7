package org.guildbook.api.reminders;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Has a round of reminders follow the other, on a thread that nothing else waits for. */
final class ReminderRounds implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ReminderRounds.class);

    private final CountDownLatch closing = new CountDownLatch(1);

    /** Rounds after each interval until closed; on every node, because a reason is told once. */
    void start(Reminders reminders, Duration every) {
        Thread.ofVirtual().name("reminders").start(() -> {
            try {
                while (!closing.await(every.toMillis(), TimeUnit.MILLISECONDS)) {
                    round(reminders);
                }
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
        });
    }

    /** What one round could not do, the next one does. */
    private static void round(Reminders reminders) {
        try {
            reminders.round();
        } catch (RuntimeException e) {
            LOG.warn("a round of reminders broke off", e);
        }
    }

    @Override
    public void close() {
        closing.countDown();
    }
}
