package org.guildbook.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.IntStream;
import org.guildbook.testing.LedgerDatabase;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The index of tags is written behind the log; whatever it has come to, the same entries are found. */
class TagIndexTest {

    @RegisterExtension
    static final LedgerDatabase database = LedgerDatabase.audited();

    private static final int WINDOW = 32;

    private final UUID community = UUID.randomUUID();

    @Test
    void what_is_read_does_not_depend_on_what_is_indexed() {
        Random random = new Random(7);
        try (Journal small = open(WINDOW);
                Journal large = open(100_000)) {
            long first = small.committed();
            for (int round = 0; round < 15; round++) {
                Journal writing = random.nextBoolean() ? small : large;
                for (int i = random.nextInt(12); i >= 0; i--) {
                    writing.append(Condition.NONE, List.of(fact(random))).join();
                }
                if (random.nextInt(5) == 0) {
                    (random.nextBoolean() ? small : large).indexTags();
                }
                small.catchUp();
                large.catchUp();
                List<StoredEntry> all = large.page(first, Journal.MAX_PAGE_ENTRIES);
                try (Journal fresh = open(WINDOW)) {
                    for (Journal reading : List.of(small, large, fresh)) {
                        readsAsAScanDoes(reading, all, random);
                    }
                }
            }
        }
    }

    private void readsAsAScanDoes(Journal journal, List<StoredEntry> all, Random random) {
        for (int i = 0; i < 5; i++) {
            long from = all.getFirst().place() - 1;
            long after = from + random.nextInt(all.size());
            long upTo = after + random.nextInt(all.size());
            List<Criterion> criteria = List.of(criterion(random), criterion(random));
            assertThat(journal.read(criteria, after, upTo))
                    .extracting(StoredEntry::place)
                    .containsExactlyElementsOf(all.stream()
                            .filter(entry -> entry.place() > after && entry.place() <= upTo)
                            .filter(entry -> criteria.stream().anyMatch(criterion -> criterion.matches(entry)))
                            .map(StoredEntry::place)
                            .toList());
        }
    }

    @Test
    void parties_are_numbered_on_after_a_restart_wherever_the_index_ends() throws SQLException {
        for (int start = 0; start < 6; start++) {
            try (Journal journal = open(WINDOW)) {
                for (int i = 0; i < 3; i++) {
                    journal.append(Condition.NONE, List.of(member("ann"))).join();
                }
                if (start % 2 == 0) {
                    journal.indexTags();
                }
                journal.append(Condition.NONE, List.of(member("ann"))).join();
            }
            assertThat(JournalAudit.audit(database.dataSource())).isEmpty();
        }
    }

    @Test
    void entries_of_a_tag_share_rows_of_bounded_length() throws SQLException {
        try (Journal journal = open(100_000)) {
            Draft[] drafts = IntStream.range(0, 250)
                    .mapToObj(
                            i -> Drafts.sealed(community, "a.B").tags("hot:tag").draft())
                    .toArray(Draft[]::new);
            long before = journal.notIndexed();
            journal.append(Condition.NONE, List.of(drafts)).join();
            assertThat(journal.notIndexed()).isEqualTo(before + drafts.length);
            journal.indexTags();
            assertThat(journal.notIndexed()).isZero();
        }
        long key = IndexKeys.tag(community, "hot:tag");
        assertThat(database.answer(
                        "SELECT array_agg(cardinality(places) ORDER BY first) FROM journal.tag WHERE key = " + key))
                .isEqualTo("{%1$d,%1$d,50}".formatted(TagInsert.MOST_PLACES));
    }

    @Test
    void nodes_that_index_the_same_at_the_same_time_index_it_once() throws Exception {
        try (Journal one = open(100_000);
                Journal two = open(100_000)) {
            for (int round = 0; round < 20; round++) {
                List<CompletableFuture<Appended>> appends = new ArrayList<>();
                for (int i = 0; i < 20; i++) {
                    appends.add(one.append(Condition.NONE, List.of(member("ann"))));
                }
                appends.forEach(CompletableFuture::join);
                two.catchUp();
                Thread other = Thread.ofVirtual().start(two::indexTags);
                one.indexTags();
                other.join();
            }
        }
        assertThat(database.answer("SELECT place FROM journal.indexed"))
                .isEqualTo(database.answer("SELECT place FROM journal.head"));
        assertThat(JournalAudit.audit(database.dataSource())).isEmpty();
    }

    @Test
    void a_window_that_cannot_be_indexed_stops_to_grow_and_goes_on_once_it_can() throws SQLException {
        try (Journal journal = open(WINDOW)) {
            database.execute("ALTER TABLE journal.tag ADD CONSTRAINT full_disk CHECK (key = 0) NOT VALID");
            JournalException refusal = null;
            try {
                for (int i = 0; i < 4 * WINDOW && refusal == null; i++) {
                    refusal = refused(journal.append(Condition.NONE, List.of(member("ann"))));
                }
            } finally {
                database.execute("ALTER TABLE journal.tag DROP CONSTRAINT full_disk");
            }
            assertThat(refusal)
                    .isNotNull()
                    .isNotInstanceOf(RefusedDraftException.class)
                    .hasMessageContaining("index of tags");
            long recorded = journal.head(community).orElseThrow().position() + 1;
            assertThat(recorded).isBetween(2L * WINDOW - 8, 2L * WINDOW + 8);
            journal.append(Condition.NONE, List.of(member("ann"))).join();
            assertThat(journal.read(List.of(Drafts.tagged(community, "member:ann")), 0, Long.MAX_VALUE))
                    .hasSize((int) recorded + 1);
        }
    }

    private static @Nullable JournalException refused(CompletableFuture<Appended> append) {
        try {
            append.join();
            return null;
        } catch (CompletionException e) {
            return (JournalException) e.getCause();
        }
    }

    private Criterion criterion(Random random) {
        Set<String> tags = Set.of("a:" + random.nextInt(3), "b:" + random.nextInt(3));
        Set<String> some = random.nextBoolean() ? tags : Set.of(tags.iterator().next());
        return new Criterion(community, some, random.nextBoolean() ? Set.of() : Set.of("x." + random.nextInt(2)));
    }

    private Draft fact(Random random) {
        return Drafts.sealed(community, "x." + random.nextInt(2))
                .tags("a:" + random.nextInt(3), "b:" + random.nextInt(3))
                .parties("p" + random.nextInt(4))
                .draft();
    }

    private Draft member(String name) {
        return Drafts.sealed(community, "a.B")
                .tags("member:" + name)
                .parties(name)
                .draft();
    }

    private static Journal open(int windowEntries) {
        return Journal.open(database.dataSource(), NodeSettings.ofWindow(windowEntries), Clock.systemUTC());
    }
}
