package org.guildbook.verify;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.UUID;
import org.guildbook.chain.CanonicalScanner;
import org.guildbook.chain.EntryHash;
import org.guildbook.chain.KeyRotation;
import org.guildbook.chain.Leaf;
import org.guildbook.chain.LogRestoration;
import org.guildbook.chain.LowercaseHex;

/**
 * Whether entries certainly fit all that {@link LeafCheck} asks of them: the same questions, put to the bytes where they
 * lie. It need not know what is wrong; the first doubt is enough.
 *
 * <p>Most entries are like one before but for what differs in every entry: then only that is looked at. Not thread-safe; what
 * the methods tell is of the last entry that was found to fit.
 */
final class LeafScan implements CheckedLeaf {

    // The slots of a pattern: what differs in every entry, in the order of the fields.
    private static final int AT = 0;
    private static final int DOCUMENT = 2;
    private static final int EVENT_ID = 4;
    private static final int POSITION = 6;
    private static final int PREV = 8;
    private static final int SEAL = 10;
    private static final int SLOTS = 12;

    private static final int UUID_LENGTH = 36;

    private final CanonicalScanner leaf = new CanonicalScanner();
    private final PostingsScan postings = new PostingsScan();
    private final LeafPatterns patterns = new LeafPatterns();
    private final byte[] community;
    private final byte[] prev = new byte[EntryHash.BYTES];
    private final byte[] seal = new byte[EntryHash.BYTES];
    private byte[] bytes = {};
    private int begin;
    private int[] slots = {};
    private int field;
    private long at;
    private long idHigh;
    private long idLow;
    private String document = "";

    /** @param community as the leaves of its log write it */
    LeafScan(String community) {
        this.community = ascii('"' + community + '"');
    }

    /** Whether the leaf {@code [from, to)} fits as the entry at this position. */
    boolean fits(byte[] source, int from, int to, long position) {
        bytes = source;
        begin = from;
        slots = patterns.find(source, from, to);
        if (slots.length == 0) {
            slots = new int[SLOTS];
            if (!hasFields(from, to)) {
                return false;
            }
            patterns.add(source, from, to, slots);
        }
        return hasTime() && hasDocument() && hasEventId() && isAt(position) && hex(PREV, prev) && hex(SEAL, seal);
    }

    /** All but what differs in every entry, which goes into {@link #slots}. */
    private boolean hasFields(int from, int to) {
        field = 0;
        return leaf.scan(bytes, from, to)
                && leaf.isPlain()
                && text(Name.AT, AT)
                && find(Name.COMMUNITY)
                && says(community)
                && (find(Name.DOCUMENT) ? text(Name.DOCUMENT, DOCUMENT) : absent(DOCUMENT))
                && text(Name.EVENT_ID, EVENT_ID)
                && find(Name.FAMILY)
                && isText()
                && leaf.to(field) - leaf.from(field) > 2
                && find(Name.POSITION)
                && slot(POSITION, leaf.from(field), leaf.to(field))
                && (!find(Name.POSTINGS) || postings.balance(bytes, leaf.from(field), leaf.to(field)))
                && text(Name.PREV, PREV)
                && text(Name.SEAL, SEAL)
                && !tellsOfTheLog()
                && find(Name.V)
                && says(Name.VERSION);
    }

    /** Goes to a field; names are asked for in their order. */
    private boolean find(byte[] name) {
        int found = leaf.field(name, field);
        field = found < 0 ? ~found : found;
        return found >= 0;
    }

    /** What says how the log is signed, or when it was, is read, and not only looked at. */
    private boolean tellsOfTheLog() {
        return find(Name.TYPE) && (says(Name.KEY_ROTATION) || says(Name.RESTORATION) || says(Name.STAMP));
    }

    private boolean says(byte[] value) {
        return Arrays.equals(bytes, leaf.from(field), leaf.to(field), value, 0, value.length);
    }

    private boolean isText() {
        return bytes[leaf.from(field)] == '"';
    }

    private boolean text(byte[] name, int slot) {
        return find(name) && isText() && slot(slot, leaf.from(field) + 1, leaf.to(field) - 1);
    }

    private boolean slot(int slot, int from, int to) {
        slots[slot] = from - begin;
        slots[slot + 1] = to - begin;
        return true;
    }

    private boolean absent(int slot) {
        slots[slot] = slots[slot - 1];
        slots[slot + 1] = slots[slot - 1];
        return true;
    }

    private boolean hasTime() {
        at = Leaf.micros(bytes, from(AT), to(AT));
        return at != Leaf.NO_TIME;
    }

    private boolean hasDocument() {
        int from = from(DOCUMENT);
        int to = to(DOCUMENT);
        document = from == to ? "" : new String(bytes, from, to - from, StandardCharsets.US_ASCII);
        for (int i = from; i < to; i++) {
            if (bytes[i] < ' ' || bytes[i] > '~' || bytes[i] == '"' || bytes[i] == '\\') {
                return false;
            }
        }
        return true;
    }

    private boolean hasEventId() {
        int from = from(EVENT_ID);
        if (to(EVENT_ID) - from != UUID_LENGTH
                || bytes[from + 8] != '-'
                || bytes[from + 13] != '-'
                || bytes[from + 18] != '-'
                || bytes[from + 23] != '-') {
            return false;
        }
        long one = LowercaseHex.number(bytes, from);
        long two = LowercaseHex.number(bytes, from + 9, from + 14);
        long three = LowercaseHex.number(bytes, from + 19, from + 24);
        long four = LowercaseHex.number(bytes, from + 28);
        idHigh = (one << Integer.SIZE) | two;
        idLow = (three << Integer.SIZE) | four;
        return (one | two | three | four) >= 0;
    }

    private boolean isAt(long position) {
        long rest = position;
        int from = from(POSITION);
        int digit = to(POSITION);
        do {
            digit--;
            if (digit < from || bytes[digit] != '0' + rest % 10) {
                return false;
            }
            rest /= 10;
        } while (rest > 0);
        return digit == from;
    }

    private boolean hex(int slot, byte[] into) {
        return to(slot) - from(slot) == 2 * EntryHash.BYTES && LowercaseHex.decode(bytes, from(slot), into);
    }

    private int from(int slot) {
        return begin + slots[slot];
    }

    private int to(int slot) {
        return begin + slots[slot + 1];
    }

    @Override
    public byte[] prev() {
        return prev;
    }

    @Override
    public byte[] seal() {
        return seal;
    }

    @Override
    public long at() {
        return at;
    }

    @Override
    public UUID eventId() {
        return new UUID(idHigh, idLow);
    }

    @Override
    public String document() {
        return document;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    /** Names of fields, and the one known version. */
    private static final class Name {

        private static final byte[] AT = ascii("at");
        private static final byte[] COMMUNITY = ascii("community");
        private static final byte[] DOCUMENT = ascii("document");
        private static final byte[] EVENT_ID = ascii("eventId");
        private static final byte[] FAMILY = ascii("family");
        private static final byte[] POSITION = ascii("position");
        private static final byte[] POSTINGS = ascii("postings");
        private static final byte[] PREV = ascii("prev");
        private static final byte[] SEAL = ascii("seal");
        private static final byte[] TYPE = ascii("type");
        private static final byte[] KEY_ROTATION = ascii('"' + KeyRotation.FACT + '"');
        private static final byte[] STAMP = ascii('"' + Stamps.TYPE + '"');
        private static final byte[] RESTORATION = ascii('"' + LogRestoration.FACT + '"');
        private static final byte[] V = ascii("v");
        private static final byte[] VERSION = ascii(Integer.toString(Leaf.VERSION));
    }
}
