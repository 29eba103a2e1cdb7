package org.guildbook.axon;

import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.function.UnaryOperator;
import org.axonframework.common.configuration.Configuration;
import org.axonframework.common.infra.ComponentDescriptor;
import org.axonframework.eventsourcing.CriteriaResolver;
import org.axonframework.eventsourcing.EventSourcedEntityFactory;
import org.axonframework.eventsourcing.annotation.AnnotationBasedEventCriteriaResolver;
import org.axonframework.eventsourcing.annotation.reflection.AnnotationBasedEventSourcedEntityFactory;
import org.axonframework.messaging.core.MessageTypeResolver;
import org.axonframework.messaging.core.annotation.ParameterResolverFactory;
import org.axonframework.messaging.core.conversion.MessageConverter;
import org.axonframework.messaging.core.unitofwork.ProcessingContext;
import org.axonframework.messaging.eventhandling.conversion.EventConverter;
import org.axonframework.modelling.entity.annotation.AnnotatedEntityMetamodel;
import org.axonframework.modelling.repository.ManagedEntity;
import org.axonframework.modelling.repository.Repository;
import org.guildbook.axon.StateCache.Remembered;
import org.guildbook.journal.Journal;
import org.guildbook.journal.StoredEntry;
import org.jspecify.annotations.Nullable;

/** Loads the states of one rule: what is remembered, and on top of it the facts recorded since. */
final class RememberingRepository<I, S> implements Repository.LifecycleManagement<I, S> {

    private final Class<I> idType;
    private final Class<S> rule;
    private final Journal journal;
    private final EntryMessages messages;
    private final StateCache cache;
    private final EventSourcedEntityFactory<I, S> initial;
    private final CriteriaResolver<I> boundary;
    private final Evolver<S> evolver;

    RememberingRepository(
            Class<I> idType,
            Class<S> rule,
            Journal journal,
            EntryMessages messages,
            StateCache cache,
            Configuration configuration) {
        this.idType = idType;
        this.rule = rule;
        this.journal = journal;
        this.cache = cache;
        this.messages = messages;
        ParameterResolverFactory parameters = configuration.getComponent(ParameterResolverFactory.class);
        MessageTypeResolver types = configuration.getComponent(MessageTypeResolver.class);
        EventConverter converter = configuration.getComponent(EventConverter.class);
        this.initial = new AnnotationBasedEventSourcedEntityFactory<>(rule, idType, parameters, types, converter);
        this.boundary = new AnnotationBasedEventCriteriaResolver<>(rule, idType, configuration);
        this.evolver = new Evolver<>(
                rule,
                AnnotatedEntityMetamodel.forConcreteType(
                        rule, parameters, types, configuration.getComponent(MessageConverter.class), converter));
    }

    /** Reads the journal itself and tells the attempt: Axon's way of sourcing would cost more than the facts it brings. */
    @Override
    public CompletableFuture<ManagedEntity<I, S>> load(I id, ProcessingContext context) {
        Attempt attempt = Attempt.in(context);
        StateCache.Key key = new StateCache.Key(attempt.community(), rule, id);
        Remembered<S> remembered = find(key);
        Remembered<S> before = remembered == null ? beforeFirst(id, attempt, context) : remembered;
        long upTo = journal.committed();
        List<StoredEntry> since = journal.read(before.boundary(), before.place(), upTo);
        S state = before.state();
        for (StoredEntry entry : since) {
            // What was erased tells nothing any more.
            if (entry.sealed() != null) {
                state = evolver.evolve(state, entry, messages, context);
            }
        }
        if (remembered == null || !since.isEmpty() || upTo - before.place() > StateCache.PLACES_BEHIND) {
            cache.keep(key, new Remembered<>(state, before.boundary(), upTo));
        }
        attempt.dependsOn(before.boundary(), upTo);
        return CompletableFuture.completedFuture(new Loaded<>(id, state));
    }

    @Override
    public CompletableFuture<ManagedEntity<I, S>> loadOrCreate(I id, ProcessingContext context) {
        return load(id, context);
    }

    /** The key holds the rule, so what is found under it is a state of this rule. */
    @SuppressWarnings("unchecked")
    private @Nullable Remembered<S> find(StateCache.Key key) {
        return (Remembered<S>) cache.find(key);
    }

    private Remembered<S> beforeFirst(I id, Attempt attempt, ProcessingContext context) {
        S state = Objects.requireNonNull(initial.create(id, null, context));
        return new Remembered<>(state, Criteria.of(boundary.resolve(id, context), attempt.community()), 0);
    }

    @Override
    public ManagedEntity<I, S> persist(I id, S state, ProcessingContext context) {
        throw new UnsupportedOperationException("a state follows from facts and is never stored");
    }

    @Override
    public ManagedEntity<I, S> attach(ManagedEntity<I, S> entity, ProcessingContext context) {
        throw new UnsupportedOperationException("a state follows from facts and is never stored");
    }

    @Override
    public Class<S> entityType() {
        return rule;
    }

    @Override
    public Class<I> idType() {
        return idType;
    }

    @Override
    public void describeTo(ComponentDescriptor descriptor) {
        descriptor.describeProperty("rule", rule);
    }

    private record Loaded<I, S>(I identifier, S entity) implements ManagedEntity<I, S> {

        @Override
        public S applyStateChange(UnaryOperator<S> change) {
            throw new UnsupportedOperationException("a decision changes nothing but by its facts");
        }
    }
}
