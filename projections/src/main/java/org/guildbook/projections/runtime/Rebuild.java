package org.guildbook.projections.runtime;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import org.axonframework.messaging.eventhandling.processing.streaming.segmenting.Segment;
import org.axonframework.messaging.eventhandling.processing.streaming.token.GlobalSequenceTrackingToken;
import org.axonframework.messaging.eventhandling.processing.streaming.token.store.TokenStore;
import org.guildbook.axon.RecordedEvents;
import org.guildbook.events.Recorded;
import org.guildbook.journal.Journal;
import org.guildbook.journal.StoredEntry;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Empties read models and builds them anew from the journal; then they follow the ledger again.
 *
 * <p>One pass for all of them: a page of entries is read and decoded once, while those before it are written by each read
 * model through the same code that lives on, several at a time. Each page commits its rows with the token, so that
 * a rebuild that is killed goes on live where it stopped. Readers see it grow: the as-of mark says how far it is.
 */
public final class Rebuild {

    /** Large, because a page folds what repeats in it, and an index takes in its rows in order. */
    static final int PAGE_ENTRIES = 20_000;

    private static final int LONGEST_STOP_SECONDS = 30;

    private final Processors processors;
    private final Journal journal;
    private final JdbcOperations db;
    private final TransactionTemplate transaction;
    private final TokenStore tokens;

    Rebuild(
            Processors processors,
            Journal journal,
            JdbcOperations db,
            PlatformTransactionManager transactions,
            TokenStore tokens) {
        this.processors = processors;
        this.journal = journal;
        this.db = db;
        this.transaction = new TransactionTemplate(transactions);
        this.tokens = tokens;
    }

    /**
     * Rebuilds read models together.
     *
     * @param progress is told the place that all of them have reached, after each page
     * @return the last place taken in
     */
    public long run(List<Projection> projections, LongConsumer progress) {
        List<Projection> stopped = new ArrayList<>();
        // While one statement runs in the database, another page of rows is prepared here.
        try (ExecutorService threads = Executors.newFixedThreadPool(
                2 * Runtime.getRuntime().availableProcessors(),
                Thread.ofPlatform().daemon().name("rebuild-", 0).factory())) {
            Map<Projection, CompletableFuture<Void>> done = new LinkedHashMap<>();
            for (Projection projection : projections) {
                stopped.add(projection);
                done.put(projection, processors.processor(projection).shutdown());
            }
            then(done, threads, this::empty);
            return pages(done, threads, progress);
        } finally {
            stopped.forEach(this::follow);
        }
    }

    /** Rebuilds every read model. */
    public long all(LongConsumer progress) {
        return run(processors.projections(), progress);
    }

    /**
     * Each read model takes the pages one after the other, and waits for the others only when it is a page ahead: so all
     * cores have something to do, and no more than three pages are in memory.
     */
    private long pages(Map<Projection, CompletableFuture<Void>> done, ExecutorService threads, LongConsumer progress) {
        CompletableFuture<Void> before = all(done);
        Page page = read(0);
        while (page.entries() > 0) {
            Page now = page;
            CompletableFuture<Page> next = CompletableFuture.supplyAsync(() -> read(now.place()), threads);
            then(done, threads, projection -> write(projection, now));
            before.join();
            before = all(done).thenRun(() -> progress.accept(now.place()));
            page = next.join();
        }
        long place = page.place();
        then(done, threads, projection -> settle(projection, place));
        before.join();
        all(done).join();
        return place;
    }

    /** The page after a place; without facts at the end of the ledger. */
    private Page read(long after) {
        List<StoredEntry> entries = journal.page(after, PAGE_ENTRIES);
        List<Recorded> facts = entries.stream()
                .map(RecordedEvents::find)
                .flatMap(Optional::stream)
                .toList();
        return new Page(
                facts,
                Marks.newest(facts),
                entries.size(),
                entries.isEmpty() ? after : entries.getLast().place());
    }

    /** Claims the token first: nobody else writes the tables from here on. */
    private void empty(Projection projection) {
        String name = projection.name();
        if (join(tokens.fetchSegments(name, null)).isEmpty()) {
            join(tokens.initializeTokenSegments(name, 1, new GlobalSequenceTrackingToken(0), null));
        }
        join(tokens.fetchToken(name, Segment.ROOT_SEGMENT, null));
        db.execute("TRUNCATE " + String.join(", ", projection.tables()));
        Marks.clear(db, name);
        processors.awaiting().forget(name);
        store(projection, 0);
    }

    private void write(Projection projection, Page page) {
        projection.apply(page.facts(), db);
        Marks.advance(db, projection.name(), page.newest(), page.place());
        store(projection, page.place());
    }

    /** Stores the token first: its row is then locked, and nobody can claim it however long this takes. */
    private void settle(Projection projection, long place) {
        store(projection, place);
        projection.settle(db);
    }

    private void store(Projection projection, long place) {
        join(tokens.storeToken(
                new GlobalSequenceTrackingToken(place), projection.name(), Segment.ROOT_SEGMENT.getSegmentId(), null));
    }

    /** Lets each read model do something next, in a transaction of its own. */
    private void then(
            Map<Projection, CompletableFuture<Void>> done, ExecutorService threads, Consumer<Projection> work) {
        done.replaceAll((projection, before) -> before.thenRunAsync(
                () -> transaction.executeWithoutResult(_ -> {
                    Scope.enter(db, ProjectionSchema.NAME);
                    work.accept(projection);
                }),
                threads));
    }

    private static CompletableFuture<Void> all(Map<Projection, CompletableFuture<Void>> done) {
        return CompletableFuture.allOf(done.values().toArray(CompletableFuture[]::new));
    }

    private void follow(Projection projection) {
        join(tokens.releaseClaim(projection.name(), Segment.ROOT_SEGMENT.getSegmentId(), null));
        join(processors.processor(projection).start());
    }

    private static <T> T join(CompletableFuture<T> future) {
        return future.orTimeout(LONGEST_STOP_SECONDS, TimeUnit.SECONDS).join();
    }

    /**
     * What is left of some entries.
     *
     * @param newest fact of each community
     * @param place of the last entry
     */
    private record Page(List<Recorded> facts, Collection<Recorded> newest, int entries, long place) {}
}
