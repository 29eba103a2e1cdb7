package org.guildbook.axon;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.HashMap;
import java.util.Map;
import org.axonframework.eventsourcing.annotation.EventSourcingHandler;
import org.axonframework.messaging.core.unitofwork.ProcessingContext;
import org.axonframework.messaging.eventhandling.EventMessage;
import org.axonframework.modelling.EntityEvolver;

/**
 * Applies facts to the states of a rule: directly where a handler takes the fact alone, else through Axon, which resolves
 * further parameters and takes many times longer.
 */
final class Evolver<S> {

    private final Map<Class<?>, MethodHandle> handlers = new HashMap<>();
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
                    handlers.put(fact, handle(method));
                }
            }
        }
    }

    @SuppressWarnings("unchecked")
    S evolve(S state, EventMessage message, ProcessingContext context) {
        Object fact = message.payload();
        MethodHandle handler = fact == null ? null : handlers.get(fact.getClass());
        if (handler == null) {
            return axon.evolve(state, message, context);
        }
        try {
            return (S) handler.invokeExact((Object) state, fact);
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException("a handler of facts threw a checked exception", e);
        }
    }

    private static MethodHandle handle(Method method) {
        try {
            method.setAccessible(true);
            return MethodHandles.lookup()
                    .unreflect(method)
                    .asType(MethodType.methodType(Object.class, Object.class, Object.class));
        } catch (IllegalAccessException e) {
            throw new IllegalStateException("cannot call " + method, e);
        }
    }
}
