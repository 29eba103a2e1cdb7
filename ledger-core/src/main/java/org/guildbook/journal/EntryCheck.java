package org.guildbook.journal;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.UUID;
import org.guildbook.chain.CanonicalReader;
import org.guildbook.chain.CanonicalScanner;
import org.guildbook.chain.EntryDigests;
import org.guildbook.chain.EntryHash;
import org.guildbook.chain.Leaf;
import org.guildbook.chain.NotCanonicalException;
import org.guildbook.chain.Seal;
import org.jspecify.annotations.Nullable;

/**
 * Whether entries that follow each other certainly fit all that {@link EntryAudit} asks of them: the same questions, put
 * to the bytes where they lie. It need not know what is wrong; the first doubt is enough.
 */
final class EntryCheck {

    // In the order of EntryQueries.COLUMNS.
    private static final int PLACE = 0;
    private static final int COMMUNITY = 1;
    private static final int POSITION = 2;
    private static final int EVENT_ID = 3;
    private static final int TYPE = 4;
    private static final int VERSION = 5;
    private static final int AT = 6;
    private static final int LEAF = 7;
    private static final int SALT = 8;
    private static final int SEALED = 9;
    private static final int HASH = 10;

    private static final byte[] TAG = {};
    private static final byte[] LINK_NUMBER = ascii("{\"number\":");
    private static final byte[] LINK_PARTY = ascii(",\"party\":\"");
    private static final byte[] LINK_PREV = ascii("\",\"prev\":");

    private final RangeEnds ends = new RangeEnds();
    private final RowSum demanded;
    private final long indexed;
    private final EntryDigests digests = new EntryDigests();
    private final MessageDigest keys = IndexKeys.digest();
    private final CanonicalScanner leaf = new CanonicalScanner();
    private final CanonicalScanner sealed = new CanonicalScanner();
    private final Map<String, Integer> typeKeys = new HashMap<>();
    private final byte[] community = new byte[2 * Long.BYTES];
    private byte[] bytes = {};
    private long place;
    private byte[] hash = {};
    private int typeKey;
    private long timeMicros = Long.MIN_VALUE;
    private byte[] time = {};

    /**
     * A check of the entries after a place.
     *
     * @param indexed the place up to which the index of tags is written
     * @param demanded takes in the rows that the indexes must have for the entries
     */
    EntryCheck(long afterPlace, long indexed, RowSum demanded) {
        this.place = afterPlace;
        this.indexed = indexed;
        this.demanded = demanded;
    }

    /** What the entries expect and leave, once all were found to fit. */
    RangeEnds ends() {
        return ends;
    }

    long place() {
        return place;
    }

    /** Whether the next entry fits. */
    boolean fits(CopiedRows row) {
        bytes = row.bytes();
        boolean next = row.int8(PLACE) == place + 1;
        place = row.int8(PLACE);
        if (!next || row.isNull(SALT) || row.isNull(SEALED) || row.to(SALT) - row.from(SALT) != Seal.SALT_BYTES) {
            return false;
        }
        hash = digests.hash(bytes, row.from(LEAF), row.to(LEAF));
        return isThere(hash, row.from(HASH), row.to(HASH))
                && isCanonical(leaf, row.from(LEAF), row.to(LEAF))
                && isCanonical(sealed, row.from(SEALED), row.to(SEALED))
                && columns(row)
                && type(row)
                && seal(row)
                && chain(row)
                && tags()
                && sequence(row.uuid(COMMUNITY))
                && document(row.uuid(COMMUNITY));
    }

    private boolean isCanonical(CanonicalScanner scanner, int from, int to) {
        if (!scanner.scan(bytes, from, to)) {
            return false;
        }
        try {
            return scanner.isPlain() || CanonicalReader.read(Arrays.copyOfRange(bytes, from, to)) != null;
        } catch (NotCanonicalException _) {
            return false;
        }
    }

    private boolean columns(CopiedRows row) {
        if (row.micros(AT) != timeMicros) {
            timeMicros = row.micros(AT);
            time = quoted(Leaf.time(Instant.EPOCH.plus(timeMicros, ChronoUnit.MICROS)));
        }
        System.arraycopy(bytes, row.from(COMMUNITY), community, 0, community.length);
        return says(leaf, Field.V, Leaf.VERSION)
                && says(leaf, Field.COMMUNITY, quoted(row.uuid(COMMUNITY).toString()))
                && says(leaf, Field.EVENT_ID, quoted(row.uuid(EVENT_ID).toString()))
                && says(leaf, Field.AT, time)
                && says(leaf, Field.POSITION, row.int8(POSITION));
    }

    private boolean type(CopiedRows row) {
        String type = row.text(TYPE);
        typeKey = typeKeys.computeIfAbsent(type, IndexKeys::type);
        boolean open = leaf.field(Field.TYPE) >= 0;
        CanonicalScanner versioned = leaf.field(Field.VERSION) >= 0 ? leaf : sealed;
        return open != sealed.field(Field.TYPE) >= 0
                && says(open ? leaf : sealed, Field.TYPE, quoted(type))
                && says(versioned, Field.VERSION, row.int4(VERSION));
    }

    private boolean seal(CopiedRows row) {
        byte[] seal = digests.seal(bytes, row.from(SALT), row.from(SEALED), row.to(SEALED));
        byte[] stated = hex(leaf, Field.SEAL);
        return stated != null && Arrays.equals(seal, stated);
    }

    private boolean chain(CopiedRows row) {
        byte[] prev = hex(leaf, Field.PREV);
        return prev != null
                && ends.log(row.uuid(COMMUNITY), row.int8(POSITION), prev, hash, row.micros(AT))
                && ends.time(place, hash, row.micros(AT));
    }

    /** The sealed tags, each a text. */
    private boolean tags() {
        int field = sealed.field(Field.TAGS);
        if (field < 0 || bytes[sealed.from(field)] != '[') {
            return false;
        }
        int at = sealed.from(field) + 1;
        int end = sealed.to(field) - 1;
        while (at < end) {
            int close = endOfText(at);
            if (close < 0) {
                return false;
            }
            if (place <= indexed) {
                demanded.tag(IndexKeys.of(keys, community, TAG, bytes, at + 1, close), place, typeKey);
            }
            at = close + 2;
        }
        return true;
    }

    /** The sealed links of the parties, each {@code {"number":…,"party":…,"prev":…}}. */
    private boolean sequence(UUID log) {
        int field = sealed.field(Field.SEQUENCE);
        if (field < 0 || bytes[sealed.from(field)] != '[') {
            return false;
        }
        int at = sealed.from(field) + 1;
        int end = sealed.to(field) - 1;
        while (at < end) {
            int number = at + LINK_NUMBER.length;
            int numberEnd = endOfInteger(number);
            int party = numberEnd + LINK_PARTY.length;
            if (!isThere(LINK_NUMBER, at) || !isThere(LINK_PARTY, numberEnd)) {
                return false;
            }
            int partyEnd = endOfText(party - 1);
            int prev = partyEnd + LINK_PREV.length;
            byte[] hashBefore = partyEnd < 0 || !isThere(LINK_PREV, partyEnd) ? null : hex(prev);
            int close = prev + 2 * EntryHash.BYTES + 2;
            if (hashBefore == null || close >= end || bytes[close] != '}') {
                return false;
            }
            long key = IndexKeys.of(keys, community, IndexKeys.PARTY, bytes, party, partyEnd);
            long stated = integer(number, numberEnd);
            if (!ends.party(log, key, stated, hashBefore, hash)) {
                return false;
            }
            if (place <= indexed) {
                demanded.party(key, place, typeKey, stated);
            }
            at = close + 2;
        }
        return true;
    }

    private boolean document(UUID log) {
        int field = leaf.field(Field.DOCUMENT);
        if (field < 0) {
            return true;
        }
        if (endOfText(leaf.from(field)) != leaf.to(field) - 1) {
            return false;
        }
        String text = text(leaf.from(field) + 1, leaf.to(field) - 1);
        EntryAudit.DocumentRow document = EntryAudit.DocumentRow.of(log, text);
        demanded.document(document.series(), document.number(), place);
        return ends.document(document.series(), document.number(), hash);
    }

    /** Where the closing quote of a text is, from its opening one; negative unless it stands there as it is meant. */
    private int endOfText(int open) {
        if (open >= bytes.length || bytes[open] != '"') {
            return -1;
        }
        for (int at = open + 1; at < bytes.length && bytes[at] != '\\'; at++) {
            if (bytes[at] == '"') {
                return at;
            }
        }
        return -1;
    }

    private int endOfInteger(int from) {
        int at = from;
        while (at < bytes.length && bytes[at] >= '0' && bytes[at] <= '9') {
            at++;
        }
        return at;
    }

    private long integer(int from, int to) {
        long number = 0;
        for (int at = from; at < to; at++) {
            number = 10 * number + bytes[at] - '0';
        }
        return number;
    }

    private boolean says(CanonicalScanner scanner, byte[] name, long number) {
        int field = scanner.field(name);
        return field >= 0
                && endOfInteger(scanner.from(field)) == scanner.to(field)
                && integer(scanner.from(field), scanner.to(field)) == number;
    }

    private boolean says(CanonicalScanner scanner, byte[] name, byte[] value) {
        int field = scanner.field(name);
        return field >= 0 && isThere(value, scanner.from(field), scanner.to(field));
    }

    private boolean isThere(byte[] value, int from) {
        return from + value.length <= bytes.length && isThere(value, from, from + value.length);
    }

    private boolean isThere(byte[] value, int from, int to) {
        return Arrays.equals(bytes, from, to, value, 0, value.length);
    }

    private byte @Nullable [] hex(CanonicalScanner scanner, byte[] name) {
        int field = scanner.field(name);
        return field < 0 || scanner.to(field) - scanner.from(field) != 2 * EntryHash.BYTES + 2
                ? null
                : hex(scanner.from(field));
    }

    /** A hash in quotes, as 64 lowercase digits; absent if it is something else. */
    private byte @Nullable [] hex(int open) {
        int end = open + 1 + 2 * EntryHash.BYTES;
        if (end >= bytes.length || bytes[open] != '"' || bytes[end] != '"') {
            return null;
        }
        ByteBuffer decoded = ByteBuffer.allocate(EntryHash.BYTES);
        for (int at = open + 1; at < end; at += 2) {
            int high = digit(bytes[at]);
            int low = digit(bytes[at + 1]);
            if (high < 0 || low < 0) {
                return null;
            }
            decoded.put((byte) (high << 4 | low));
        }
        return decoded.array();
    }

    private static int digit(byte digit) {
        return (digit >= 'A' && digit <= 'F') || !HexFormat.isHexDigit(digit) ? -1 : HexFormat.fromHexDigit(digit);
    }

    private String text(int from, int to) {
        return new String(bytes, from, to - from, StandardCharsets.UTF_8);
    }

    private static byte[] quoted(String text) {
        return ('"' + text + '"').getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    /** Names of fields. */
    private static final class Field {

        private static final byte[] AT = ascii("at");
        private static final byte[] COMMUNITY = ascii("community");
        private static final byte[] DOCUMENT = ascii("document");
        private static final byte[] EVENT_ID = ascii("eventId");
        private static final byte[] POSITION = ascii("position");
        private static final byte[] PREV = ascii("prev");
        private static final byte[] SEAL = ascii("seal");
        private static final byte[] SEQUENCE = ascii("sequence");
        private static final byte[] TAGS = ascii("tags");
        private static final byte[] TYPE = ascii("type");
        private static final byte[] V = ascii("v");
        private static final byte[] VERSION = ascii("version");
    }
}
