package org.guildbook.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class RecentWindowTest {

    private static final UUID ONE = new UUID(0, 1);
    private static final UUID TWO = new UUID(0, 2);

    @Test
    void it_finds_what_a_scan_of_the_newest_entries_finds() {
        Random random = new Random(1);
        RecentWindow window = window(50, Integer.MAX_VALUE, 7);
        List<StoredEntry> all = new ArrayList<>();
        for (long place = 8; place < 500; place++) {
            StoredEntry added = entry(place, random);
            all.add(added);
            promiseAndTakeBack(window, place, random);
            window.add(added);
            window.commit(place);
            long floor = Math.max(7, place - 50);
            assertThat(window.floor()).isEqualTo(floor);
            long after = floor + random.nextInt(20);
            long upTo = Math.min(place, after + random.nextInt(40));
            List<Criterion> criteria = List.of(criterion(random), criterion(random));
            List<StoredEntry> expected = all.stream()
                    .filter(each -> each.place() > after && each.place() <= upTo)
                    .filter(each -> criteria.stream().anyMatch(criterion -> matches(criterion, each)))
                    .toList();
            if (after <= upTo) {
                assertThat(window.read(criteria, after, upTo).orElseThrow()).isEqualTo(expected);
            }
            assertThat(window.anyMatch(criteria, after).orElseThrow())
                    .isEqualTo(all.stream()
                            .filter(each -> each.place() > after)
                            .anyMatch(each -> criteria.stream().anyMatch(criterion -> matches(criterion, each))));
        }
    }

    @Test
    void it_says_so_when_it_does_not_reach_back() {
        RecentWindow window = window(2, Integer.MAX_VALUE, 0);
        Random random = new Random(2);
        for (long place = 1; place <= 3; place++) {
            window.add(entry(place, random));
        }
        window.commit(3);
        assertThat(window.page(0, 3)).isEmpty();
        assertThat(window.page(1, 3).orElseThrow()).hasSize(2);
        assertThat(window.page(1, 4)).isEmpty();
        assertThat(window.read(List.of(), 0, 3)).isEmpty();
        List<Criterion> nothing = List.of(new Criterion(ONE, Set.of("c:0"), Set.of()));
        assertThat(window.anyMatch(nothing, 0)).isEmpty();
        assertThat(window.anyMatch(nothing, 1)).contains(false);
        window.reset(9);
        assertThat(window.page(9, 9).orElseThrow()).isEmpty();
        assertThat(window.page(8, 9)).isEmpty();
    }

    @Test
    void its_bytes_are_bounded_but_the_newest_entry_stays() {
        RecentWindow window = window(1_000, 3_000, 0);
        for (long place = 1; place <= 100; place++) {
            window.add(entry(place, new Random(3)));
            window.commit(place);
        }
        assertThat(window.floor()).isBetween(93L, 97L);
        RecentWindow tiny = window(1_000, 1, 0);
        tiny.add(entry(1, new Random(3)));
        tiny.add(entry(2, new Random(3)));
        assertThat(tiny.floor()).isZero();
        tiny.commit(2);
        assertThat(tiny.floor()).isEqualTo(1);
    }

    @Test
    void what_is_only_promised_stands_against_conditions_and_is_not_read() {
        RecentWindow window = window(2, Integer.MAX_VALUE, 0);
        List<Criterion> everything =
                List.of(new Criterion(ONE, Set.of(), Set.of()), new Criterion(TWO, Set.of(), Set.of()));
        for (long place = 1; place <= 5; place++) {
            window.add(entry(place, new Random(place)));
        }
        assertThat(window.anyMatch(everything, 4)).contains(true);
        assertThat(window.floor()).as("nothing promised is forgotten").isZero();
        assertThat(window.read(everything, 0, 1)).isEmpty();
        window.commit(4);
        assertThat(window.floor()).isEqualTo(3);
        assertThat(window.page(3, 4).orElseThrow()).hasSize(1);
        assertThat(window.page(3, 5)).isEmpty();
        window.rollBack();
        assertThat(window.anyMatch(everything, 4)).contains(false);
        assertThat(window.anyMatch(everything, 3)).contains(true);
    }

    @Test
    void it_refuses_a_gap() {
        RecentWindow window = window(2, Integer.MAX_VALUE, 0);
        assertThatIllegalStateException().isThrownBy(() -> window.add(entry(2, new Random(4))));
    }

    @Test
    void whoever_reads_while_it_changes_sees_all_or_is_told_that_it_cannot() throws Exception {
        RecentWindow window = window(40, Integer.MAX_VALUE, 0);
        List<Criterion> odd = List.of(new Criterion(ONE, Set.of("odd:true"), Set.of()));
        AtomicInteger answers = new AtomicInteger();
        Future<?> reader;
        try (ExecutorService executor = Executors.newSingleThreadExecutor()) {
            reader = executor.submit(() -> {
                while (window.committed() < 200_000) {
                    long upTo = window.committed();
                    long after = Math.max(0, upTo - 40);
                    window.read(odd, after, upTo).ifPresent(found -> {
                        answers.incrementAndGet();
                        assertThat(found.stream().map(StoredEntry::place))
                                .containsExactlyElementsOf(LongStream.rangeClosed(after + 1, upTo)
                                        .filter(place -> place % 2 == 1)
                                        .boxed()
                                        .toList());
                    });
                }
            });
            Random random = new Random(5);
            for (long place = 1; place <= 200_000; place++) {
                promiseAndTakeBack(window, place, random);
                window.add(entry(place, ONE, "x.1", List.of("odd:" + (place % 2 == 1))));
                window.commit(place);
            }
        }
        reader.get();
        assertThat(answers).hasPositiveValue();
    }

    @Test
    void what_is_not_indexed_is_not_forgotten() {
        RecentWindow window = new RecentWindow(2, Integer.MAX_VALUE, 0);
        for (long place = 1; place <= 5; place++) {
            window.add(entry(place, new Random(place)));
            window.commit(place);
        }
        assertThat(window.floor()).isZero();
        assertThat(window.isStuck(1)).isTrue();
        assertThat(window.isStuck(3)).isFalse();
        window.indexed(1);
        assertThat(window.isStuck(1)).isFalse();
        window.commit(5);
        assertThat(window.floor()).isEqualTo(1);
        window.indexed(5);
        window.commit(5);
        assertThat(window.floor()).isEqualTo(3);
    }

    /** Of entries that are all indexed. */
    private static RecentWindow window(int maxEntries, int maxBytes, long floor) {
        RecentWindow window = new RecentWindow(maxEntries, maxBytes, floor);
        window.indexed(Long.MAX_VALUE);
        return window;
    }

    private static void promiseAndTakeBack(RecentWindow window, long from, Random random) {
        for (long place = from; place < from + random.nextInt(5); place++) {
            window.add(entry(place, random));
        }
        window.rollBack();
    }

    private static StoredEntry entry(long place, Random random) {
        return entry(
                place,
                random.nextBoolean() ? ONE : TWO,
                "x." + random.nextInt(3),
                List.of("a:" + random.nextInt(3), "b:" + random.nextInt(3)));
    }

    private static StoredEntry entry(long place, UUID community, String type, List<String> tags) {
        return new StoredEntry(
                place,
                community,
                place,
                new UUID(1, place),
                type,
                1,
                Instant.EPOCH,
                tags,
                new byte[2],
                null,
                null,
                new byte[32]);
    }

    private static Criterion criterion(Random random) {
        Set<String> tags = switch (random.nextInt(3)) {
            case 0 -> Set.of();
            case 1 -> Set.of("a:" + random.nextInt(3));
            default -> Set.of("a:" + random.nextInt(3), "b:" + random.nextInt(3));
        };
        Set<String> types = random.nextBoolean() ? Set.of() : Set.of("x." + random.nextInt(3), "x.9");
        return new Criterion(random.nextBoolean() ? ONE : TWO, tags, types);
    }

    private static boolean matches(Criterion criterion, StoredEntry entry) {
        return entry.community().equals(criterion.community())
                && entry.tags().containsAll(criterion.tags())
                && (criterion.types().isEmpty() || criterion.types().contains(entry.type()));
    }
}
