package org.guildbook.chain;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
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

    private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

    private CanonicalJson() {}

    /**
     * The canonical bytes of a value.
     *
     * @param value a {@code Map} with {@code String} keys, a {@code List}, a {@code String}, a {@code Boolean}, or an
     *     {@code Integer} or {@code Long}
     */
    public static byte[] write(@Nullable Object value) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(128);
        write(value, out);
        return out.toByteArray();
    }

    /** Joins fields whose values are canonical already. */
    public static byte[] object(SortedMap<String, byte[]> fields) {
        int length = 2;
        for (Map.Entry<String, byte[]> field : fields.entrySet()) {
            length += field.getKey().length() + field.getValue().length + 4;
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream(length);
        String before = "";
        out.write('{');
        for (Map.Entry<String, byte[]> field : fields.entrySet()) {
            if (!before.isEmpty()) {
                out.write(',');
            }
            key(before, field.getKey(), out);
            before = field.getKey();
            out.writeBytes(field.getValue());
        }
        out.write('}');
        return out.toByteArray();
    }

    private static void write(@Nullable Object value, ByteArrayOutputStream out) {
        switch (value) {
            case String text -> string(text, out);
            case Long number -> integer(number, out);
            case Integer number -> integer(number, out);
            case Boolean truth -> out.writeBytes(ascii(truth.toString()));
            case Map<?, ?> map -> map(map, out);
            case List<?> list -> list(list, out);
            case null -> throw new NotCanonicalException("null has no canonical form: leave the field out");
            default -> throw new NotCanonicalException("no canonical form: " + value.getClass());
        }
    }

    private static void map(Map<?, ?> map, ByteArrayOutputStream out) {
        TreeMap<String, Object> sorted = new TreeMap<>();
        map.forEach((key, value) -> {
            if (!(key instanceof String name) || value == null) {
                throw new NotCanonicalException("not a field: " + key);
            }
            sorted.put(name, value);
        });
        String before = "";
        out.write('{');
        for (Map.Entry<String, Object> field : sorted.entrySet()) {
            if (!before.isEmpty()) {
                out.write(',');
            }
            key(before, field.getKey(), out);
            before = field.getKey();
            write(field.getValue(), out);
        }
        out.write('}');
    }

    private static void key(String before, String key, ByteArrayOutputStream out) {
        if (key.compareTo(before) <= 0) {
            throw new NotCanonicalException("key out of order: " + key);
        }
        for (int i = 0; i < key.length(); i++) {
            char c = key.charAt(i);
            if (c <= ' ' || c > '~' || c == '"' || c == '\\') {
                throw new NotCanonicalException("not an ASCII key: " + key);
            }
        }
        out.write('"');
        out.writeBytes(ascii(key));
        out.write('"');
        out.write(':');
    }

    private static void list(List<?> list, ByteArrayOutputStream out) {
        boolean first = true;
        out.write('[');
        for (Object item : list) {
            if (!first) {
                out.write(',');
            }
            first = false;
            write(item, out);
        }
        out.write(']');
    }

    private static void integer(long number, ByteArrayOutputStream out) {
        if (number > MAX_INTEGER || number < -MAX_INTEGER) {
            throw new NotCanonicalException("integer beyond 2^53-1: " + number);
        }
        out.writeBytes(ascii(Long.toString(number)));
    }

    private static void string(String text, ByteArrayOutputStream out) {
        boolean plain = true;
        for (int i = 0; i < text.length() && plain; i++) {
            char c = text.charAt(i);
            plain = c >= ' ' && c < 0x7f && c != '"' && c != '\\';
        }
        out.write('"');
        if (plain) {
            out.writeBytes(ascii(text));
        } else {
            escaped(text, out);
        }
        out.write('"');
    }

    private static void escaped(String text, ByteArrayOutputStream out) {
        if (!Normalizer.isNormalized(text, Normalizer.Form.NFC)) {
            throw new NotCanonicalException("text is not in Unicode normalization form C");
        }
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"' -> out.writeBytes(ascii("\\\""));
                case '\\' -> out.writeBytes(ascii("\\\\"));
                case '\b' -> out.writeBytes(ascii("\\b"));
                case '\t' -> out.writeBytes(ascii("\\t"));
                case '\n' -> out.writeBytes(ascii("\\n"));
                case '\f' -> out.writeBytes(ascii("\\f"));
                case '\r' -> out.writeBytes(ascii("\\r"));
                default -> {
                    if (c < ' ') {
                        out.writeBytes(ascii("\\u00"));
                        out.write(HEX[c >> 4]);
                        out.write(HEX[c & 15]);
                    } else if (Character.isSurrogate(c)) {
                        if (Character.isLowSurrogate(c)
                                || i + 1 == text.length()
                                || !Character.isLowSurrogate(text.charAt(i + 1))) {
                            throw new NotCanonicalException("unpaired surrogate");
                        }
                        out.writeBytes(text.substring(i, i + 2).getBytes(StandardCharsets.UTF_8));
                        i++;
                    } else {
                        out.writeBytes(String.valueOf(c).getBytes(StandardCharsets.UTF_8));
                    }
                }
            }
        }
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
