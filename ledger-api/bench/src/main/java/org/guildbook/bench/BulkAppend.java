package org.guildbook.bench;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
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
        AtomicInteger next = new AtomicInteger();
        Crew.run(APPENDS_IN_FLIGHT, () -> {
            for (int from = next.getAndAdd(NUMBERS_PER_APPEND);
                    from < numbers;
                    from = next.getAndAdd(NUMBERS_PER_APPEND)) {
                List<Draft> some = IntStream.range(from, Math.min(numbers, from + NUMBERS_PER_APPEND))
                        .mapToObj(drafts)
                        .flatMap(each -> each)
                        .toList();
                journal.append(Condition.NONE, some).get();
            }
        });
    }
}
