package org.guildbook.api.demo;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.guildbook.api.demo.DemoProgress.State;
import org.guildbook.axon.Ledger;
import org.guildbook.axon.Submission;
import org.guildbook.decision.Refused;
import org.guildbook.journal.OverloadedException;
import org.guildbook.values.CommunityId;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes a plan through the one way in: a bounded number of steps at a time, each after the ones it needs.
 *
 * <p>All steps before the checkpoint are recorded; the few after it that were recorded too are recognised by their id.
 */
final class DemoLoader {

    private static final Logger LOG = LoggerFactory.getLogger(DemoLoader.class);

    static final String CLIENT = "demo";

    /** Enough to fill the sequencer's batches on two cores, few enough to leave room for visitors. */
    private static final int STEPS_IN_FLIGHT = 64;

    private static final int CHECKPOINT_STEPS = 200;
    private static final int ATTEMPTS = 5;
    private static final int STEP_WAIT_SECONDS = 60;

    private final Ledger ledger;
    private final CommunityId community;
    private final DemoLoads loads;
    private final DemoProgress progress;
    private volatile boolean stopped;

    DemoLoader(Ledger ledger, CommunityId community, DemoLoads loads, DemoProgress progress) {
        this.ledger = ledger;
        this.community = community;
        this.loads = loads;
        this.progress = progress;
    }

    /** Ends the load after the steps in flight. */
    void stop() {
        stopped = true;
    }

    /** Loads the steps from {@code next} on; returns when all are recorded, or the load was stopped. */
    void load(List<DemoStep> steps, int next) throws InterruptedException {
        Run run = new Run(steps, next);
        progress.set(State.RUNNING, next, steps.size());
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = next; i < steps.size() && !stopped && run.failure == null; i++) {
                run.window.acquire();
                run.start(threads, i);
            }
        }
        loads.save(community, run.checkpoint());
        RuntimeException failure = run.failure;
        if (failure != null) {
            throw failure;
        }
        if (run.checkpoint() == steps.size()) {
            progress.set(State.COMPLETE, steps.size(), steps.size());
        }
    }

    /** One pass over the plan. */
    private final class Run {

        private final List<DemoStep> steps;
        private final Semaphore window = new Semaphore(STEPS_IN_FLIGHT);
        private final Map<DemoStep, CompletableFuture<Void>> steppedBy = new HashMap<>();
        private final Map<Object, CompletableFuture<Void>> lastInTurn = new HashMap<>();
        private final BitSet recorded = new BitSet();
        private int saved;
        private volatile @Nullable RuntimeException failure;

        Run(List<DemoStep> steps, int next) {
            this.steps = steps;
            this.saved = next;
            recorded.set(0, next);
        }

        void start(ExecutorService threads, int index) {
            DemoStep step = steps.get(index);
            List<CompletableFuture<Void>> needed = new ArrayList<>();
            step.after().forEach(earlier -> addIfStarted(needed, steppedBy.get(earlier)));
            step.turns().forEach(turn -> addIfStarted(needed, lastInTurn.get(turn)));
            CompletableFuture<Void> recording = CompletableFuture.runAsync(
                            () -> {
                                needed.forEach(CompletableFuture::join);
                                submit(step);
                            },
                            threads)
                    .whenComplete((_, failed) -> ended(index, failed));
            steppedBy.put(step, recording);
            step.turns().forEach(turn -> lastInTurn.put(turn, recording));
        }

        /** Steps before the checkpoint are not started again: they are recorded. */
        private static void addIfStarted(
                List<CompletableFuture<Void>> needed, @Nullable CompletableFuture<Void> earlier) {
            if (earlier != null) {
                needed.add(earlier);
            }
        }

        private void ended(int index, @Nullable Throwable failed) {
            if (failed == null) {
                done(index);
            } else if (failure == null) {
                failure = new IllegalStateException("demo step " + steps.get(index), failed);
            }
            window.release();
        }

        private synchronized void done(int index) {
            recorded.set(index);
            int checkpoint = checkpoint();
            progress.set(State.RUNNING, recorded.cardinality(), steps.size());
            if (checkpoint - saved >= CHECKPOINT_STEPS) {
                loads.save(community, checkpoint);
                saved = checkpoint;
            }
        }

        private synchronized int checkpoint() {
            return recorded.nextClearBit(0);
        }
    }

    private void submit(DemoStep step) {
        for (int attempt = 1; ; attempt++) {
            try {
                ledger.submit(community, step.command(), Submission.once(CLIENT, step.id(), step.sha256()))
                        .get(STEP_WAIT_SECONDS, TimeUnit.SECONDS);
                return;
            } catch (ExecutionException e) {
                if (e.getCause() instanceof Refused refused && step.isRecordedAccordingTo(refused)) {
                    return;
                }
                if (!mayPass(e.getCause()) || attempt == ATTEMPTS) {
                    throw new IllegalStateException(e.getCause());
                }
                LOG.debug("Step {} is submitted again: {}", step.id(), e.getCause());
            } catch (TimeoutException e) {
                throw new IllegalStateException("no answer within %d seconds".formatted(STEP_WAIT_SECONDS), e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }
    }

    /** The ledger was busy, or others kept changing what the step is decided on. */
    private static boolean mayPass(@Nullable Throwable cause) {
        return cause instanceof OverloadedException
                || (cause instanceof Refused refused && refused.rule().equals("decision-stale"));
    }
}
