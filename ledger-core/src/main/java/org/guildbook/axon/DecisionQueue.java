package org.guildbook.axon;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.guildbook.journal.Criterion;

/**
 * Lines up deciders of one node on what they are about to change, so that they wait for each other instead of colliding:
 * before they decide if their command says so, otherwise after their first conflict.
 *
 * <p>There is a lane for each set of tags. A decider joins all its lanes at one moment, and its turn comes when it is
 * first in each of them. Whoever waits came later than those it waits for, in every lane: that is fair, and nobody can
 * wait in a circle.
 */
final class DecisionQueue {

    private static final Duration LONGEST_COURTESY = Duration.ofMillis(200);

    private record Lane(UUID community, Set<String> tags) {

        static Lane of(Criterion criterion) {
            return new Lane(criterion.community(), criterion.tags());
        }
    }

    /** Those in line, the first of each lane deciding or about to; guarded by this queue's monitor. */
    private final Map<Lane, Deque<Turn>> lanes = new HashMap<>();

    private final Duration longestWait;

    DecisionQueue(Duration longestWait) {
        this.longestWait = longestWait;
    }

    /** What a decider holds: nothing at first. */
    final class Turn implements AutoCloseable {

        private final Semaphore called = new Semaphore(0);
        private final Set<Lane> wanted = new HashSet<>();
        private int lanesBehindOthers;
        private boolean inLine;

        /**
         * Waits in line for the tags, in addition to what is held.
         *
         * @return whether the turn came within the longest wait
         */
        boolean await(UUID community, Collection<String> tags) {
            return await(
                    tags.stream().map(tag -> new Lane(community, Set.of(tag))).toList());
        }

        /** As {@link #await(UUID, Collection)}, for the tags of each criterion. */
        boolean awaitAll(List<Criterion> contended) {
            return await(contended.stream().map(Lane::of).toList());
        }

        private boolean await(List<Lane> more) {
            if (!wanted.addAll(more)) {
                return true;
            }
            leave(this);
            return take(this, longestWait);
        }

        boolean holds() {
            return inLine;
        }

        @Override
        public void close() {
            leave(this);
        }
    }

    Turn turn() {
        return new Turn();
    }

    /** The criteria on whose lanes somebody is deciding or waiting. */
    synchronized List<Criterion> busy(List<Criterion> criteria) {
        return criteria.stream()
                .filter(criterion -> lanes.containsKey(Lane.of(criterion)))
                .toList();
    }

    /**
     * Lets those in line for one of the tags decide before something is appended under it; a courtesy with an end. Without
     * it, a decision on many facts, such as a balance of the bank, is overtaken for as long as others only write them.
     */
    void letPass(UUID community, Collection<String> tags) {
        try (Turn last = new Turn()) {
            synchronized (this) {
                tags.stream()
                        .map(tag -> new Lane(community, Set.of(tag)))
                        .filter(lanes::containsKey)
                        .forEach(last.wanted::add);
            }
            if (!last.wanted.isEmpty()) {
                take(last, LONGEST_COURTESY);
            }
        }
    }

    /** Joins and waits; on failure it has left again. */
    private boolean take(Turn turn, Duration atMost) {
        if (join(turn)) {
            return true;
        }
        try {
            if (turn.called.tryAcquire(atMost.toNanos(), TimeUnit.NANOSECONDS)) {
                return true;
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        leave(turn);
        return false;
    }

    /** Whether it is the turn's turn at once. */
    private synchronized boolean join(Turn turn) {
        turn.inLine = true;
        turn.lanesBehindOthers = 0;
        turn.called.drainPermits();
        for (Lane lane : turn.wanted) {
            Deque<Turn> line = lanes.computeIfAbsent(lane, _ -> new ArrayDeque<>(2));
            turn.lanesBehindOthers += line.isEmpty() ? 0 : 1;
            line.addLast(turn);
        }
        return turn.lanesBehindOthers == 0;
    }

    private synchronized void leave(Turn turn) {
        if (!turn.inLine) {
            return;
        }
        turn.inLine = false;
        for (Lane lane : turn.wanted) {
            leave(turn, lane);
        }
    }

    private void leave(Turn turn, Lane lane) {
        Deque<Turn> line = lanes.get(lane);
        if (line == null) {
            return;
        }
        boolean wasFirst = line.peekFirst() == turn;
        line.remove(turn);
        Turn next = line.peekFirst();
        if (next == null) {
            lanes.remove(lane);
        } else if (wasFirst && --next.lanesBehindOthers == 0) {
            next.called.release();
        }
    }
}
