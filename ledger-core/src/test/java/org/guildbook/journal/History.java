package org.guildbook.journal;

import java.util.List;
import java.util.UUID;

/**
 * What the clients of one community asked and heard, side by side.
 *
 * @param seed makes the same questions again
 */
record History(long seed, UUID community, List<Step> steps) {

    /**
     * Something one client did, between two ticks of a clock that all clients share.
     *
     * <p>What ended before another began happened before it.
     */
    sealed interface Step {
        long began();

        long ended();
    }

    /**
     * @param events the ids of its entries, in order
     * @param place of its last entry; 0 if it conflicted
     * @param committed what the client's node says is committed, after the answer
     */
    record Append(long began, long ended, Condition condition, List<UUID> events, long place, long committed)
            implements Step {

        boolean succeeded() {
            return place > 0;
        }
    }

    /**
     * @param before what the client's node said was committed before it read
     * @param after what it said afterwards
     * @param events the ids of the entries it read
     */
    record Read(
            long began,
            long ended,
            List<Criterion> criteria,
            long afterPlace,
            long before,
            long after,
            List<UUID> events)
            implements Step {}
}
