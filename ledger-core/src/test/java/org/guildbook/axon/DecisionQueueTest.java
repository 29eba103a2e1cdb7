package org.guildbook.axon;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

class DecisionQueueTest {

    private static final UUID GUILD = UUID.randomUUID();

    private final DecisionQueue queue = new DecisionQueue(Duration.ofSeconds(30));

    @Test
    void deciders_of_different_tags_do_not_wait_for_each_other() {
        try (DecisionQueue.Turn ann = queue.turn();
                DecisionQueue.Turn bo = queue.turn();
                DecisionQueue.Turn elsewhere = queue.turn()) {
            assertThat(ann.await(GUILD, List.of("pointsOf:ann"))).isTrue();
            assertThat(bo.await(GUILD, List.of("pointsOf:bo"))).isTrue();
            assertThat(elsewhere.await(UUID.randomUUID(), List.of("pointsOf:ann")))
                    .isTrue();
        }
    }

    @Test
    void who_wants_nothing_holds_nothing() {
        try (DecisionQueue.Turn turn = queue.turn()) {
            assertThat(turn.await(GUILD, List.of())).isTrue();
            assertThat(turn.holds()).isFalse();
        }
    }

    @Test
    void who_waits_too_long_leaves_the_line() {
        DecisionQueue impatient = new DecisionQueue(Duration.ofMillis(1));
        try (DecisionQueue.Turn first = impatient.turn();
                DecisionQueue.Turn second = impatient.turn();
                DecisionQueue.Turn third = impatient.turn()) {
            assertThat(first.await(GUILD, List.of("a:1"))).isTrue();
            assertThat(second.await(GUILD, List.of("a:1", "b:1"))).isFalse();
            assertThat(second.holds()).isFalse();
            assertThat(third.await(GUILD, List.of("b:1"))).isTrue();
        }
    }

    @Test
    void a_line_is_served_in_the_order_of_arrival() throws InterruptedException {
        Queue<Integer> served = new ConcurrentLinkedQueue<>();
        List<Thread> deciders = new ArrayList<>();
        try (DecisionQueue.Turn first = queue.turn()) {
            first.await(GUILD, List.of("a:1", "b:1"));
            for (int i = 0; i < 10; i++) {
                int number = i;
                List<String> lanes = i % 2 == 0 ? List.of("a:1", "both:1") : List.of("both:1", "b:1");
                Thread decider = Thread.startVirtualThread(() -> {
                    try (DecisionQueue.Turn turn = queue.turn()) {
                        turn.await(GUILD, lanes);
                        served.add(number);
                    }
                });
                deciders.add(decider);
                while (decider.getState() != Thread.State.TIMED_WAITING) {
                    Thread.onSpinWait();
                }
            }
        }
        for (Thread decider : deciders) {
            decider.join();
        }
        assertThat(served).containsExactly(0, 1, 2, 3, 4, 5, 6, 7, 8, 9);
    }

    @Test
    void nobody_decides_on_a_tag_beside_somebody_else_and_everybody_gets_a_turn() {
        AtomicInteger[] deciding = new AtomicInteger[8];
        for (int i = 0; i < deciding.length; i++) {
            deciding[i] = new AtomicInteger();
        }
        AtomicInteger together = new AtomicInteger();
        AtomicInteger turns = new AtomicInteger();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 2_000; i++) {
                Random random = new Random(i);
                threads.execute(() -> {
                    int one = random.nextInt(deciding.length);
                    int other = random.nextInt(deciding.length);
                    try (DecisionQueue.Turn turn = queue.turn()) {
                        if (turn.await(GUILD, List.of("n:" + one)) && turn.await(GUILD, List.of("n:" + other))) {
                            together.addAndGet(deciding[one].getAndIncrement());
                            LockSupport.parkNanos(1);
                            deciding[one].getAndDecrement();
                            turns.incrementAndGet();
                        }
                    }
                });
            }
        }
        assertThat(together).hasValue(0);
        assertThat(turns).hasValue(2_000);
    }
}
