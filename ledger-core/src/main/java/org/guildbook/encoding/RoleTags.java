package org.guildbook.encoding;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import org.guildbook.events.LedgerEvent;
import org.guildbook.values.Id;
import org.guildbook.values.PartyId;
import org.guildbook.values.Tag;
import org.jspecify.annotations.Nullable;

/**
 * The tags of a fact: every id under the name of its role, also inside lists and nested records, and the computed tags.
 *
 * <p>By role and never by the type of the id: a referrer must not be found where a candidate is looked for.
 */
final class RoleTags {

    /** Reaches the ids below one component. */
    private record Path(RecordShape.Component component, Visit visit) {}

    private interface Visit {
        void each(Object value, BiConsumer<String, Id> found);
    }

    private final List<Path> paths;

    private RoleTags(List<Path> paths) {
        this.paths = paths;
    }

    static RoleTags of(Class<?> record) {
        List<Path> paths = new ArrayList<>();
        for (RecordShape.Component component : RecordShape.of(record).components()) {
            Visit visit = visit(component.name(), component.declared().getGenericType());
            if (visit != null) {
                paths.add(new Path(component, visit));
            }
        }
        return new RoleTags(List.copyOf(paths));
    }

    Set<Tag> tags(LedgerEvent fact) {
        Set<Tag> tags = new HashSet<>(fact.computedTags());
        forEachId(fact, (role, id) -> tags.add(Tag.of(role, id)));
        return tags;
    }

    /** The parties of the fact, ascending, without the system, which is nobody. */
    List<String> parties(LedgerEvent fact) {
        Set<String> parties = new HashSet<>();
        forEachId(fact, (_, id) -> {
            if (id instanceof PartyId && !id.equals(PartyId.SYSTEM)) {
                parties.add(id.value().toString());
            }
        });
        return parties.stream().sorted().toList();
    }

    private void forEachId(Object record, BiConsumer<String, Id> found) {
        for (Path path : paths) {
            Object value = path.component().valueIn(record);
            if (value != null) {
                path.visit().each(value, found);
            }
        }
    }

    private static @Nullable Visit visit(String role, Type type) {
        if (type instanceof ParameterizedType list && list.getRawType() == List.class) {
            Visit element = visit(singular(role), list.getActualTypeArguments()[0]);
            return element == null
                    ? null
                    : (value, found) -> ((List<?>) value).forEach(item -> element.each(item, found));
        }
        if (type instanceof Class<?> id && Id.class.isAssignableFrom(id)) {
            return (value, found) -> found.accept(role, (Id) value);
        }
        if (type instanceof Class<?> record && record.isRecord()) {
            RoleTags nested = of(record);
            return nested.paths.isEmpty() ? null : nested::forEachId;
        }
        return null;
    }

    /** {@code deciders} to {@code decider}. */
    private static String singular(String role) {
        return role.endsWith("s") ? role.substring(0, role.length() - 1) : role;
    }
}
