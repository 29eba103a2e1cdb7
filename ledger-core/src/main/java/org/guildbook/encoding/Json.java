package org.guildbook.encoding;

import org.guildbook.values.Money;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads stored JSON strictly: one object, no duplicate keys, values of the expected kind. */
final class Json {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY, DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    static JsonNode object(byte[] bytes) {
        try {
            JsonNode node = MAPPER.readTree(bytes);
            if (node == null || !node.isObject()) {
                throw new EncodingException("not a JSON object");
            }
            return node;
        } catch (JacksonException e) {
            throw new EncodingException("not JSON", e);
        }
    }

    /** The field's node; absent and {@code null} are refused. */
    static JsonNode field(JsonNode object, String name) {
        JsonNode node = optional(object, name);
        if (node == null) {
            throw new EncodingException("no " + name);
        }
        return node;
    }

    static @Nullable JsonNode optional(JsonNode object, String name) {
        JsonNode node = object.get(name);
        if (node != null && node.isNull()) {
            throw new EncodingException("null as " + name);
        }
        return node;
    }

    static JsonNode array(JsonNode node) {
        if (!node.isArray()) {
            throw new EncodingException("not a list");
        }
        return node;
    }

    static String text(JsonNode node) {
        if (!node.isString()) {
            throw new EncodingException("not a text");
        }
        return node.stringValue();
    }

    static long integer(JsonNode node) {
        if (!node.isIntegralNumber() || !node.canConvertToLong() || Math.abs(node.longValue()) > Money.LIMIT) {
            throw new EncodingException("not an integer up to 2^53 - 1");
        }
        return node.longValue();
    }

    private Json() {}
}
