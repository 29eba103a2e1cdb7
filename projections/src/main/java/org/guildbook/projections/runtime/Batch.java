package org.guildbook.projections.runtime;

import java.util.ArrayList;
import java.util.List;
import org.axonframework.messaging.core.Context.ResourceKey;
import org.axonframework.messaging.core.Message;
import org.axonframework.messaging.core.MessageStream;
import org.axonframework.messaging.core.unitofwork.ProcessingContext;
import org.axonframework.messaging.eventhandling.EventMessage;
import org.axonframework.messaging.eventhandling.processing.streaming.token.TrackingToken;
import org.guildbook.axon.RecordedEvents;
import org.guildbook.events.Recorded;
import org.springframework.jdbc.core.JdbcOperations;

/**
 * Collects the facts of one batch of Axon's and applies them at its end.
 *
 * <p>Applied while the batch prepares its commit, because an exception there fails the whole batch; one thrown by a
 * single handler is forgotten when a later event succeeds.
 */
final class Batch {

    private final Projection projection;
    private final JdbcOperations db;
    private final AwaitPosition reached;
    private final ResourceKey<List<Recorded>> collected = ResourceKey.withLabel("facts of the batch");

    Batch(Projection projection, JdbcOperations db, AwaitPosition reached) {
        this.projection = projection;
        this.db = db;
        this.reached = reached;
    }

    MessageStream.Empty<Message> add(EventMessage event, ProcessingContext context) {
        List<Recorded> facts = context.getResource(collected);
        if (facts == null) {
            facts = new ArrayList<>();
            context.putResource(collected, facts);
            List<Recorded> page = facts;
            context.runOnPrepareCommit(now -> write(page, now));
            context.runOnAfterCommit(_ -> reached.advanced(projection.name(), page));
        }
        facts.add(RecordedEvents.from(event));
        return MessageStream.empty();
    }

    private void write(List<Recorded> page, ProcessingContext context) {
        long place = TrackingToken.fromContext(context)
                .orElseThrow(() -> new IllegalStateException("a batch without its token"))
                .position()
                .orElseThrow();
        apply(projection, page, place, db);
    }

    /** Rows and mark in the transaction of the caller. */
    static void apply(Projection projection, List<Recorded> page, long place, JdbcOperations db) {
        Scope.enter(db, ProjectionSchema.NAME);
        projection.apply(page, db);
        projection.settle(db);
        Marks.advance(db, projection.name(), Marks.newest(page), place);
    }
}
