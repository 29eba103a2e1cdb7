package org.guildbook.projections.runtime;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.LongConsumer;
import org.axonframework.messaging.eventhandling.processing.streaming.pooled.PooledStreamingEventProcessor;
import org.axonframework.messaging.eventhandling.processing.streaming.segmenting.Segment;
import org.axonframework.messaging.eventhandling.processing.streaming.token.GlobalSequenceTrackingToken;
import org.axonframework.messaging.eventhandling.processing.streaming.token.store.TokenStore;
import org.guildbook.axon.RecordedEvents;
import org.guildbook.events.Recorded;
import org.guildbook.journal.Journal;
import org.guildbook.journal.StoredEntry;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Empties a read model and builds it anew from the journal, page by page; then it follows the ledger again.
 *
 * <p>Each page commits its rows with the token, so that a rebuild that is killed goes on live where it stopped. Readers
 * see it grow: the as-of mark says how far it is.
 */
public final class Rebuild {

    static final int PAGE_ENTRIES = 5_000;

    private static final int LONGEST_STOP_SECONDS = 30;

    private final Processors processors;
    private final Journal journal;
    private final JdbcClient db;
    private final TransactionTemplate transaction;
    private final TokenStore tokens;

    Rebuild(
            Processors processors,
            Journal journal,
            JdbcClient db,
            PlatformTransactionManager transactions,
            TokenStore tokens) {
        this.processors = processors;
        this.journal = journal;
        this.db = db;
        this.transaction = new TransactionTemplate(transactions);
        this.tokens = tokens;
    }

    /**
     * Rebuilds one read model.
     *
     * @param progress is told the place reached after each page
     * @return the last place taken in
     */
    public long run(Projection projection, LongConsumer progress) {
        PooledStreamingEventProcessor processor = processors.processor(projection);
        join(processor.shutdown());
        try {
            transaction.executeWithoutResult(_ -> empty(projection));
            processors.awaiting().forget(projection.name());
            long place = 0;
            List<StoredEntry> page = journal.page(place, PAGE_ENTRIES);
            while (!page.isEmpty()) {
                place = page.getLast().place();
                long reached = place;
                List<Recorded> facts = page.stream().map(RecordedEvents::from).toList();
                transaction.executeWithoutResult(_ -> {
                    Batch.apply(projection, facts, reached, db);
                    store(projection, reached);
                });
                progress.accept(place);
                page = journal.page(place, PAGE_ENTRIES);
            }
            return place;
        } finally {
            join(tokens.releaseClaim(projection.name(), Segment.ROOT_SEGMENT.getSegmentId(), null));
            join(processor.start());
        }
    }

    /** Rebuilds every read model, one after the other. */
    public void all(LongConsumer progress) {
        processors.projections().forEach(projection -> run(projection, progress));
    }

    /** Claims the token first: nobody else writes the tables from here on. */
    private void empty(Projection projection) {
        String name = projection.name();
        if (join(tokens.fetchSegments(name, null)).isEmpty()) {
            join(tokens.initializeTokenSegments(name, 1, new GlobalSequenceTrackingToken(0), null));
        }
        join(tokens.fetchToken(name, Segment.ROOT_SEGMENT, null));
        Scope.enter(db, ProjectionSchema.NAME);
        db.sql("TRUNCATE " + String.join(", ", projection.tables())).update();
        Marks.clear(db, name);
        store(projection, 0);
    }

    private void store(Projection projection, long place) {
        join(tokens.storeToken(
                new GlobalSequenceTrackingToken(place), projection.name(), Segment.ROOT_SEGMENT.getSegmentId(), null));
    }

    private static <T> T join(CompletableFuture<T> future) {
        return future.orTimeout(LONGEST_STOP_SECONDS, TimeUnit.SECONDS).join();
    }
}
