package org.guildbook.axon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.guildbook.axon.RunningLedger.TODAY;
import static org.guildbook.axon.RunningLedger.count;
import static org.guildbook.axon.RunningLedger.party;
import static org.guildbook.axon.RunningLedger.referral;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.guildbook.decision.Command;
import org.guildbook.decision.Refused;
import org.guildbook.decision.Today;
import org.guildbook.encoding.Decoded;
import org.guildbook.encoding.EventEncoding;
import org.guildbook.events.ChapterEvent.ChapterFounded;
import org.guildbook.events.Recorded;
import org.guildbook.testing.LedgerDatabase;
import org.guildbook.values.ChapterId;
import org.guildbook.values.CommunityId;
import org.guildbook.values.PartyId;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class LedgerTest {

    private static final String SHA_A = "a".repeat(64);
    private static final String SHA_B = "b".repeat(64);

    @RegisterExtension
    static final LedgerDatabase database = LedgerDatabase.audited();

    private static RunningLedger ledger;

    private final PartyId candidate = party();

    @BeforeAll
    static void start() {
        ledger = RunningLedger.on(database);
    }

    @AfterAll
    static void stop() {
        ledger.close();
    }

    @Test
    void what_was_decided_is_recorded_with_its_place_hash_and_actor() {
        CommunityId community = ledger.community();

        Receipt receipt = ledger.submit(community, RecordFacts.of(TODAY, referral(candidate), referral(candidate)))
                .join();

        assertThat(receipt.position()).isEqualTo(2);
        assertThat(receipt.repeated()).isFalse();
        Recorded last = RecordedEvents.from(ledger.last(community));
        assertThat(last.hash()).isEqualTo(receipt.hash());
        assertThat(last.at()).isEqualTo(receipt.at());
        assertThat(last.community()).isEqualTo(community);
        assertThat(EventEncoding.decode(ledger.last(community))).isInstanceOfSatisfying(Decoded.Whole.class, whole -> {
            assertThat(whole.envelope().actor()).isEqualTo(PartyId.SYSTEM);
            assertThat(whole.envelope().client()).isEqualTo("test");
        });
    }

    @Test
    void a_command_to_a_community_nobody_founded_is_refused() {
        assertRefused(
                ledger.submit(new CommunityId(UUID.randomUUID()), count(candidate, _ -> {})), "unknown-community");
    }

    @Test
    void today_is_the_day_of_the_community_and_not_of_the_server() {
        CommunityId community = ledger.community();
        List<Today> seen = new ArrayList<>();

        ledger.submit(community, new RecordFacts(TODAY, today -> {
                    seen.add(today);
                    return List.of();
                }))
                .join();

        assertThat(seen).containsExactly(new Today(TODAY));
        assertRefused(
                ledger.submit(community, RecordFacts.of(TODAY.plusDays(1), referral(candidate))),
                "effective-date-in-future");
    }

    @Test
    void a_repeated_command_gets_the_first_receipt_and_is_not_recorded_again() {
        CommunityId community = ledger.community();
        Command command = RecordFacts.of(TODAY, referral(candidate));

        Receipt first = ledger.submit(community, command, Submission.once("test", "key-1", SHA_A))
                .join();
        Receipt second = ledger.submit(community, command, Submission.once("test", "key-1", SHA_A))
                .join();

        assertThat(second).isEqualTo(new Receipt(first.position(), first.hash(), first.at(), first.document(), true));
        assertThat(ledger.length(community)).isEqualTo(2);
    }

    @Test
    void another_request_under_the_same_key_is_refused() {
        CommunityId community = ledger.community();
        ledger.submit(community, RecordFacts.of(TODAY, referral(candidate)), Submission.once("test", "key-1", SHA_A))
                .join();

        assertRefused(
                ledger.submit(
                        community, RecordFacts.of(TODAY, referral(candidate)), Submission.once("test", "key-1", SHA_B)),
                "command-reused");
    }

    @Test
    void a_key_belongs_to_its_community() {
        CommunityId one = ledger.community();
        CommunityId other = ledger.community();
        Submission submission = Submission.once("test", "key-1", SHA_A);

        ledger.submit(one, RecordFacts.of(TODAY, referral(candidate)), submission)
                .join();
        Receipt receipt = ledger.submit(other, RecordFacts.of(TODAY, referral(candidate)), submission)
                .join();

        assertThat(receipt.repeated()).isFalse();
        assertThat(ledger.length(other)).isEqualTo(2);
    }

    @Test
    void of_32_concurrent_commands_with_one_key_one_is_recorded() {
        CommunityId community = ledger.community();
        Submission submission = Submission.once("test", "key-1", SHA_A);

        List<CompletableFuture<Receipt>> receipts = IntStream.range(0, 32)
                .mapToObj(_ -> ledger.submit(community, RecordFacts.of(TODAY, referral(candidate)), submission))
                .toList();

        assertThat(receipts.stream().map(CompletableFuture::join).filter(receipt -> !receipt.repeated()))
                .hasSize(1);
        assertThat(receipts.stream().map(receipt -> receipt.join().hash()).distinct())
                .hasSize(1);
        assertThat(ledger.length(community)).isEqualTo(2);
    }

    @Test
    void a_dry_run_decides_and_records_nothing() {
        CommunityId community = ledger.community();
        List<Integer> seen = new ArrayList<>();

        Receipt receipt = ledger.submit(
                        community,
                        count(candidate, seen::add),
                        Submission.from("test").asDryRun())
                .join();

        assertThat(seen).containsExactly(0);
        assertThat(receipt.recorded()).isFalse();
        assertThat(ledger.length(community)).isEqualTo(1);
    }

    @Test
    void a_decision_without_facts_records_nothing() {
        CommunityId community = ledger.community();

        Receipt receipt = ledger.submit(community, RecordFacts.of(TODAY)).join();

        assertThat(receipt.recorded()).isFalse();
        assertThat(ledger.length(community)).isEqualTo(1);
    }

    @Test
    void a_decision_never_sees_the_log_of_another_community() {
        CommunityId one = ledger.community();
        CommunityId other = ledger.community();
        List<Integer> seen = new ArrayList<>();

        ledger.submit(one, count(candidate, seen::add)).join();
        ledger.submit(other, count(candidate, seen::add)).join();
        ledger.submit(one, count(candidate, seen::add)).join();

        assertThat(seen).containsExactly(0, 0, 1);
    }

    @Test
    void what_happens_in_another_community_overtakes_no_decision() {
        CommunityId one = ledger.community();
        CommunityId other = ledger.community();
        AtomicInteger decisions = new AtomicInteger();

        ledger.submit(one, count(candidate, _ -> {
                    decisions.incrementAndGet();
                    ledger.submit(other, RecordFacts.of(TODAY, referral(candidate)))
                            .join();
                }))
                .join();

        assertThat(decisions).hasValue(1);
    }

    @Test
    void an_overtaken_decision_is_decided_again_on_what_happened_meanwhile() {
        CommunityId community = ledger.community();
        List<Integer> seen = new ArrayList<>();

        ledger.submit(community, count(candidate, referrals -> {
                    seen.add(referrals);
                    if (referrals == 0) {
                        overtake(community);
                    }
                }))
                .join();

        assertThat(seen).containsExactly(0, 1);
    }

    @Test
    void a_decision_overtaken_four_times_is_stale() {
        CommunityId community = ledger.community();
        List<Integer> seen = new ArrayList<>();

        assertRefused(
                ledger.submit(community, count(candidate, referrals -> {
                    seen.add(referrals);
                    overtake(community);
                })),
                "decision-stale");

        assertThat(seen).containsExactly(0, 1, 2, 3);
    }

    @Test
    void a_decision_on_what_many_others_write_gets_its_turn() {
        CommunityId community = ledger.community();
        AtomicBoolean decided = new AtomicBoolean();
        List<CompletableFuture<Void>> writers = IntStream.range(0, 8)
                .mapToObj(_ -> CompletableFuture.runAsync(() -> {
                    while (!decided.get()) {
                        overtake(community);
                    }
                }))
                .toList();
        try {
            ledger.submit(community, count(candidate, _ -> LockSupport.parkNanos(20_000_000)))
                    .orTimeout(30, TimeUnit.SECONDS)
                    .join();
        } finally {
            decided.set(true);
            writers.forEach(CompletableFuture::join);
        }
    }

    @Test
    void text_without_a_canonical_form_is_refused() {
        ChapterFounded decomposed = new ChapterFounded(
                new ChapterId(UUID.randomUUID()), "QC", Normalizer.normalize("Québec", Normalizer.Form.NFD), TODAY);

        assertRefused(ledger.submit(ledger.community(), RecordFacts.of(TODAY, decomposed)), "not-recordable");
    }

    @Test
    void what_is_broken_stays_an_exception() {
        CommunityId community = ledger.community();

        assertThatThrownBy(() -> ledger.submit(community, new RecordFacts(TODAY, _ -> {
                            throw new UnsupportedOperationException("broken");
                        }))
                        .join())
                .hasCauseExactlyInstanceOf(UnsupportedOperationException.class);
    }

    /** Records into the boundary of {@link CountReferrals}, as another node would. */
    private void overtake(CommunityId community) {
        ledger.submit(community, RecordFacts.of(TODAY, referral(candidate))).join();
    }

    private static void assertRefused(CompletableFuture<Receipt> receipt, String rule) {
        assertThatThrownBy(receipt::join)
                .cause()
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.rule()).isEqualTo(rule));
    }
}
