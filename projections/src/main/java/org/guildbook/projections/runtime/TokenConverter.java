package org.guildbook.projections.runtime;

import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.axonframework.common.infra.ComponentDescriptor;
import org.axonframework.conversion.Converter;
import org.axonframework.messaging.eventhandling.processing.streaming.token.GlobalSequenceTrackingToken;
import org.axonframework.messaging.eventhandling.processing.streaming.token.store.ConfigToken;
import org.jspecify.annotations.Nullable;

/** Tokens as readable bytes: the place as a decimal number, the id of the token store as it is. */
final class TokenConverter implements Converter {

    private static final String STORE_ID = "id";

    @Override
    public boolean canConvert(Type source, Type target) {
        return (isToken(source) && target == byte[].class) || (source == byte[].class && isToken(target));
    }

    @Override
    // The signature is Axon's; canConvert checks what it cannot express.
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
    public <T> @Nullable T convert(@Nullable Object input, Type target) {
        return switch (input) {
            case null -> null;
            case GlobalSequenceTrackingToken place
            when target == byte[].class -> (T) bytes(Long.toString(place.getGlobalIndex()));
            case ConfigToken store when target == byte[].class -> (T) bytes(store.get(STORE_ID));
            case byte[] stored
            when target == GlobalSequenceTrackingToken.class ->
                (T) new GlobalSequenceTrackingToken(Long.parseLong(text(stored)));
            case byte[] stored when target == ConfigToken.class -> (T) new ConfigToken(Map.of(STORE_ID, text(stored)));
            default ->
                throw new IllegalArgumentException(
                        "%s to %s is no conversion of a token".formatted(input.getClass(), target.getTypeName()));
        };
    }

    private static boolean isToken(Type type) {
        return type == GlobalSequenceTrackingToken.class || type == ConfigToken.class;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    @Override
    public void describeTo(ComponentDescriptor descriptor) {
        descriptor.describeProperty("converts", "tokens to bytes and back");
    }
}
