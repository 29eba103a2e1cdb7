package org.guildbook.api.demo;

import java.time.Clock;
import java.time.LocalDate;
import org.guildbook.api.demo.DemoProgress.State;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Loads the demo community beside the running application: begins when the web server is up, ends before it stops. */
final class DemoLifecycle implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(DemoLifecycle.class);

    private final DemoProperties properties;
    private final DemoCast cast;
    private final DemoLoads loads;
    private final DemoLoader loader;
    private final DemoProgress progress;
    private final Clock clock;
    private @Nullable Thread thread;

    DemoLifecycle(
            DemoProperties properties,
            DemoCast cast,
            DemoLoads loads,
            DemoLoader loader,
            DemoProgress progress,
            Clock clock) {
        this.properties = properties;
        this.cast = cast;
        this.loads = loads;
        this.loader = loader;
        this.progress = progress;
        this.clock = clock;
    }

    @Override
    public void start() {
        thread = Thread.ofVirtual().name("demo").start(this::load);
    }

    private void load() {
        try {
            LocalDate today = LocalDate.ofInstant(clock.instant(), DemoStory.TIME_ZONE);
            DemoLoads.Load load = loads.begin(cast.community(), properties, today);
            loader.load(DemoStory.tell(cast, load.toldUntil(), properties.seed()), load.nextStep());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            progress.set(State.FAILED);
            LOG.error("The demo community cannot be written further", e);
        }
        if (progress.now().state() == State.RUNNING) {
            progress.set(State.INTERRUPTED);
        }
    }

    @Override
    public void stop() {
        loader.stop();
        Thread running = thread;
        thread = null;
        if (running != null) {
            try {
                running.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public boolean isRunning() {
        return thread != null;
    }

    /** Last to start, first to stop. */
    @Override
    public int getPhase() {
        return DEFAULT_PHASE;
    }
}
