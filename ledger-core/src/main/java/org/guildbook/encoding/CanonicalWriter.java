package org.guildbook.encoding;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.HexFormat;
import org.guildbook.values.Money;

/**
 * Writes canonical JSON: integers up to 2^53 - 1, NFC strings, booleans, arrays and objects; no floats and no null.
 *
 * <p>The caller offers the keys of an object in ascending order.
 */
final class CanonicalWriter {

    private static final HexFormat HEX = HexFormat.of();

    private byte[] buffer = new byte[256];
    private int length;
    private boolean separate;

    byte[] bytes() {
        return Arrays.copyOf(buffer, length);
    }

    CanonicalWriter beginObject() {
        return open('{');
    }

    CanonicalWriter endObject() {
        return close('}');
    }

    CanonicalWriter beginArray() {
        return open('[');
    }

    CanonicalWriter endArray() {
        return close(']');
    }

    CanonicalWriter name(String key) {
        value();
        quoted(key);
        put(':');
        separate = false;
        return this;
    }

    CanonicalWriter text(String text) {
        value();
        quoted(text);
        return this;
    }

    CanonicalWriter integer(long number) {
        if (Math.abs(number) > Money.LIMIT) {
            throw new EncodingException("an integer beyond 2^53 - 1");
        }
        value();
        ascii(Long.toString(number));
        return this;
    }

    CanonicalWriter bool(boolean truth) {
        value();
        ascii(Boolean.toString(truth));
        return this;
    }

    private CanonicalWriter open(char bracket) {
        value();
        put(bracket);
        separate = false;
        return this;
    }

    private CanonicalWriter close(char bracket) {
        put(bracket);
        separate = true;
        return this;
    }

    private void value() {
        if (separate) {
            put(',');
        }
        separate = true;
    }

    private void quoted(String text) {
        put('"');
        boolean plain = true;
        for (int i = 0; i < text.length() && plain; i++) {
            char c = text.charAt(i);
            plain = c >= ' ' && c < 0x7f && c != '"' && c != '\\';
        }
        if (plain) {
            ascii(text);
        } else {
            escaped(Normalizer.normalize(text, Normalizer.Form.NFC));
        }
        put('"');
    }

    private void escaped(String text) {
        int i = 0;
        while (i < text.length()) {
            int point = text.codePointAt(i);
            i += Character.charCount(point);
            if (Character.getType(point) == Character.SURROGATE) {
                throw new EncodingException("a text with half a surrogate pair");
            }
            switch (point) {
                case '"' -> ascii("\\\"");
                case '\\' -> ascii("\\\\");
                case '\b' -> ascii("\\b");
                case '\t' -> ascii("\\t");
                case '\n' -> ascii("\\n");
                case '\f' -> ascii("\\f");
                case '\r' -> ascii("\\r");
                default -> {
                    if (point < ' ') {
                        ascii("\\u" + HEX.toHexDigits((char) point));
                    } else {
                        put(Character.toString(point).getBytes(StandardCharsets.UTF_8));
                    }
                }
            }
        }
    }

    private void ascii(String text) {
        put(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    private void put(char ascii) {
        room(1);
        buffer[length++] = (byte) ascii;
    }

    private void put(byte[] bytes) {
        room(bytes.length);
        System.arraycopy(bytes, 0, buffer, length, bytes.length);
        length += bytes.length;
    }

    private void room(int more) {
        if (length + more > buffer.length) {
            buffer = Arrays.copyOf(buffer, Math.max(2 * buffer.length, length + more));
        }
    }
}
