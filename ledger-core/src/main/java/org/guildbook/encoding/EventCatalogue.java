package org.guildbook.encoding;

import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.guildbook.events.Fact;
import org.guildbook.events.LedgerEvent;

/** Every kind of fact that may stand on the ledger, with the name and revision it is stored under. */
public final class EventCatalogue {

    /** A kind of fact: {@code name#version} is stored, the Java type is not. */
    public record Kind(String name, int version, Class<? extends LedgerEvent> type) {

        @Override
        public String toString() {
            return name + "#" + version;
        }
    }

    private static final Map<Class<?>, Kind> BY_TYPE = kinds(LedgerEvent.class);
    private static final Map<String, Kind> BY_NAME = byName(BY_TYPE);

    /** In the order of the pages of {@code events}. */
    public static List<Kind> kinds() {
        return List.copyOf(BY_TYPE.values());
    }

    /** The kind of a fact; every fact of the sealed hierarchy has one. */
    public static Kind kindOf(Class<?> type) {
        return find(type).orElseThrow(() -> new IllegalArgumentException("not a kind of fact: " + type.getName()));
    }

    public static Optional<Kind> find(Class<?> type) {
        return Optional.ofNullable(BY_TYPE.get(type));
    }

    public static Optional<Kind> find(String name, long version) {
        return Optional.ofNullable(BY_NAME.get(name + "#" + version));
    }

    private static Map<Class<?>, Kind> kinds(Class<?> root) {
        Map<Class<?>, Kind> kinds = new LinkedHashMap<>();
        records(root).forEach(type -> {
            Fact fact = type.getAnnotation(Fact.class);
            if (fact == null || !type.isRecord()) {
                throw new IllegalStateException(type.getName() + " is not a record with @Fact");
            }
            kinds.put(type, new Kind(fact.value(), fact.version(), type.asSubclass(LedgerEvent.class)));
        });
        return Collections.unmodifiableMap(kinds);
    }

    private static Stream<Class<?>> records(Class<?> type) {
        return type.isSealed()
                ? Arrays.stream(type.getPermittedSubclasses()).flatMap(EventCatalogue::records)
                : Stream.of(type);
    }

    private static Map<String, Kind> byName(Map<Class<?>, Kind> byType) {
        Map<String, Kind> byName = new LinkedHashMap<>();
        for (Kind kind : byType.values()) {
            Kind twin = byName.put(kind.toString(), kind);
            if (twin != null) {
                throw new IllegalStateException(kind + " is the name of two kinds of facts");
            }
        }
        return Collections.unmodifiableMap(byName);
    }

    private EventCatalogue() {}
}
