package org.guildbook.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.guildbook.journal.Condition;
import org.guildbook.journal.Draft;
import org.guildbook.journal.Journal;

/** Appends many entries without deciding anything: big appends, a few at a time. */
final class BulkAppend {

    private static final int NUMBERS_PER_APPEND = 300;

    private static final int APPENDS_IN_FLIGHT = 8;

    private BulkAppend() {}

    /** Appends what {@code drafts} makes of each number from 0; those of one number, three at most, stay together. */
    static void to(Journal journal, int numbers, IntFunction<Stream<Draft>> drafts) {
        Semaphore room = new Semaphore(APPENDS_IN_FLIGHT);
        List<Future<?>> appends = new ArrayList<>();
        try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int from = 0; from < numbers; from += NUMBERS_PER_APPEND) {
                IntStream some = IntStream.range(from, Math.min(numbers, from + NUMBERS_PER_APPEND));
                room.acquire();
                appends.add(executor.submit(() -> {
                    try {
                        return journal.append(
                                        Condition.NONE,
                                        some.mapToObj(drafts)
                                                .flatMap(each -> each)
                                                .toList())
                                .get();
                    } finally {
                        room.release();
                    }
                }));
            }
            for (Future<?> append : appends) {
                append.get();
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException("not appended", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
