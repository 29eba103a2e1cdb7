package org.guildbook.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.guildbook.testing.LedgerDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Random concurrent histories of conditional appends on two nodes, each explained by the total order of what was
 * recorded: an append that succeeded had no match between what it read and its own place, and one that failed had.
 */
class JournalModelTest {

    @RegisterExtension
    static final LedgerDatabase database = LedgerDatabase.audited();

    private static final int HISTORIES = 200;
    /** So many run side by side that appends of different communities share batches. */
    private static final int AT_ONCE = 20;

    private static final int WRITERS = 4;
    private static final int APPENDS_PER_WRITER = 6;
    private static final List<String> TAGS = List.of("a:1", "a:2", "b:1", "b:2");
    private static final List<String> TYPES = List.of("x.A", "x.B");

    /** So small that conditions are often older than the window. */
    private static final JournalSettings SMALL_WINDOW = new JournalSettings(
            5,
            1 << 20,
            1 << 20,
            Duration.ofSeconds(10),
            8,
            Duration.ofMillis(1),
            Duration.ofSeconds(10),
            Duration.ofSeconds(10));

    private record Attempt(Condition condition, long place, long committedAfter) {

        boolean succeeded() {
            return place > 0;
        }
    }

    @Test
    void every_history_is_explained_by_the_total_order() throws Exception {
        Map<Integer, List<Attempt>> histories = new HashMap<>();
        try (Journal one = Journal.open(database.dataSource(), JournalSettings.DEFAULTS, Clock.systemUTC());
                Journal two = Journal.open(database.dataSource(), SMALL_WINDOW, Clock.systemUTC());
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Map<Integer, List<Future<List<Attempt>>>> writing = new HashMap<>();
            for (int seed = 0; seed < HISTORIES; seed++) {
                UUID community = new UUID(0x7000, 0x8000_0000_0000_0000L + seed);
                List<Future<List<Attempt>>> writers = new ArrayList<>();
                for (int writer = 0; writer < WRITERS; writer++) {
                    Journal journal = writer % 2 == 0 ? one : two;
                    Random random = new Random(seed * 31L + writer);
                    writers.add(threads.submit(() -> write(journal, community, random)));
                }
                writing.put(seed, writers);
                if (writing.size() == AT_ONCE) {
                    finish(writing, histories);
                }
            }
            finish(writing, histories);
        }
        List<StoredEntry> order;
        try (Journal after = Journal.open(database.dataSource(), JournalSettings.DEFAULTS, Clock.systemUTC())) {
            order = after.page(0, Journal.MAX_PAGE_ENTRIES);
        }
        histories.forEach((seed, attempts) -> attempts.forEach(attempt -> explain(seed, attempt, order)));
        assertThat(histories.values().stream().flatMap(List::stream).filter(attempt -> !attempt.succeeded()))
                .hasSizeGreaterThan(HISTORIES);
    }

    private static void finish(Map<Integer, List<Future<List<Attempt>>>> writing, Map<Integer, List<Attempt>> histories)
            throws InterruptedException, ExecutionException {
        for (Map.Entry<Integer, List<Future<List<Attempt>>>> history : writing.entrySet()) {
            List<Attempt> attempts = new ArrayList<>();
            for (Future<List<Attempt>> writer : history.getValue()) {
                attempts.addAll(writer.get());
            }
            histories.put(history.getKey(), attempts);
        }
        writing.clear();
    }

    private static List<Attempt> write(Journal journal, UUID community, Random random) {
        List<Attempt> attempts = new ArrayList<>();
        for (int i = 0; i < APPENDS_PER_WRITER; i++) {
            List<Criterion> criteria = List.of(criterion(community, random), criterion(community, random));
            long read = Math.max(0, journal.committed() - random.nextInt(60));
            Condition condition = new Condition(read, criteria);
            List<Draft> drafts = new ArrayList<>();
            for (int entries = 1 + random.nextInt(2); entries > 0; entries--) {
                drafts.add(Drafts.sealed(community, TYPES.get(random.nextInt(2)))
                        .tags(TAGS.get(random.nextInt(2)), TAGS.get(2 + random.nextInt(2)))
                        .parties("p" + random.nextInt(2))
                        .draft());
            }
            long place = place(journal, condition, drafts);
            attempts.add(new Attempt(condition, place == 0 ? 0 : place - drafts.size() + 1, journal.committed()));
        }
        return attempts;
    }

    private static long place(Journal journal, Condition condition, List<Draft> drafts) {
        try {
            return journal.append(condition, drafts).join().place();
        } catch (CompletionException e) {
            assertThat(e).hasCauseInstanceOf(ConflictException.class);
            return 0;
        }
    }

    private static Criterion criterion(UUID community, Random random) {
        Set<String> tags = switch (random.nextInt(4)) {
            case 0 -> Set.of();
            case 1 -> Set.of(TAGS.get(random.nextInt(2)), TAGS.get(2 + random.nextInt(2)));
            default -> Set.of(TAGS.get(random.nextInt(4)));
        };
        boolean typed = tags.isEmpty() || random.nextBoolean();
        return new Criterion(community, tags, typed ? Set.of(TYPES.get(random.nextInt(2))) : Set.of());
    }

    private static void explain(int seed, Attempt attempt, List<StoredEntry> order) {
        long read = attempt.condition().afterPlace();
        long until = attempt.succeeded() ? attempt.place() - 1 : attempt.committedAfter();
        // Places start at 1, so the entries after a place begin at its index.
        boolean matched = order.subList((int) read, (int) Math.max(read, until)).stream()
                .anyMatch(entry -> attempt.condition().criteria().stream().anyMatch(each -> matches(each, entry)));
        assertThat(matched).as("seed %s, %s", seed, attempt).isEqualTo(!attempt.succeeded());
    }

    /** What a criterion means, as plainly as it can be said. */
    private static boolean matches(Criterion criterion, StoredEntry entry) {
        return entry.community().equals(criterion.community())
                && entry.tags().containsAll(criterion.tags())
                && (criterion.types().isEmpty() || criterion.types().contains(entry.type()));
    }
}
