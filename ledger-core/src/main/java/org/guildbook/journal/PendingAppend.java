package org.guildbook.journal;

import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * An append on its way through the queue.
 *
 * @param weightBytes its share of the queue
 */
record PendingAppend(
        Condition condition, List<PreparedDraft> drafts, int weightBytes, CompletableFuture<Appended> outcome) {}
