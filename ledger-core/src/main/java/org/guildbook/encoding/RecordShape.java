package org.guildbook.encoding;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import org.guildbook.events.Stored;
import org.jspecify.annotations.Nullable;

/** A record taken apart and put together by method handles, prepared once per type. */
final class RecordShape {

    /**
     * A component of the record, in the order of declaration.
     *
     * @param name as it is stored
     */
    record Component(int index, String name, RecordComponent declared, MethodHandle accessor) {

        static Component of(int index, RecordComponent declared, MethodHandle accessor) {
            Stored stored = declared.getAnnotation(Stored.class);
            return new Component(index, stored == null ? declared.getName() : stored.value(), declared, accessor);
        }

        boolean nullable() {
            return declared.getAnnotatedType().isAnnotationPresent(Nullable.class);
        }

        @Nullable
        Object valueIn(Object record) {
            try {
                return (Object) accessor.invokeExact(record);
            } catch (Throwable e) {
                throw new IllegalStateException("cannot read " + name, e);
            }
        }
    }

    private final Class<?> type;
    private final List<Component> components;
    private final MethodHandle constructor;

    private RecordShape(Class<?> type, List<Component> components, MethodHandle constructor) {
        this.type = type;
        this.components = components;
        this.constructor = constructor;
    }

    static RecordShape of(Class<?> type) {
        RecordComponent[] declared = type.getRecordComponents();
        Class<?>[] types = Arrays.stream(declared).map(RecordComponent::getType).toArray(Class<?>[]::new);
        MethodHandles.Lookup lookup = MethodHandles.lookup();
        try {
            Constructor<?> canonical = type.getDeclaredConstructor(types);
            Component[] components = new Component[declared.length];
            for (int i = 0; i < declared.length; i++) {
                components[i] = Component.of(
                        i,
                        declared[i],
                        lookup.unreflect(declared[i].getAccessor())
                                .asType(MethodType.methodType(Object.class, Object.class)));
            }
            return new RecordShape(
                    type,
                    List.of(components),
                    lookup.unreflectConstructor(canonical)
                            .asSpreader(Object[].class, declared.length)
                            .asType(MethodType.methodType(Object.class, Object[].class)));
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(type.getName() + " is not open to the encoding", e);
        }
    }

    List<Component> components() {
        return components;
    }

    /** Calls the canonical constructor; a value it rejects is an {@link EncodingException}. */
    Object create(@Nullable Object[] values) {
        try {
            return (Object) constructor.invokeExact(values);
        } catch (RuntimeException e) {
            throw new EncodingException("not a " + type.getSimpleName(), e);
        } catch (Throwable e) {
            throw new IllegalStateException("cannot create " + type.getName(), e);
        }
    }
}
