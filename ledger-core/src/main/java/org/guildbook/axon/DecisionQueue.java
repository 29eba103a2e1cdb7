package org.guildbook.axon;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.guildbook.journal.Criterion;

/**
 * Lines up deciders of one boundary after their first conflict, so that each of them is overtaken at most by deciders of
 * other nodes. Without it, many commands on one account starve each other.
 *
 * <p>Lanes are shared by hash: two boundaries on one lane wait for each other without need, and that is all.
 */
final class DecisionQueue {

    private static final int LANES = 1_024;

    private static final Duration LONGEST_COURTESY = Duration.ofMillis(200);

    private final Semaphore[] lanes = new Semaphore[LANES];
    private final Duration longestWait;

    DecisionQueue(Duration longestWait) {
        this.longestWait = longestWait;
        for (int i = 0; i < LANES; i++) {
            lanes[i] = new Semaphore(1, true);
        }
    }

    /** What a decider holds: nothing at first, after a conflict the lanes of what it conflicted on. */
    final class Turn implements AutoCloseable {

        private final SortedSet<Integer> wanted = new TreeSet<>();
        private final List<Integer> held = new ArrayList<>();

        /**
         * Waits in line for the criteria, in addition to what is held.
         *
         * @return whether the turn came within the longest wait
         */
        boolean await(List<Criterion> contended) {
            boolean known = true;
            for (Criterion criterion : contended) {
                known &= !wanted.add(lane(criterion));
            }
            return (known && !held.isEmpty()) || acquireAll();
        }

        /** Always ascending and from the beginning: two deciders never hold what the other one waits for. */
        private boolean acquireAll() {
            close();
            long deadline = System.nanoTime() + longestWait.toNanos();
            for (int lane : wanted) {
                try {
                    if (!lanes[lane].tryAcquire(deadline - System.nanoTime(), TimeUnit.NANOSECONDS)) {
                        return false;
                    }
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    return false;
                }
                held.add(lane);
            }
            return true;
        }

        boolean holds() {
            return !held.isEmpty();
        }

        @Override
        public void close() {
            for (int lane : held) {
                lanes[lane].release();
            }
            held.clear();
        }
    }

    Turn turn() {
        return new Turn();
    }

    /** The criteria on whose lanes somebody is deciding or waiting. */
    List<Criterion> busy(List<Criterion> criteria) {
        return criteria.stream()
                .filter(criterion -> lanes[lane(criterion)].availablePermits() == 0)
                .toList();
    }

    /**
     * Lets those in line for one of the tags decide before something is appended under it; a courtesy with an end. Without
     * it, a decision on many facts, such as a balance of the bank, is overtaken for as long as others only write them.
     */
    void letPass(UUID community, Collection<String> tags) {
        long deadline = System.nanoTime() + LONGEST_COURTESY.toNanos();
        for (String tag : tags) {
            Semaphore lane = lanes[lane(community, Set.of(tag))];
            try {
                if (lane.availablePermits() == 0
                        && lane.tryAcquire(deadline - System.nanoTime(), TimeUnit.NANOSECONDS)) {
                    lane.release();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private static int lane(Criterion criterion) {
        return lane(criterion.community(), criterion.tags());
    }

    private static int lane(UUID community, Set<String> tags) {
        int hash = 31 * community.hashCode() + tags.hashCode();
        return Math.floorMod(hash ^ (hash >>> 16), LANES);
    }
}
