package org.guildbook.axon;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.axonframework.eventsourcing.eventstore.ConsistencyMarker;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine.AppendTransaction;
import org.axonframework.eventsourcing.eventstore.GlobalIndexConsistencyMarker;
import org.axonframework.messaging.core.unitofwork.ProcessingContext;
import org.guildbook.decision.Refused;
import org.guildbook.journal.Appended;
import org.guildbook.journal.Condition;
import org.guildbook.journal.ConflictException;
import org.guildbook.journal.Criterion;
import org.guildbook.journal.Draft;
import org.guildbook.journal.Journal;
import org.guildbook.journal.RefusedDraftException;
import org.guildbook.journal.Stamp;
import org.guildbook.values.Sha256;
import org.jspecify.annotations.Nullable;

/** The drafts of one decision on their way into the journal: appended as one in {@link #commit}. */
final class JournalAppend implements AppendTransaction<ConsistencyMarker> {

    private final Journal journal;
    private final Attempt attempt;
    private final Condition condition;
    private final List<Draft> drafts;
    private final Consumer<Appended> recorded;
    private final AtomicBoolean finished = new AtomicBoolean();

    /** @param recorded told first what the drafts became */
    JournalAppend(
            Journal journal, Attempt attempt, Condition condition, List<Draft> drafts, Consumer<Appended> recorded) {
        this.journal = journal;
        this.attempt = attempt;
        this.condition = condition;
        this.drafts = drafts;
        this.recorded = recorded;
    }

    @Override
    public CompletableFuture<ConsistencyMarker> commit(@Nullable ProcessingContext context) {
        if (finished.getAndSet(true)) {
            return CompletableFuture.failedFuture(new IllegalStateException("already committed or rolled back"));
        }
        return journal.append(condition, drafts).handle((appended, failure) -> {
            if (appended == null) {
                throw new CompletionException(failure(failure));
            }
            recorded.accept(appended);
            attempt.recorded(receipt(appended));
            return new GlobalIndexConsistencyMarker(appended.place());
        });
    }

    @Override
    public void rollback(@Nullable ProcessingContext context) {
        finished.set(true);
    }

    @Override
    public CompletableFuture<ConsistencyMarker> afterCommit(
            ConsistencyMarker marker, @Nullable ProcessingContext context) {
        return CompletableFuture.completedFuture(marker);
    }

    private static Receipt receipt(Appended appended) {
        Stamp last = appended.stamps().getLast();
        return new Receipt(last.position(), Sha256.of(last.hash()), last.at(), last.document(), false);
    }

    private Throwable failure(Throwable failure) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        return switch (cause) {
            case ConflictException _ -> new BoundaryConflictException(contended());
            case RefusedDraftException refused ->
                new Refused("not-recordable").with("reason", String.valueOf(refused.getMessage()));
            default -> cause;
        };
    }

    /** The criteria that were hit; all of them if that cannot be seen from here yet. */
    private List<Criterion> contended() {
        long upTo = journal.committed();
        List<Criterion> hit = condition.criteria().stream()
                .filter(criterion -> !journal.read(List.of(criterion), condition.afterPlace(), upTo)
                        .isEmpty())
                .toList();
        return hit.isEmpty() ? condition.criteria() : hit;
    }
}
