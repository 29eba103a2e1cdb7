package org.guildbook.api.bulk;

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
import org.guildbook.axon.Ledger;
import org.guildbook.axon.Receipt;
import org.guildbook.axon.Submission;
import org.guildbook.decision.Command;
import org.guildbook.decision.Refused;
import org.guildbook.journal.OverloadedException;
import org.guildbook.values.CommunityId;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes steps through the one way in: a bounded number of them at a time, each after the ones it needs.
 *
 * <p>All steps before the checkpoint are recorded; the few after it that were recorded too are recognised by their id.
 */
public final class BulkLoader {

    private static final Logger LOG = LoggerFactory.getLogger(BulkLoader.class);

    /** Enough to fill the sequencer's batches on two cores, few enough to leave room for visitors. */
    private static final int STEPS_IN_FLIGHT = 64;

    private static final int CHECKPOINT_STEPS = 200;
    private static final int ATTEMPTS = 5;
    private static final int STEP_WAIT_SECONDS = 60;

    /** Told how far the load is, by one thread at a time. */
    public interface Progress {

        /** So many steps are recorded. */
        void recorded(int steps);

        /** All steps before {@code next} are recorded; told now and then, and at the end. */
        void checkpoint(int next);
    }

    private final Ledger ledger;
    private final CommunityId community;
    private final String client;
    private volatile boolean stopped;

    /** @param client in whose name the steps are submitted */
    public BulkLoader(Ledger ledger, CommunityId community, String client) {
        this.ledger = ledger;
        this.community = community;
        this.client = client;
    }

    /** Ends the load after the steps in flight. */
    public void stop() {
        stopped = true;
    }

    /**
     * Loads the steps from {@code next} on.
     *
     * @return the first step that is not recorded: the number of steps, unless the load was stopped
     * @throws IllegalStateException whose causes lead to what a step failed with; the steps in flight have ended by then
     */
    public int load(List<? extends Step> steps, int next, Progress progress) throws InterruptedException {
        Run run = new Run(steps, next, progress);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = next; i < steps.size() && !stopped && run.failure == null; i++) {
                run.window.acquire();
                run.start(threads, i);
            }
        }
        progress.checkpoint(run.checkpoint());
        RuntimeException failure = run.failure;
        if (failure != null) {
            throw failure;
        }
        return run.checkpoint();
    }

    /** One pass over the plan. */
    private final class Run {

        private final List<? extends Step> steps;
        private final Progress progress;
        private final Semaphore window = new Semaphore(STEPS_IN_FLIGHT);
        private final Map<Step, CompletableFuture<Void>> steppedBy = new HashMap<>();
        private final Map<Object, CompletableFuture<Void>> lastInTurn = new HashMap<>();
        private final BitSet recorded = new BitSet();
        private int saved;
        private volatile @Nullable RuntimeException failure;

        Run(List<? extends Step> steps, int next, Progress progress) {
            this.steps = steps;
            this.progress = progress;
            this.saved = next;
            recorded.set(0, next);
        }

        void start(ExecutorService threads, int index) {
            Step step = steps.get(index);
            List<CompletableFuture<Void>> needed = new ArrayList<>();
            step.after().forEach(earlier -> addIfStarted(needed, steppedBy.get(earlier)));
            step.turns().forEach(turn -> addIfStarted(needed, lastInTurn.get(turn)));
            CompletableFuture<Void> recording = CompletableFuture.runAsync(
                            () -> {
                                needed.forEach(CompletableFuture::join);
                                step.record(command -> submit(step, command));
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
                failure = new IllegalStateException("step " + steps.get(index), failed);
            }
            window.release();
        }

        private synchronized void done(int index) {
            recorded.set(index);
            int checkpoint = checkpoint();
            progress.recorded(recorded.cardinality());
            if (checkpoint - saved >= CHECKPOINT_STEPS) {
                progress.checkpoint(checkpoint);
                saved = checkpoint;
            }
        }

        private synchronized int checkpoint() {
            return recorded.nextClearBit(0);
        }
    }

    private Receipt submit(Step step, Command command) {
        Submission submission = Submission.once(client, step.id(), step.sha256());
        for (int attempt = 1; ; attempt++) {
            try {
                return ledger.submit(community, command, submission).get(STEP_WAIT_SECONDS, TimeUnit.SECONDS);
            } catch (ExecutionException e) {
                if (!mayPass(e.getCause()) || attempt == ATTEMPTS) {
                    throw e.getCause() instanceof Refused refused ? refused : new IllegalStateException(e.getCause());
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
