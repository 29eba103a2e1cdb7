package org.guildbook.publish;

import java.time.Duration;

/**
 * How often checkpoints are made.
 *
 * @param pause between two rounds: appends of that time share a checkpoint, which follows the first of them within twice that
 * @param heartbeat after which a log without appends is signed anew
 * @param retry after a failure
 * @param pageEntries read from the journal at a time
 */
public record PublisherSettings(Duration pause, Duration heartbeat, Duration retry, int pageEntries) {

    public static final PublisherSettings DEFAULTS =
            new PublisherSettings(Duration.ofMillis(500), Duration.ofMinutes(10), Duration.ofSeconds(5), 1_000);
}
