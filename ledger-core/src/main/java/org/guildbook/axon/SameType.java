package org.guildbook.axon;

import java.lang.reflect.Type;
import org.axonframework.common.infra.ComponentDescriptor;
import org.axonframework.conversion.Converter;
import org.jspecify.annotations.Nullable;

/** Converts nothing: inside the ledger messages carry records, and only the storage engine turns them into bytes. */
final class SameType implements Converter {

    @Override
    public boolean canConvert(Type source, Type target) {
        return source instanceof Class<?> from && target instanceof Class<?> to && to.isAssignableFrom(from);
    }

    @Override
    // The signature is Axon's; canConvert checks what it cannot express.
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
    public <T> @Nullable T convert(@Nullable Object input, Type target) {
        if (input == null || canConvert(input.getClass(), target)) {
            return (T) input;
        }
        throw new IllegalArgumentException("%s is not a %s".formatted(input.getClass(), target.getTypeName()));
    }

    @Override
    public void describeTo(ComponentDescriptor descriptor) {
        descriptor.describeProperty("converts", "nothing");
    }
}
