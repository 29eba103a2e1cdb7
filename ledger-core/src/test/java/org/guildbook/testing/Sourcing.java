package org.guildbook.testing;

import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.axonframework.eventsourcing.annotation.EventCriteriaBuilder;
import org.axonframework.eventsourcing.annotation.EventSourcingHandler;
import org.axonframework.eventsourcing.annotation.reflection.EntityCreator;
import org.axonframework.messaging.core.QualifiedName;
import org.axonframework.messaging.core.annotation.MetadataValue;
import org.axonframework.messaging.eventhandling.annotation.Timestamp;
import org.axonframework.messaging.eventstreaming.EventCriteria;
import org.axonframework.messaging.eventstreaming.Tag;
import org.guildbook.events.Fact;
import org.guildbook.events.LedgerEvent;
import org.guildbook.events.Stored;
import org.guildbook.values.Id;

/** Folds states the way the ledger does, from a list of facts: boundary first, then one {@code on} per fact. */
record Sourcing(List<Decisions.Given> facts) {

    Object load(Class<?> entity, Object id) {
        try {
            EventCriteria boundary =
                    (EventCriteria) only(entity, EventCriteriaBuilder.class).invoke(null, id);
            Object state = creator(entity).newInstance(id);
            for (Decisions.Given given : facts) {
                if (boundary.matches(nameOf(given.fact()), tagsOf(given.fact()))) {
                    state = evolve(state, given);
                }
            }
            return state;
        } catch (ReflectiveOperationException e) {
            throw new LinkageError("cannot fold " + entity, e);
        }
    }

    private static Object evolve(Object state, Decisions.Given given) throws ReflectiveOperationException {
        for (Method method : state.getClass().getDeclaredMethods()) {
            if (method.isAnnotationPresent(EventSourcingHandler.class)
                    && method.getParameterTypes()[0].equals(given.fact().getClass())) {
                method.setAccessible(true);
                Object[] arguments = Arrays.stream(method.getParameters())
                        .map(parameter -> argument(parameter, given))
                        .toArray();
                return Objects.requireNonNull(method.invoke(state, arguments));
            }
        }
        throw new AssertionError("%s reads %s and has no handler for it".formatted(state.getClass(), given.fact()));
    }

    private static Object argument(Parameter parameter, Decisions.Given given) {
        if (parameter.isAnnotationPresent(Timestamp.class)) {
            return given.at();
        }
        MetadataValue metadata = parameter.getAnnotation(MetadataValue.class);
        if (metadata == null) {
            return given.fact();
        }
        if (!metadata.value().equals("hash")) {
            throw new AssertionError("unknown metadata " + metadata.value());
        }
        return given.hash();
    }

    private static Constructor<?> creator(Class<?> entity) {
        Constructor<?> creator = Arrays.stream(entity.getDeclaredConstructors())
                .filter(constructor -> constructor.isAnnotationPresent(EntityCreator.class))
                .findFirst()
                .orElseThrow();
        creator.setAccessible(true);
        return creator;
    }

    private static Method only(Class<?> entity, Class<? extends java.lang.annotation.Annotation> annotation) {
        Method method = Arrays.stream(entity.getDeclaredMethods())
                .filter(candidate -> candidate.isAnnotationPresent(annotation))
                .findFirst()
                .orElseThrow();
        method.setAccessible(true);
        return method;
    }

    private static QualifiedName nameOf(LedgerEvent fact) {
        return new QualifiedName(fact.getClass().getAnnotation(Fact.class).value());
    }

    /** Written apart from the encoding's own rule, so that the two check each other. */
    private static Set<Tag> tagsOf(LedgerEvent fact) throws ReflectiveOperationException {
        Set<Tag> tags = new HashSet<>();
        fact.computedTags().forEach(tag -> tags.add(Tag.of(tag.key(), tag.value())));
        addRoles(fact, tags);
        return tags;
    }

    private static void addRoles(Object holder, Set<Tag> tags) throws ReflectiveOperationException {
        for (RecordComponent component : holder.getClass().getRecordComponents()) {
            Method accessor = component.getAccessor();
            accessor.setAccessible(true);
            Object value = accessor.invoke(holder);
            if (value instanceof Collection<?> many) {
                String singular = roleOf(component).replaceAll("s$", "");
                for (Object one : many) {
                    addRole(singular, one, tags);
                }
            } else if (value != null) {
                addRole(roleOf(component), value, tags);
            }
        }
    }

    private static String roleOf(RecordComponent component) {
        Stored stored = component.getAnnotation(Stored.class);
        return stored == null ? component.getName() : stored.value();
    }

    private static void addRole(String role, Object value, Set<Tag> tags) throws ReflectiveOperationException {
        if (value instanceof Id id) {
            tags.add(Tag.of(role, id.value().toString()));
        } else if (value instanceof Record nested
                && value.getClass().getPackageName().startsWith("org.guildbook")) {
            addRoles(nested, tags);
        }
    }
}
