package org.guildbook.axon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.guildbook.axon.RunningLedger.TODAY;
import static org.guildbook.axon.RunningLedger.party;
import static org.guildbook.axon.RunningLedger.referral;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.axonframework.messaging.eventhandling.processing.streaming.token.store.inmemory.InMemoryTokenStore;
import org.guildbook.decision.Automation;
import org.guildbook.decision.Command;
import org.guildbook.decision.Refused;
import org.guildbook.encoding.Decoded;
import org.guildbook.encoding.EventEncoding;
import org.guildbook.events.MembershipEvent.CandidateReferred;
import org.guildbook.events.MembershipEvent.ReferralAccepted;
import org.guildbook.events.Recorded;
import org.guildbook.testing.LedgerDatabase;
import org.guildbook.values.CommunityId;
import org.guildbook.values.PartyId;
import org.guildbook.values.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class AutomationsTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @RegisterExtension
    static final LedgerDatabase database = LedgerDatabase.audited();

    /** Accepts every referral; refuses those of a candidate it was told to refuse. */
    private record WhenCandidateReferredThenAccept(PartyId refused, AtomicInteger failures)
            implements Automation<CandidateReferred> {

        @Override
        public Class<CandidateReferred> when() {
            return CandidateReferred.class;
        }

        @Override
        public Optional<Command> then(CandidateReferred referred, Recorded recorded, Log log) {
            if (failures.getAndDecrement() > 0) {
                throw new IllegalStateException("broken for a moment");
            }
            CandidateReferred latest = log.latest(Tag.of("referral", referred.referral()), CandidateReferred.class)
                    .orElseThrow();
            return Optional.of(new RecordFacts(TODAY, _ -> {
                Refused.when(latest.candidate().equals(refused), "not-wanted");
                return List.of(new ReferralAccepted(latest.referral(), latest.referrer(), latest.candidate(), TODAY));
            }));
        }
    }

    @Test
    void a_command_follows_from_a_fact_by_the_system_and_names_its_cause() {
        try (RunningLedger ledger = running(party(), 0)) {
            CommunityId community = ledger.community();

            ledger.submit(community, RecordFacts.of(TODAY, referral(party()))).join();

            awaitLength(ledger, community, 3);
            Recorded referred = RecordedEvents.from(
                    ledger.journal().entry(community.value(), 1).orElseThrow());
            assertThat(EventEncoding.decode(ledger.last(community)))
                    .isInstanceOfSatisfying(Decoded.Whole.class, whole -> {
                        assertThat(whole.recorded().fact()).isInstanceOf(ReferralAccepted.class);
                        assertThat(whole.envelope().actor()).isEqualTo(PartyId.SYSTEM);
                        assertThat(whole.envelope().causes()).containsExactly(referred.eventId());
                        assertThat(whole.envelope().commandId())
                                .isEqualTo("WhenCandidateReferredThenAccept:" + referred.eventId());
                    });
        }
    }

    @Test
    void running_again_from_the_beginning_records_nothing_twice() {
        CommunityId community;
        try (RunningLedger ledger = running(party(), 0)) {
            community = ledger.community();
            ledger.submit(community, RecordFacts.of(TODAY, referral(party()))).join();
            awaitLength(ledger, community, 3);
        }
        try (RunningLedger again = running(party(), 0)) {
            again.submit(community, RecordFacts.of(TODAY, referral(party()))).join();

            awaitLength(again, community, 5);
        }
    }

    @Test
    void a_refusal_is_an_outcome_and_holds_nothing_up() {
        PartyId refused = party();
        try (RunningLedger ledger = running(refused, 0)) {
            CommunityId community = ledger.community();

            ledger.submit(community, RecordFacts.of(TODAY, referral(refused), referral(party())))
                    .join();

            awaitLength(ledger, community, 4);
        }
    }

    @Test
    void a_fact_that_fails_for_a_moment_is_handled_again_and_none_is_skipped() {
        try (RunningLedger ledger = running(party(), 1)) {
            CommunityId community = ledger.community();

            ledger.submit(community, RecordFacts.of(TODAY, referral(party()), referral(party())))
                    .join();

            awaitLength(ledger, community, 5);
        }
    }

    @Test
    void an_automation_has_one_segment_so_that_nothing_moves_between_segments_after_a_restart() {
        InMemoryTokenStore tokens = new InMemoryTokenStore();
        try (RunningLedger ledger = running(party(), 0, tokens)) {
            CommunityId community = ledger.community();
            ledger.submit(community, RecordFacts.of(TODAY, referral(party()))).join();
            awaitLength(ledger, community, 3);

            assertThat(tokens.fetchSegments(WhenCandidateReferredThenAccept.class.getSimpleName(), null)
                            .join())
                    .hasSize(1);
        }
    }

    private static RunningLedger running(PartyId refused, int failures) {
        return running(refused, failures, new InMemoryTokenStore());
    }

    private static RunningLedger running(PartyId refused, int failures, InMemoryTokenStore tokens) {
        return RunningLedger.on(
                database,
                (axon, journal) -> LedgerConfiguration.automate(
                        axon,
                        new WhenCandidateReferredThenAccept(refused, new AtomicInteger(failures)),
                        journal,
                        processing -> processing.tokenStore(tokens)));
    }

    private static void awaitLength(RunningLedger ledger, CommunityId community, long length) {
        await().atMost(PATIENCE).until(() -> ledger.length(community) >= length);
        assertThat(ledger.length(community)).isEqualTo(length);
    }
}
