package org.guildbook.chain;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Writes the one JSON text that a value has in the ledger: a strict subset of RFC 8785.
 *
 * <p>Objects with sorted ASCII keys, arrays, NFC strings, {@code true}, {@code false} and integers of at most 2^53-1 in
 * absolute value. Everything else is refused with {@link NotCanonicalException}: null, floating point, text that is not
 * NFC, unpaired surrogates. What two implementations might write differently cannot be written.
 */
public final class CanonicalJson {

    /** The largest integer that every JSON reader keeps exactly. */
    public static final long MAX_INTEGER = (1L << 53) - 1;

    private static final HexFormat HEX = HexFormat.of();

    private CanonicalJson() {}

    /**
     * The canonical bytes of a value.
     *
     * @param value a {@code Map} with {@code String} keys, a {@code List}, a {@code String}, a {@code Boolean}, or an
     *     {@code Integer} or {@code Long}
     */
    public static byte[] write(@Nullable Object value) {
        StringBuilder out = new StringBuilder(128);
        write(value, out);
        return out.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** Joins fields whose values are canonical already. */
    public static byte[] object(SortedMap<String, byte[]> fields) {
        // The braces; of each field the quotes, the colon, and the comma but for the last.
        int length = fields.isEmpty() ? 2 : 1;
        for (Map.Entry<String, byte[]> field : fields.entrySet()) {
            length += field.getKey().length() + field.getValue().length + 4;
        }
        ByteBuffer out = ByteBuffer.allocate(length);
        String before = "";
        out.put((byte) '{');
        for (Map.Entry<String, byte[]> field : fields.entrySet()) {
            String key = field.getKey();
            checkKey(before, key);
            if (!before.isEmpty()) {
                out.put((byte) ',');
            }
            before = key;
            out.put((byte) '"')
                    .put(key.getBytes(StandardCharsets.US_ASCII))
                    .put((byte) '"')
                    .put((byte) ':');
            out.put(field.getValue());
        }
        return out.put((byte) '}').array();
    }

    private static void write(@Nullable Object value, StringBuilder out) {
        switch (value) {
            case String text -> string(text, out);
            case Long number -> integer(number, out);
            case Integer number -> integer(number, out);
            case Boolean truth -> out.append(truth.booleanValue());
            case Map<?, ?> map -> map(map, out);
            case List<?> list -> list(list, out);
            case null -> throw new NotCanonicalException("null has no canonical form: leave the field out");
            default -> throw new NotCanonicalException("no canonical form: " + value.getClass());
        }
    }

    private static void map(Map<?, ?> map, StringBuilder out) {
        TreeMap<String, Object> sorted = new TreeMap<>();
        map.forEach((key, value) -> {
            if (!(key instanceof String name) || value == null) {
                throw new NotCanonicalException("not a field: " + key);
            }
            sorted.put(name, value);
        });
        String before = "";
        out.append('{');
        for (Map.Entry<String, Object> field : sorted.entrySet()) {
            String key = field.getKey();
            checkKey(before, key);
            if (!before.isEmpty()) {
                out.append(',');
            }
            before = key;
            out.append('"').append(key).append("\":");
            write(field.getValue(), out);
        }
        out.append('}');
    }

    private static void checkKey(String before, String key) {
        if (key.compareTo(before) <= 0) {
            throw new NotCanonicalException("key out of order: " + key);
        }
        for (int i = 0; i < key.length(); i++) {
            char c = key.charAt(i);
            if (c <= ' ' || c > '~' || c == '"' || c == '\\') {
                throw new NotCanonicalException("not an ASCII key: " + key);
            }
        }
    }

    private static void list(List<?> list, StringBuilder out) {
        boolean first = true;
        out.append('[');
        for (Object item : list) {
            if (!first) {
                out.append(',');
            }
            first = false;
            write(item, out);
        }
        out.append(']');
    }

    private static void integer(long number, StringBuilder out) {
        if (number > MAX_INTEGER || number < -MAX_INTEGER) {
            throw new NotCanonicalException("integer beyond 2^53-1: " + number);
        }
        out.append(number);
    }

    private static void string(String text, StringBuilder out) {
        boolean plain = true;
        for (int i = 0; i < text.length() && plain; i++) {
            char c = text.charAt(i);
            plain = c >= ' ' && c < 0x7f && c != '"' && c != '\\';
        }
        out.append('"');
        if (plain) {
            out.append(text);
        } else {
            escaped(text, out);
        }
        out.append('"');
    }

    private static void escaped(String text, StringBuilder out) {
        if (!Normalizer.isNormalized(text, Normalizer.Form.NFC)) {
            throw new NotCanonicalException("text is not in Unicode normalization form C");
        }
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\b' -> out.append("\\b");
                case '\t' -> out.append("\\t");
                case '\n' -> out.append("\\n");
                case '\f' -> out.append("\\f");
                case '\r' -> out.append("\\r");
                default -> {
                    if (c < ' ') {
                        out.append("\\u00").append(HEX.toHexDigits((byte) c));
                    } else {
                        out.append(c);
                        if (Character.isSurrogate(c)) {
                            i++;
                            if (Character.isLowSurrogate(c)
                                    || i == text.length()
                                    || !Character.isLowSurrogate(text.charAt(i))) {
                                throw new NotCanonicalException("unpaired surrogate");
                            }
                            out.append(text.charAt(i));
                        }
                    }
                }
            }
        }
    }
}
