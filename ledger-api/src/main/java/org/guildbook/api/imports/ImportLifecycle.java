package org.guildbook.api.imports;

import org.springframework.context.SmartLifecycle;

/** Goes on with interrupted imports when the application is up, and stops them before it stops. */
final class ImportLifecycle implements SmartLifecycle {

    private final Imports imports;
    private volatile boolean up;

    ImportLifecycle(Imports imports) {
        this.imports = imports;
    }

    @Override
    public void start() {
        up = true;
        imports.resume();
    }

    @Override
    public void stop() {
        up = false;
        imports.stop();
    }

    @Override
    public boolean isRunning() {
        return up;
    }

    /** Last to start, first to stop. */
    @Override
    public int getPhase() {
        return DEFAULT_PHASE;
    }
}
