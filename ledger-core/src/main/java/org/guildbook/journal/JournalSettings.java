package org.guildbook.journal;

import java.time.Duration;

/**
 * How much one node keeps, queues and waits.
 *
 * @param windowEntries newest entries kept in memory, which answer reads and conditions without SQL
 * @param windowBytes bound of the same window in bytes
 * @param queueBytes appends waiting for the sequencer; a full queue makes {@link Journal#append} wait
 * @param queueWait longest wait for room in the queue before {@link OverloadedException}
 * @param batchEntries most entries committed by one statement
 * @param headPoll how often an idle node looks for entries of other nodes that it did not hear of
 * @param commitWait longest wait for an answer of the database to one statement
 * @param reconnectWait longest time spent on reaching the database again before a batch is given up
 */
public record JournalSettings(
        int windowEntries,
        int windowBytes,
        int queueBytes,
        Duration queueWait,
        int batchEntries,
        Duration headPoll,
        Duration commitWait,
        Duration reconnectWait) {

    public static final JournalSettings DEFAULTS = new JournalSettings(
            100_000,
            128 * 1024 * 1024,
            64 * 1024 * 1024,
            Duration.ofSeconds(2),
            4_096,
            Duration.ofSeconds(1),
            Duration.ofSeconds(30),
            Duration.ofSeconds(15));
}
