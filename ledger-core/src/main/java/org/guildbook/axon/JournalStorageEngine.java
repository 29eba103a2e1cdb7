package org.guildbook.axon;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.axonframework.common.infra.ComponentDescriptor;
import org.axonframework.eventsourcing.eventstore.AppendCondition;
import org.axonframework.eventsourcing.eventstore.ConsistencyMarker;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.eventsourcing.eventstore.GlobalIndexConsistencyMarker;
import org.axonframework.eventsourcing.eventstore.GlobalIndexPosition;
import org.axonframework.eventsourcing.eventstore.SourcingCondition;
import org.axonframework.eventsourcing.eventstore.TaggedEventMessage;
import org.axonframework.messaging.core.Context;
import org.axonframework.messaging.core.Context.ResourceKey;
import org.axonframework.messaging.core.MessageStream;
import org.axonframework.messaging.core.SimpleEntry;
import org.axonframework.messaging.core.unitofwork.ProcessingContext;
import org.axonframework.messaging.eventhandling.EventMessage;
import org.axonframework.messaging.eventhandling.TerminalEventMessage;
import org.axonframework.messaging.eventhandling.processing.streaming.token.GlobalSequenceTrackingToken;
import org.axonframework.messaging.eventhandling.processing.streaming.token.TrackingToken;
import org.axonframework.messaging.eventstreaming.StreamingCondition;
import org.guildbook.journal.Condition;
import org.guildbook.journal.Criterion;
import org.guildbook.journal.Draft;
import org.guildbook.journal.Journal;
import org.guildbook.journal.StoredEntry;
import org.jspecify.annotations.Nullable;

/**
 * Axon's event storage on the journal.
 *
 * <p>Tokens and consistency markers are places in the order of the whole database, from 1. What a decision reads and
 * writes is scoped to the community of its {@link Attempt}; only processors read across communities.
 */
final class JournalStorageEngine implements EventStorageEngine {

    /** On each entry of a sourced stream: the entry as it is stored. */
    static final ResourceKey<StoredEntry> STORED = ResourceKey.withLabel("stored");

    private final Journal journal;
    private final EntryMessages messages;
    private final DecisionQueue queue;

    JournalStorageEngine(Journal journal, EntryMessages messages, DecisionQueue queue) {
        this.journal = journal;
        this.messages = messages;
        this.queue = queue;
    }

    @Override
    public CompletableFuture<AppendTransaction<?>> appendEvents(
            AppendCondition condition, @Nullable ProcessingContext context, List<TaggedEventMessage<?>> events) {
        if (events.isEmpty()) {
            return CompletableFuture.completedFuture(new NothingToAppend());
        }
        try {
            Attempt attempt = Attempt.in(context);
            List<Draft> drafts = new ArrayList<>(events.size());
            for (TaggedEventMessage<?> event : events) {
                drafts.add(messages.draft(attempt, event.event(), Criteria.texts(event.tags())));
            }
            if (attempt.dryRun()) {
                return CompletableFuture.completedFuture(new NothingToAppend());
            }
            Condition boundary = attempt.boundaryWith(Criteria.condition(condition, attempt.community()));
            List<Criterion> busy = attempt.inLine() ? List.of() : queue.busy(boundary.criteria());
            if (!busy.isEmpty()) {
                return CompletableFuture.failedFuture(new BoundaryConflictException(busy));
            }
            if (!attempt.inLine()) {
                drafts.forEach(draft -> queue.letPass(draft.community(), draft.tags()));
            }
            return CompletableFuture.completedFuture(new JournalAppend(
                    journal, attempt, boundary, drafts, appended -> messages.appended(events, appended)));
        } catch (RuntimeException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    @Override
    public MessageStream<EventMessage> source(SourcingCondition condition, @Nullable ProcessingContext context) {
        List<Criterion> criteria =
                Criteria.of(condition.criteria(), Attempt.in(context).community());
        long after = Math.max(0, GlobalIndexPosition.toIndex(condition.start()));
        long upTo = journal.committed();
        MessageStream<EventMessage> end = MessageStream.just(
                TerminalEventMessage.INSTANCE,
                _ -> Context.with(ConsistencyMarker.RESOURCE_KEY, new GlobalIndexConsistencyMarker(upTo)));
        List<StoredEntry> entries = journal.read(criteria, after, upTo);
        return entries.isEmpty()
                ? end
                : MessageStream.fromStream(entries.stream(), messages::message, JournalStorageEngine::sourced)
                        .concatWith(end);
    }

    @Override
    public MessageStream<EventMessage> stream(StreamingCondition condition, @Nullable ProcessingContext context) {
        return new JournalTail(journal, condition, entry -> new SimpleEntry<>(messages.message(entry), at(entry)));
    }

    @Override
    public CompletableFuture<TrackingToken> firstToken(@Nullable ProcessingContext context) {
        return CompletableFuture.completedFuture(new GlobalSequenceTrackingToken(0));
    }

    @Override
    public CompletableFuture<TrackingToken> latestToken(@Nullable ProcessingContext context) {
        return CompletableFuture.completedFuture(new GlobalSequenceTrackingToken(journal.committed()));
    }

    @Override
    public CompletableFuture<TrackingToken> tokenAt(Instant at, @Nullable ProcessingContext context) {
        return CompletableFuture.completedFuture(new GlobalSequenceTrackingToken(journal.placeBefore(at)));
    }

    @Override
    public void describeTo(ComponentDescriptor descriptor) {
        descriptor.describeProperty("journal", journal.getClass().getName());
    }

    private static Context sourced(StoredEntry entry) {
        return at(entry).withResource(STORED, entry);
    }

    private static Context at(StoredEntry entry) {
        return TrackingToken.addToContext(Context.empty(), new GlobalSequenceTrackingToken(entry.place()));
    }

    /** Of an empty list of events, and of a dry run. */
    private static final class NothingToAppend implements AppendTransaction<ConsistencyMarker> {

        @Override
        public CompletableFuture<ConsistencyMarker> commit(@Nullable ProcessingContext context) {
            return CompletableFuture.completedFuture(ConsistencyMarker.ORIGIN);
        }

        @Override
        public void rollback(@Nullable ProcessingContext context) {
            // nothing was appended
        }

        @Override
        public CompletableFuture<ConsistencyMarker> afterCommit(
                ConsistencyMarker marker, @Nullable ProcessingContext context) {
            return CompletableFuture.completedFuture(marker);
        }
    }
}
