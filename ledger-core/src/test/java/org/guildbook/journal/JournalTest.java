package org.guildbook.journal;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.guildbook.journal.Drafts.tagged;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import org.guildbook.chain.CanonicalReader;
import org.guildbook.testing.LedgerDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class JournalTest {

    @RegisterExtension
    static final LedgerDatabase database = LedgerDatabase.audited();

    private final UUID community = UUID.randomUUID();
    private final Journal journal = Journal.open(database.dataSource(), JournalSettings.DEFAULTS, Clock.systemUTC());

    @AfterEach
    void close() {
        journal.close();
    }

    @Test
    void an_append_is_numbered_chained_and_readable_when_it_is_acknowledged() {
        Appended first = append(tip("giver:a", "receiver:b"));
        Appended second = append(tip("giver:b", "receiver:a"), tip("giver:c"));

        assertThat(first.stamps()).extracting(Stamp::position).containsExactly(0L);
        assertThat(second.stamps()).extracting(Stamp::position).containsExactly(1L, 2L);
        assertThat(journal.committed()).isEqualTo(second.place());
        StoredEntry last = journal.entry(community, 2).orElseThrow();
        assertThat(last.hash()).isEqualTo(second.stamps().getLast().hash());
        assertThat(last.at()).isEqualTo(second.stamps().getLast().at());
        assertThat(journal.head(community).orElseThrow().hash()).isEqualTo(last.hash());
        assertThat(new String(last.leaf(), StandardCharsets.UTF_8))
                .contains("\"position\":2,\"prev\":\""
                        + hex(second.stamps().getFirst().hash()));
        assertThat(journal.entry(community, 3)).isEmpty();
        assertThat(journal.head(UUID.randomUUID())).isEmpty();
    }

    @Test
    void each_community_has_a_log_of_its_own() {
        UUID other = UUID.randomUUID();
        Appended both = append(
                tip("giver:a"),
                Drafts.sealed(other, "points.Tipped").tags("giver:a").draft());

        assertThat(both.stamps()).extracting(Stamp::position).containsExactly(0L, 0L);
        assertThat(read(tagged(community, "giver:a"))).hasSize(1);
        assertThat(read(tagged(other, "giver:a"))).hasSize(1);
        Condition unchanged = new Condition(both.place(), List.of(tagged(other, "giver:a")));
        append(tip("giver:a"));
        journal.append(unchanged, List.of(tip("giver:b"))).join();
    }

    @Test
    void a_condition_fails_when_a_matching_entry_came_after_what_was_read() {
        long read = append(tip("giver:a")).place();
        append(tip("giver:b"));
        Condition untouched = new Condition(read, List.of(tagged(community, "giver:a")));
        long own = journal.append(untouched, List.of(tip("giver:a"))).join().place();

        assertConflict(journal.append(untouched, List.of(tip("giver:a"))));
        assertConflict(journal.append(new Condition(0, untouched.criteria()), List.of(tip("giver:a"))));
        journal.append(new Condition(own, untouched.criteria()), List.of(tip("giver:a")))
                .join();
        journal.append(Condition.NONE, List.of(tip("giver:a"))).join();
        assertThat(read(tagged(community, "giver:a"))).hasSize(4);
    }

    @Test
    void a_criterion_asks_for_all_its_tags_and_one_of_its_types() {
        append(
                Drafts.sealed(community, "points.Tipped")
                        .tags("giver:a", "receiver:b")
                        .draft(),
                Drafts.sealed(community, "points.Granted").tags("receiver:b").draft(),
                Drafts.sealed(community, "points.Tipped")
                        .tags("giver:a", "receiver:c")
                        .draft());
        List<Criterion> criteria = List.of(
                tagged(community, "giver:a", "receiver:b"),
                new Criterion(community, Set.of("receiver:b"), Set.of("points.Tipped")),
                new Criterion(community, Set.of(), Set.of("points.Granted")),
                new Criterion(community, Set.of(), Set.of()),
                new Criterion(community, Set.of("receiver:b"), Set.of("points.Spent")));
        List<Integer> matches = List.of(1, 1, 1, 3, 0);

        try (Journal cold = Journal.open(database.dataSource(), JournalSettings.DEFAULTS, Clock.systemUTC())) {
            for (int i = 0; i < criteria.size(); i++) {
                List<Criterion> criterion = List.of(criteria.get(i));
                assertThat(journal.read(criterion, 0, Long.MAX_VALUE)).hasSize(matches.get(i));
                assertThat(places(cold.read(criterion, 0, Long.MAX_VALUE)))
                        .isEqualTo(places(journal.read(criterion, 0, Long.MAX_VALUE)));
                for (Journal each : List.of(journal, cold)) {
                    CompletableFuture<Appended> append = each.append(
                            new Condition(0, criterion),
                            List.of(Drafts.sealed(UUID.randomUUID(), "a.B").draft()));
                    if (matches.get(i) > 0) {
                        assertConflict(append);
                    } else {
                        append.join();
                    }
                }
            }
            assertThat(journal.read(List.of(), 0, Long.MAX_VALUE)).isEmpty();
            assertThat(cold.read(List.of(), 0, Long.MAX_VALUE)).isEmpty();
        }
    }

    @Test
    void what_matches_several_criteria_is_read_once_and_in_order() {
        long before = journal.committed();
        append(tip("giver:a", "receiver:b"), tip("giver:c"), tip("giver:b", "receiver:a"));
        List<Criterion> either =
                List.of(tagged(community, "receiver:a"), tagged(community, "giver:b"), tagged(community, "receiver:b"));

        assertThat(places(journal.read(either, 0, Long.MAX_VALUE))).containsExactly(before + 1, before + 3);
        assertThat(places(journal.read(either, before, before + 2))).containsExactly(before + 1);
        assertThat(places(journal.read(either, before + 1, before + 3))).containsExactly(before + 3);
        assertThat(journal.read(either, before + 3, before + 1)).isEmpty();
    }

    @Test
    void a_document_series_is_gapless_although_appends_fail_between() {
        append(receipt("RC-2026"));
        assertConflict(
                journal.append(new Condition(0, List.of(tagged(community, "payer:a"))), List.of(receipt("RC-2026"))));
        append(receipt("RC-2026"), receipt("RC-2027"), receipt("RC-2026"));

        assertThat(read(tagged(community, "payer:a")).stream().map(entry -> document(entry)))
                .containsExactly("RC-2026-000001", "RC-2026-000002", "RC-2027-000001", "RC-2026-000003");
    }

    @Test
    void numbers_and_chains_go_on_after_a_restart() {
        append(
                receipt("RC"),
                Drafts.sealed(community, "a.B").parties("ann", "bo").draft());
        try (Journal restarted = Journal.open(database.dataSource(), JournalSettings.DEFAULTS, Clock.systemUTC())) {
            Appended appended = restarted
                    .append(
                            Condition.NONE,
                            List.of(
                                    receipt("RC"),
                                    Drafts.sealed(community, "a.B")
                                            .parties("bo")
                                            .draft()))
                    .join();
            assertThat(appended.stamps()).extracting(Stamp::position).containsExactly(2L, 3L);
            assertThat(appended.stamps().getFirst().document()).isEqualTo("RC-000002");
            String sealed = new String(
                    Objects.requireNonNull(
                            restarted.entry(community, 3).orElseThrow().sealed()),
                    StandardCharsets.UTF_8);
            assertThat(sealed)
                    .contains("\"sequence\":[{\"number\":2,\"party\":\"bo\",\"prev\":\""
                            + hex(journal.entry(community, 1).orElseThrow().hash()));
            // The other journal follows within milliseconds: until then it shows the beginning of the same log.
            assertThat(places(restarted.page(0, 100))).containsAll(places(journal.page(0, 100)));
        }
    }

    @Test
    void one_bad_append_fails_alone() {
        UUID recorded = UUID.randomUUID();
        append(Drafts.sealed(community, "a.B").eventId(recorded).draft());
        List<CompletableFuture<Appended>> good = new ArrayList<>();
        List<CompletableFuture<Appended>> bad = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            good.add(journal.append(Condition.NONE, List.of(receipt("RC"))));
            bad.add(journal.append(
                    Condition.NONE,
                    List.of(
                            receipt("RC"),
                            Drafts.sealed(community, "a.B").eventId(recorded).draft())));
            good.add(journal.append(Condition.NONE, List.of(receipt("RC"))));
        }
        good.forEach(CompletableFuture::join);
        bad.forEach(append -> assertThatExceptionOfType(CompletionException.class)
                .isThrownBy(append::join)
                .havingCause()
                .isInstanceOf(RefusedDraftException.class)
                .withMessageContaining("event id is already recorded"));
        assertThat(journal.head(community).orElseThrow().position()).isEqualTo(40);
        assertThat(document(journal.entry(community, 40).orElseThrow())).isEqualTo("RC-000040");
    }

    @Test
    void time_never_runs_backwards_and_finds_places() {
        Instant noon = Instant.parse("2100-01-01T12:00:00.123456Z");
        try (Journal fast = Journal.open(
                database.dataSource(), JournalSettings.DEFAULTS, Clock.fixed(noon.plusNanos(789), ZoneOffset.UTC))) {
            long before = fast.committed();
            Appended early =
                    fast.append(Condition.NONE, List.of(tip("giver:a"))).join();
            assertThat(early.stamps().getFirst().at()).isEqualTo(noon);
            Clock slow = Clock.fixed(noon.minus(Duration.ofHours(1)), ZoneOffset.UTC);
            try (Journal late = Journal.open(database.dataSource(), JournalSettings.DEFAULTS, slow)) {
                Appended appended =
                        late.append(Condition.NONE, List.of(tip("giver:a"))).join();
                assertThat(appended.stamps().getFirst().at()).isEqualTo(noon);
                assertThat(late.placeBefore(noon)).isEqualTo(before);
                assertThat(late.placeBefore(noon.plusNanos(1_000))).isEqualTo(appended.place());
                assertThat(late.placeBefore(Instant.EPOCH)).isZero();
            }
        }
    }

    @Test
    void a_listener_hears_of_commits_until_it_unsubscribes() throws InterruptedException {
        CountDownLatch heard = new CountDownLatch(1);
        Subscription subscription = journal.onCommit(heard::countDown);
        append(tip("giver:a"));
        assertThat(heard.await(10, SECONDS)).isTrue();
        subscription.close();
        subscription.close();
    }

    @Test
    void a_failing_listener_disturbs_nobody() throws InterruptedException {
        CountDownLatch heard = new CountDownLatch(1);
        journal.onCommit(() -> {
            throw new IllegalStateException("broken on purpose");
        });
        journal.onCommit(heard::countDown);
        append(tip("giver:a"));
        assertThat(heard.await(10, SECONDS)).isTrue();
    }

    @Test
    void a_closed_journal_refuses_appends() {
        journal.close();
        assertThatExceptionOfType(CompletionException.class)
                .isThrownBy(() ->
                        journal.append(Condition.NONE, List.of(tip("giver:a"))).join())
                .havingCause()
                .withMessage("the journal is closed");
    }

    @Test
    void pages_are_bounded() {
        assertThatIllegalArgumentException().isThrownBy(() -> journal.page(0, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> journal.page(0, Journal.MAX_PAGE_ENTRIES + 1));
        append(tip("giver:a"), tip("giver:a"), tip("giver:a"));
        assertThat(journal.page(journal.committed() - 3, 2)).hasSize(2);
        assertThat(journal.page(journal.committed(), 2)).isEmpty();
    }

    private Appended append(Draft... drafts) {
        return journal.append(Condition.NONE, List.of(drafts)).join();
    }

    private List<StoredEntry> read(Criterion criterion) {
        return journal.read(List.of(criterion), 0, Long.MAX_VALUE);
    }

    private Draft tip(String... tags) {
        return Drafts.sealed(community, "points.Tipped").tags(tags).draft();
    }

    private Draft receipt(String series) {
        return Drafts.open(community, "dues.PaymentRecorded")
                .tags("payer:a")
                .numbered(series, 6)
                .draft();
    }

    private static String document(StoredEntry entry) {
        return String.valueOf(CanonicalReader.object(entry.leaf()).get("document"));
    }

    private static List<Long> places(List<StoredEntry> entries) {
        return entries.stream().map(StoredEntry::place).toList();
    }

    private static String hex(byte[] hash) {
        return HexFormat.of().formatHex(hash);
    }

    private static void assertConflict(CompletableFuture<Appended> append) {
        assertThatExceptionOfType(CompletionException.class)
                .isThrownBy(append::join)
                .withCauseInstanceOf(ConflictException.class);
    }
}
