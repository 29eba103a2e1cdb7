package org.guildbook.chain;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/** Finds one field of a canonical object without reading the others: many times faster than {@link CanonicalReader}. */
public final class CanonicalField {

    private final byte[] bytes;
    private int at;

    private CanonicalField(byte[] bytes) {
        this.bytes = bytes;
    }

    /**
     * The canonical bytes of the field's value; empty if the object has no such field.
     *
     * @param object trusted to be canonical; other bytes give an unspecified answer or are refused
     * @throws NotCanonicalException if the object ends too early
     */
    public static Optional<byte[]> of(byte[] object, String name) {
        return new CanonicalField(object).find(name.getBytes(StandardCharsets.US_ASCII));
    }

    private Optional<byte[]> find(byte[] name) {
        skip('{');
        while (peek() != '}') {
            int key = at + 1;
            skipString();
            boolean found = Arrays.equals(bytes, key, at - 1, name, 0, name.length);
            skip(':');
            int value = at;
            skipValue();
            if (found) {
                return Optional.of(Arrays.copyOfRange(bytes, value, at));
            }
            if (peek() == ',') {
                at++;
            }
        }
        return Optional.empty();
    }

    private void skipValue() {
        int depth = 0;
        do {
            switch (peek()) {
                case '"' -> skipString();
                case '{', '[' -> {
                    depth++;
                    at++;
                }
                case '}', ']' -> {
                    depth--;
                    at++;
                }
                default -> at++;
            }
        } while (depth > 0 || (peek() != ',' && peek() != '}'));
    }

    private void skipString() {
        skip('"');
        while (peek() != '"') {
            at += peek() == '\\' ? 2 : 1;
        }
        at++;
    }

    private void skip(char expected) {
        if (peek() != expected) {
            throw new NotCanonicalException("expected " + expected + " at byte " + at);
        }
        at++;
    }

    private byte peek() {
        if (at >= bytes.length) {
            throw new NotCanonicalException("ends too early");
        }
        return bytes[at];
    }
}
