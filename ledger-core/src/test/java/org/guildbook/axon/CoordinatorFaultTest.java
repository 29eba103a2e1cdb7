package org.guildbook.axon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.guildbook.axon.RunningLedger.TODAY;
import static org.guildbook.axon.RunningLedger.party;
import static org.guildbook.axon.RunningLedger.referral;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.axonframework.messaging.core.unitofwork.ProcessingContext;
import org.axonframework.messaging.eventhandling.processing.streaming.pooled.PooledStreamingEventProcessorConfiguration;
import org.axonframework.messaging.eventhandling.processing.streaming.segmenting.Segment;
import org.axonframework.messaging.eventhandling.processing.streaming.token.store.inmemory.InMemoryTokenStore;
import org.guildbook.decision.Automation;
import org.guildbook.decision.Command;
import org.guildbook.events.MembershipEvent.CandidateReferred;
import org.guildbook.events.Recorded;
import org.guildbook.testing.LedgerDatabase;
import org.guildbook.values.CommunityId;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A processor on a real journal whose tokens are away at the worst moment. */
class CoordinatorFaultTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** Longer than Axon keeps back a segment that failed, which is a second. */
    private static final Duration OUTAGE = Duration.ofMillis(1_100);

    private static final int OFTEN_MILLIS = 20;

    @RegisterExtension
    static final LedgerDatabase database = LedgerDatabase.audited();

    private record WhenCandidateReferredThenNote(Queue<CandidateReferred> noted)
            implements Automation<CandidateReferred> {

        @Override
        public Class<CandidateReferred> when() {
            return CandidateReferred.class;
        }

        @Override
        public Optional<Command> then(CandidateReferred referred, Recorded recorded, Log log) {
            noted.add(referred);
            return Optional.empty();
        }
    }

    @Test
    void a_fact_recorded_while_the_tokens_were_away_is_handled_and_only_one_coordination_task_lives_on()
            throws Exception {
        Outage tokens = new Outage();
        Queue<CandidateReferred> noted = new ConcurrentLinkedQueue<>();
        try (RunningLedger ledger = RunningLedger.on(
                database,
                (axon, journal) -> LedgerConfiguration.automate(
                        axon, new WhenCandidateReferredThenNote(noted), journal, tokens::of))) {
            CommunityId community = ledger.community();
            CandidateReferred before = referral(party());
            ledger.submit(community, RecordFacts.of(TODAY, before)).join();
            await().atMost(PATIENCE).until(() -> noted.size() == 1);

            tokens.begin();
            CandidateReferred meanwhile = referral(party());
            ledger.submit(community, RecordFacts.of(TODAY, meanwhile)).join();
            await("the failing task is woken").atMost(PATIENCE).until(() -> tokens.tasksInLine() > 0);
            TimeUnit.MILLISECONDS.sleep(OUTAGE.toMillis());
            tokens.end();

            await().atMost(PATIENCE).until(() -> noted.size() == 2);
            assertThat(noted).containsExactly(before, meanwhile);
            assertThat(tokens.inLineBehindTheNext)
                    .as("the next to ask for segments is the new task, not the failed one with the new one behind it")
                    .isZero();
        }
    }

    /**
     * Tokens that are away for a while: first the claim of the segment cannot be extended, so that its work is given up;
     * then the query for segments takes long, and fails.
     */
    private static final class Outage extends InMemoryTokenStore {

        private final CountDownLatch asked = new CountDownLatch(1);
        private final CountDownLatch over = new CountDownLatch(1);
        private final CompletableFuture<ScheduledThreadPoolExecutor> coordinator = new CompletableFuture<>();
        private volatile boolean away;
        private volatile boolean released;
        private volatile int inLineBehindTheNext = -1;

        PooledStreamingEventProcessorConfiguration of(PooledStreamingEventProcessorConfiguration processing) {
            coordinator.complete((ScheduledThreadPoolExecutor) processing.coordinatorExecutor());
            return processing
                    .tokenStore(this)
                    .claimExtensionThreshold(OFTEN_MILLIS)
                    .tokenClaimInterval(OFTEN_MILLIS);
        }

        void begin() throws InterruptedException {
            away = true;
            assertThat(asked.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
        }

        void end() {
            over.countDown();
        }

        int tasksInLine() {
            return coordinator.join().getQueue().size();
        }

        @Override
        public CompletableFuture<Void> extendClaim(String processor, int segment, @Nullable ProcessingContext context) {
            return away
                    ? CompletableFuture.failedFuture(new IllegalStateException("away"))
                    : super.extendClaim(processor, segment, context);
        }

        @Override
        public CompletableFuture<Void> releaseClaim(
                String processor, int segment, @Nullable ProcessingContext context) {
            released = true;
            return super.releaseClaim(processor, segment, context);
        }

        @Override
        public CompletableFuture<List<Segment>> fetchAvailableSegments(
                String processor, @Nullable ProcessingContext context) {
            if (away && released) {
                asked.countDown();
                awaitEnd();
                away = false;
                return CompletableFuture.failedFuture(new IllegalStateException("away"));
            }
            if (over.getCount() == 0 && inLineBehindTheNext < 0) {
                inLineBehindTheNext = tasksInLine();
            }
            return super.fetchAvailableSegments(processor, context);
        }

        private void awaitEnd() {
            try {
                over.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }
    }
}
