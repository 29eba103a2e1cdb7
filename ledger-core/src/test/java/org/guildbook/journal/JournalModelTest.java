package org.guildbook.journal;

import static org.assertj.core.api.Assertions.assertThat;

import org.guildbook.testing.LedgerDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Random histories of concurrent appends and reads on two nodes, each explained by the total order of what was recorded.
 *
 * <p>The property {@code guildbook.histories} says how many, {@code guildbook.seed} the seed of the first.
 */
class JournalModelTest {

    @RegisterExtension
    static final LedgerDatabase database = LedgerDatabase.audited();

    private static final long HISTORIES = Long.getLong("guildbook.histories", 500);
    private static final long FIRST_SEED = Long.getLong("guildbook.seed", 0);
    /** So many run side by side that appends of different communities share batches. */
    private static final int AT_ONCE = 50;

    @Test
    void every_history_is_explained_by_the_total_order() throws Exception {
        int conflicting = 0;
        try (ModelNodes nodes = new ModelNodes(database)) {
            for (long made = 0; made < HISTORIES; made += AT_ONCE) {
                for (History history : HistoryMaker.make(FIRST_SEED + made, AT_ONCE, nodes.nodes())) {
                    assertThat(nodes.unexplained(history)).isEmpty();
                    conflicting += hasConflict(history) ? 1 : 0;
                }
            }
        }
        // Otherwise nothing was tested.
        assertThat(conflicting).isGreaterThan((int) HISTORIES / 2);
    }

    private static boolean hasConflict(History history) {
        return history.steps().stream().anyMatch(step -> step instanceof History.Append append && !append.succeeded());
    }
}
