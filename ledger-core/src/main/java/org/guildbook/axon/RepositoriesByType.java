package org.guildbook.axon;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.axonframework.messaging.core.unitofwork.ProcessingContext;
import org.axonframework.modelling.MissingRepositoryException;
import org.axonframework.modelling.RepositoryAlreadyRegisteredException;
import org.axonframework.modelling.StateManager;
import org.axonframework.modelling.repository.ManagedEntity;
import org.axonframework.modelling.repository.Repository;
import org.jspecify.annotations.Nullable;

/** Repositories by the type of their states; Axon's own manager goes through all of them for every state it loads. */
final class RepositoriesByType implements StateManager {

    private final Map<Class<?>, Repository<?, ?>> repositories = new ConcurrentHashMap<>();

    @Override
    public <I, T> StateManager register(Repository<I, T> repository) {
        Repository<?, ?> registered = repositories.putIfAbsent(repository.entityType(), repository);
        if (registered != null) {
            throw new RepositoryAlreadyRegisteredException(repository, registered);
        }
        return this;
    }

    /** A repository registered for ids of this type has the type parameters of its two classes. */
    @Override
    @SuppressWarnings("unchecked")
    public <I, T> @Nullable Repository<I, T> repository(Class<T> type, Class<I> idType) {
        Repository<?, ?> registered = repositories.get(type);
        return registered != null && registered.idType().isAssignableFrom(idType)
                ? (Repository<I, T>) registered
                : null;
    }

    @Override
    @SuppressWarnings("unchecked")
    public <I, T> CompletableFuture<ManagedEntity<I, T>> loadManagedEntity(
            Class<T> type, I id, ProcessingContext context) {
        Repository<I, T> repository = repository(type, (Class<I>) id.getClass());
        if (repository == null) {
            throw new MissingRepositoryException(id.getClass(), type);
        }
        return repository.loadOrCreate(id, context);
    }

    @Override
    public Set<Class<?>> registeredEntities() {
        return Set.copyOf(repositories.keySet());
    }

    @Override
    public Set<Class<?>> registeredIdsFor(Class<?> type) {
        Repository<?, ?> registered = repositories.get(type);
        return registered == null ? Set.of() : Set.of(registered.idType());
    }
}
