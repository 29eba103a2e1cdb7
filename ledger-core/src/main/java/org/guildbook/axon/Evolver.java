package org.guildbook.axon;

import java.lang.invoke.LambdaMetafactory;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BiFunction;
import org.axonframework.eventsourcing.annotation.EventSourcingHandler;
import org.axonframework.messaging.core.unitofwork.ProcessingContext;
import org.axonframework.modelling.EntityEvolver;
import org.guildbook.journal.StoredEntry;

/**
 * Applies facts to the states of a rule: directly where a handler takes the fact alone, else through Axon, which resolves
 * further parameters and takes many times longer.
 */
final class Evolver<S> {

    private final Map<Class<?>, BiFunction<Object, Object, Object>> handlers = new HashMap<>();
    private final EntityEvolver<S> axon;

    /** @throws IllegalArgumentException if a handler takes no concrete fact: it would silently never be called */
    Evolver(Class<S> rule, EntityEvolver<S> axon) {
        this.axon = axon;
        for (Method method : rule.getDeclaredMethods()) {
            if (method.isAnnotationPresent(EventSourcingHandler.class)) {
                Class<?> fact = method.getParameterTypes()[0];
                if (Modifier.isAbstract(fact.getModifiers())) {
                    throw new IllegalArgumentException(method + " must take a concrete fact");
                }
                if (method.getParameterCount() == 1) {
                    handlers.put(fact, function(method));
                }
            }
        }
    }

    @SuppressWarnings("unchecked")
    S evolve(S state, StoredEntry entry, EntryMessages messages, ProcessingContext context) {
        Object fact = messages.fact(entry);
        BiFunction<Object, Object, Object> handler = handlers.get(fact.getClass());
        return handler == null ? axon.evolve(state, messages.message(entry), context) : (S) handler.apply(state, fact);
    }

    /** What a method reference would be: it is called directly, while a handle in a field is called with checks. */
    @SuppressWarnings("unchecked")
    private static BiFunction<Object, Object, Object> function(Method method) {
        try {
            MethodHandles.Lookup lookup =
                    MethodHandles.privateLookupIn(method.getDeclaringClass(), MethodHandles.lookup());
            MethodHandle handler = lookup.unreflect(method);
            return (BiFunction<Object, Object, Object>) LambdaMetafactory.metafactory(
                            lookup,
                            "apply",
                            MethodType.methodType(BiFunction.class),
                            MethodType.methodType(Object.class, Object.class, Object.class),
                            handler,
                            handler.type())
                    .getTarget()
                    .invoke();
        } catch (Throwable e) {
            throw new IllegalStateException("cannot call " + method, e);
        }
    }
}
