package org.guildbook.api.demo;

import java.util.List;
import org.guildbook.api.bulk.BulkLoader;
import org.guildbook.api.demo.DemoProgress.State;
import org.guildbook.axon.Ledger;
import org.guildbook.values.CommunityId;

/** Writes the demo community and remembers how far it has got. */
final class DemoLoader {

    private final CommunityId community;
    private final DemoLoads loads;
    private final DemoProgress progress;
    private final BulkLoader loader;

    DemoLoader(Ledger ledger, CommunityId community, DemoLoads loads, DemoProgress progress) {
        this.community = community;
        this.loads = loads;
        this.progress = progress;
        this.loader = new BulkLoader(ledger, community, "demo");
    }

    /** Ends the load after the steps in flight. */
    void stop() {
        loader.stop();
    }

    /** Loads the steps from {@code next} on; returns when all are recorded, or the load was stopped. */
    void load(List<DemoStep> steps, int next) throws InterruptedException {
        progress.set(State.RUNNING, next, steps.size());
        int reached = loader.load(steps, next, new BulkLoader.Progress() {
            @Override
            public void recorded(int done) {
                progress.set(State.RUNNING, done, steps.size());
            }

            @Override
            public void checkpoint(int nextStep) {
                loads.save(community, nextStep);
            }
        });
        if (reached == steps.size()) {
            progress.set(State.COMPLETE, steps.size(), steps.size());
        }
    }
}
