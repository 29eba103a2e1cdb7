package org.guildbook.api.demo;

import java.util.concurrent.atomic.AtomicReference;

/** How far the demo community is written; safe to ask at any time. */
public final class DemoProgress {

    /** What the load is doing. */
    public enum State {
        /** No demo community is wanted. */
        OFF,
        WAITING,
        RUNNING,
        COMPLETE,
        /** Stopped with the application; goes on at the next start. */
        INTERRUPTED,
        /** Stopped by an error that the application's log names. */
        FAILED
    }

    /**
     * One look at the load.
     *
     * @param done commands recorded, of {@code total}
     */
    public record Look(State state, int done, int total) {

        /** 0 to 100, rounded down: 100 only when all is done. */
        public int percent() {
            return total == 0 ? 0 : (int) (100L * done / total);
        }
    }

    private final AtomicReference<Look> look;

    DemoProgress(State state) {
        look = new AtomicReference<>(new Look(state, 0, 0));
    }

    public Look now() {
        return look.get();
    }

    void set(State state, int done, int total) {
        look.set(new Look(state, done, total));
    }

    void set(State state) {
        look.updateAndGet(before -> new Look(state, before.done(), before.total()));
    }
}
