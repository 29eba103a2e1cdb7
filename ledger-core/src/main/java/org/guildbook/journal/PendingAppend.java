package org.guildbook.journal;

import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * An append on its way through the queue.
 *
 * @param salts one per draft, drawn before queueing to keep the sequencer free
 * @param weightBytes its share of the queue
 */
record PendingAppend(
        Condition condition,
        List<Draft> drafts,
        List<byte[]> salts,
        int weightBytes,
        CompletableFuture<Appended> outcome) {}
