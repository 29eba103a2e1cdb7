package org.guildbook.chain;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * Reads canonical JSON, and nothing else.
 *
 * <p>Strict by construction: what was read is written again, and the bytes must be the same.
 */
public final class CanonicalReader {

    /** Deepest nesting of objects and arrays. */
    public static final int MAX_DEPTH = 32;

    private final String text;
    private int at;
    private int depth;

    private CanonicalReader(String text) {
        this.text = text;
    }

    /**
     * The value of canonical bytes: {@code SortedMap}, {@code List}, {@code String}, {@code Long} or {@code Boolean}.
     *
     * @throws NotCanonicalException if the bytes are anything else than the canonical form of a value
     */
    public static Object read(byte[] bytes) {
        CanonicalReader reader = new CanonicalReader(decode(bytes));
        Object value = reader.value();
        if (reader.at != reader.text.length() || !Arrays.equals(CanonicalJson.write(value), bytes)) {
            throw new NotCanonicalException("not the canonical form of its value");
        }
        return value;
    }

    /**
     * The value of JSON of the same kinds of values that others wrote: without white space, objects in any order.
     *
     * @throws NotCanonicalException if the bytes are anything else
     */
    public static Object readAnyOrder(byte[] bytes) {
        CanonicalReader reader = new CanonicalReader(decode(bytes));
        Object value = reader.value();
        if (reader.at != reader.text.length()) {
            throw new NotCanonicalException("something follows the value");
        }
        return value;
    }

    /** The fields of a canonical object. */
    public static SortedMap<String, Object> object(byte[] bytes) {
        if (bytes.length == 0 || bytes[0] != '{') {
            throw new NotCanonicalException("not an object");
        }
        @SuppressWarnings("unchecked") // the reader makes no other map, and text that starts so is nothing else
        SortedMap<String, Object> fields = (SortedMap<String, Object>) read(bytes);
        return fields;
    }

    private static String decode(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new NotCanonicalException("not UTF-8: " + e.getMessage());
        }
    }

    private Object value() {
        return switch (peek()) {
            case '{' -> nested(this::fields);
            case '[' -> nested(this::items);
            case '"' -> string();
            case 't' -> literal("true", true);
            case 'f' -> literal("false", false);
            default -> integer();
        };
    }

    private <T> T nested(Supplier<T> content) {
        if (++depth > MAX_DEPTH) {
            throw new NotCanonicalException("nested deeper than " + MAX_DEPTH);
        }
        at++;
        T value = content.get();
        depth--;
        return value;
    }

    private SortedMap<String, Object> fields() {
        SortedMap<String, Object> fields = new TreeMap<>();
        while (!skip('}')) {
            if (!fields.isEmpty()) {
                expect(',');
            }
            String key = string();
            expect(':');
            if (fields.putIfAbsent(key, value()) != null) {
                throw new NotCanonicalException("key twice: " + key);
            }
        }
        return fields;
    }

    private List<Object> items() {
        List<Object> items = new ArrayList<>();
        while (!skip(']')) {
            if (!items.isEmpty()) {
                expect(',');
            }
            items.add(value());
        }
        return items;
    }

    private String string() {
        expect('"');
        int start = at;
        while (peek() != '"' && peek() != '\\') {
            at++;
        }
        if (skip('"')) {
            return text.substring(start, at - 1);
        }
        StringBuilder unescaped = new StringBuilder(text.substring(start, at));
        while (!skip('"')) {
            char c = next();
            unescaped.append(c == '\\' ? escape() : c);
        }
        return unescaped.toString();
    }

    private char escape() {
        char c = next();
        return switch (c) {
            case '"', '\\' -> c;
            case 'b' -> '\b';
            case 't' -> '\t';
            case 'n' -> '\n';
            case 'f' -> '\f';
            case 'r' -> '\r';
            case 'u' -> (char) (hex() << 12 | hex() << 8 | hex() << 4 | hex());
            default -> throw new NotCanonicalException("not an escape: \\" + c);
        };
    }

    private int hex() {
        int digit = Character.digit(next(), 16);
        if (digit < 0) {
            throw new NotCanonicalException("not four hex digits");
        }
        return digit;
    }

    private Boolean literal(String word, boolean value) {
        if (!text.startsWith(word, at)) {
            throw new NotCanonicalException("not a literal at character " + at);
        }
        at += word.length();
        return value;
    }

    private Long integer() {
        int start = at;
        skip('-');
        while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
            at++;
        }
        try {
            return Long.valueOf(text.substring(start, at));
        } catch (NumberFormatException _) {
            throw new NotCanonicalException("not a value at character " + start);
        }
    }

    private boolean skip(char c) {
        if (at < text.length() && text.charAt(at) == c) {
            at++;
            return true;
        }
        return false;
    }

    private void expect(char c) {
        if (!skip(c)) {
            throw new NotCanonicalException("expected " + c + " at character " + at);
        }
    }

    private char next() {
        char c = peek();
        at++;
        return c;
    }

    private char peek() {
        if (at == text.length()) {
            throw new NotCanonicalException("ends too early");
        }
        return text.charAt(at);
    }
}
