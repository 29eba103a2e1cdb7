package org.guildbook.chain;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Walks over a canonical object once and tells where its fields lie, without making anything of them.
 *
 * <p>Many times faster than {@link CanonicalReader}, whose rules it keeps in all but text beyond plain ASCII. Not
 * thread-safe; made to be used again and again.
 */
public final class CanonicalScanner {

    private static final int MAX_FIELDS = 64;

    private static final int INTEGER_DIGITS = 16;

    private static final byte[] TRUE = "true".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] FALSE = "false".getBytes(StandardCharsets.US_ASCII);

    private final int[] nameFrom = new int[MAX_FIELDS];
    private final int[] nameTo = new int[MAX_FIELDS];
    private final int[] valueFrom = new int[MAX_FIELDS];
    private final int[] valueTo = new int[MAX_FIELDS];
    private byte[] bytes = {};
    private int at;
    private int end;
    private int fields;
    private boolean plain;

    /**
     * Walks over the bytes {@code [from, to)}.
     *
     * @return whether they are a canonical object as far as it {@link #isPlain}; more than 64 fields are not followed
     */
    public boolean scan(byte[] object, int from, int to) {
        bytes = object;
        at = from;
        end = to;
        fields = 0;
        plain = true;
        return at < end && bytes[at] == '{' && object(1) && at == end;
    }

    /** Whether no text needs a closer look: then a scan that succeeded proves the object canonical. */
    public boolean isPlain() {
        return plain;
    }

    /** How many fields the object has. */
    public int fields() {
        return fields;
    }

    /** The number of the field of this name, for {@link #from} and {@link #to}; negative if there is none. */
    public int field(byte[] name) {
        for (int field = 0; field < fields; field++) {
            if (Arrays.equals(bytes, nameFrom[field], nameTo[field], name, 0, name.length)) {
                return field;
            }
        }
        return -1;
    }

    /** Where the value of a field begins. */
    public int from(int field) {
        return valueFrom[field];
    }

    /** Where the value of a field ends. */
    public int to(int field) {
        return valueTo[field];
    }

    private boolean value(int depth) {
        if (at == end) {
            return false;
        }
        return switch (bytes[at]) {
            case '{' -> object(depth + 1);
            case '[' -> array(depth + 1);
            case '"' -> string();
            case 't' -> literal(TRUE);
            case 'f' -> literal(FALSE);
            default -> integer();
        };
    }

    private boolean object(int depth) {
        at++;
        if (depth > CanonicalReader.MAX_DEPTH) {
            return false;
        }
        if (skip('}')) {
            return true;
        }
        int before = at;
        int beforeTo = at;
        do {
            int name = at + 1;
            if (!name()) {
                return false;
            }
            int nameEnd = at - 1;
            if (Arrays.compare(bytes, before, beforeTo, bytes, name, nameEnd) >= 0 || !skip(':')) {
                return false;
            }
            before = name;
            beforeTo = nameEnd;
            int value = at;
            if (!value(depth) || (depth == 1 && !keep(name, nameEnd, value))) {
                return false;
            }
        } while (skip(','));
        return skip('}');
    }

    private boolean keep(int name, int nameEnd, int value) {
        if (fields == MAX_FIELDS) {
            return false;
        }
        nameFrom[fields] = name;
        nameTo[fields] = nameEnd;
        valueFrom[fields] = value;
        valueTo[fields++] = at;
        return true;
    }

    private boolean array(int depth) {
        at++;
        if (depth > CanonicalReader.MAX_DEPTH) {
            return false;
        }
        if (skip(']')) {
            return true;
        }
        do {
            if (!value(depth)) {
                return false;
            }
        } while (skip(','));
        return skip(']');
    }

    private boolean name() {
        if (!skip('"')) {
            return false;
        }
        while (at < end && bytes[at] > ' ' && bytes[at] <= '~' && bytes[at] != '"' && bytes[at] != '\\') {
            at++;
        }
        return skip('"');
    }

    private boolean string() {
        at++;
        while (at < end) {
            byte b = bytes[at++];
            if (b == '"') {
                return true;
            }
            if (b == '\\') {
                at++;
                plain = false;
            } else if (b < ' ' || b > '~') {
                plain = false;
            }
        }
        return false;
    }

    private boolean literal(byte[] word) {
        int from = at;
        at += word.length;
        return at <= end && Arrays.equals(bytes, from, at, word, 0, word.length);
    }

    private boolean integer() {
        boolean negative = skip('-');
        int digits = at;
        long number = 0;
        while (at < end && bytes[at] >= '0' && bytes[at] <= '9' && at - digits < INTEGER_DIGITS) {
            number = 10 * number + bytes[at++] - '0';
        }
        boolean shortest = at == digits + 1 ? !negative || number != 0 : at > digits && bytes[digits] != '0';
        return shortest && number <= CanonicalJson.MAX_INTEGER;
    }

    private boolean skip(char c) {
        if (at < end && bytes[at] == c) {
            at++;
            return true;
        }
        return false;
    }
}
