package org.guildbook.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.guildbook.journal.HistoryMaker.Node;
import org.guildbook.testing.LedgerDatabase;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The model check catches each bug planted into one of its two nodes. */
class HistoryCheckTest {

    @RegisterExtension
    static final LedgerDatabase database = LedgerDatabase.audited();

    private static final int HISTORIES = 20;

    private static final AtomicLong NEXT_SEED = new AtomicLong();

    @ParameterizedTest
    @EnumSource
    void a_planted_bug_is_caught(PlantedBug bug) throws Exception {
        try (ModelNodes nodes = new ModelNodes(database)) {
            List<Node> both = new ArrayList<>(nodes.nodes());
            both.add(bug.in(both.removeLast()));
            List<String> unexplained = new ArrayList<>();
            for (History history : HistoryMaker.make(NEXT_SEED.getAndAdd(HISTORIES), HISTORIES, both)) {
                unexplained.addAll(nodes.unexplained(history));
            }
            assertThat(unexplained).isNotEmpty();
        }
    }
}
