package org.guildbook.verify;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.guildbook.chain.CanonicalReader;
import org.guildbook.chain.CanonicalScanner;
import org.guildbook.chain.EntryDigests;
import org.guildbook.chain.EntryHash;
import org.guildbook.chain.LowercaseHex;
import org.guildbook.chain.NotCanonicalException;
import org.guildbook.chain.Seal;
import org.guildbook.verify.Finding.Kind;

/** Checks the openings of a bundle against the seals of its entries. For one thread. */
final class SealedScan {

    private static final byte[] POSITION = ascii("position");
    private static final byte[] SALT = ascii("salt");
    private static final byte[] SEALED = ascii("sealed");
    private static final byte[] SEQUENCE = ascii("sequence");
    private static final byte[] NUMBER = ascii("number");
    private static final byte[] PARTY = ascii("party");
    private static final byte[] PREV = ascii("prev");

    private static final int MAX_DIGITS = 16;

    private final EntryDigests digests = new EntryDigests();
    private final CanonicalScanner line = new CanonicalScanner();
    private final CanonicalScanner sealed = new CanonicalScanner();
    private final CanonicalScanner link = new CanonicalScanner();
    private final byte[] salt = new byte[Seal.SALT_BYTES];
    private byte[] bytes = {};
    private int hidden;

    /**
     * That an entry is a party's {@code number}th.
     *
     * @param prev hash of the one before it
     * @param hidden entries of the bundle before it that are not shown
     */
    record Link(long position, String party, long number, byte[] prev, int hidden) {}

    /**
     * What was opened.
     *
     * @param shown how many sealed parts, as they were sealed
     */
    record Opened(int shown, List<Link> links) {

        static final Opened NOTHING = new Opened(0, List.of());
    }

    /**
     * Goes through the lines of a bundle.
     *
     * @param first position in the bundle
     * @param seals of its entries, one after the other
     */
    Opened check(byte[] openings, long first, byte[] seals, List<Finding> findings) {
        bytes = openings;
        List<Link> links = new ArrayList<>();
        int shown = 0;
        long next = first;
        for (int from = 0; from < bytes.length; ) {
            int to = endOfLine(from);
            long position = isOpening(from, to) ? integer(line, line.field(POSITION)) : -1;
            if (position < next || position >= first + seals.length / EntryHash.BYTES) {
                findings.add(new Finding(Kind.FORM, next, "no opening of an entry from here on: " + text(from, to)));
                break;
            }
            int index = (int) (position - first);
            hidden = index - shown;
            if (opened(position, seals, index, links, findings)) {
                shown++;
            }
            next = position + 1;
            from = to + 1;
        }
        return new Opened(shown, links);
    }

    private int endOfLine(int from) {
        int at = from;
        while (at < bytes.length && bytes[at] != '\n') {
            at++;
        }
        return at;
    }

    private boolean isOpening(int from, int to) {
        if (!line.scan(bytes, from, to)
                || line.fields() != 3
                || line.field(POSITION) < 0
                || line.field(SALT) < 0
                || line.field(SEALED) < 0) {
            return false;
        }
        int open = line.from(line.field(SALT));
        return line.to(line.field(SALT)) - open == 2 * Seal.SALT_BYTES + 2
                && bytes[open] == '"'
                && LowercaseHex.decode(bytes, open + 1, salt);
    }

    private boolean opened(long position, byte[] seals, int index, List<Link> links, List<Finding> findings) {
        int from = line.from(line.field(SEALED));
        int to = line.to(line.field(SEALED));
        byte[] seal = digests.seal(salt, bytes, from, to);
        int stated = index * EntryHash.BYTES;
        if (!Arrays.equals(seal, 0, seal.length, seals, stated, stated + EntryHash.BYTES)) {
            findings.add(new Finding(Kind.SEAL, position, "the sealed part is not the one that was sealed"));
            return false;
        }
        if (!isCanonical(from, to) || !sequence(position, links)) {
            findings.add(new Finding(Kind.SEALED, position, "the sealed part is not canonical, or has no sequence"));
            return false;
        }
        return true;
    }

    private boolean isCanonical(int from, int to) {
        if (!sealed.scan(bytes, from, to)) {
            return false;
        }
        try {
            return sealed.isPlain() || CanonicalReader.read(Arrays.copyOfRange(bytes, from, to)) != null;
        } catch (NotCanonicalException _) {
            return false;
        }
    }

    private boolean sequence(long position, List<Link> links) {
        int field = sealed.field(SEQUENCE);
        if (field < 0 || bytes[sealed.from(field)] != '[') {
            return false;
        }
        int end = sealed.to(field) - 1;
        for (int at = sealed.from(field) + 1; at < end; at++) {
            at = link.endOf(bytes, at, end);
            if (at < 0 || !link(position, links)) {
                return false;
            }
        }
        return true;
    }

    private boolean link(long position, List<Link> links) {
        int number = link.field(NUMBER);
        int party = link.field(PARTY);
        int prev = link.field(PREV);
        byte[] hash = new byte[EntryHash.BYTES];
        if (number < 0
                || party < 0
                || prev < 0
                || integer(link, number) < 1
                || link.to(prev) - link.from(prev) != 2 * EntryHash.BYTES + 2
                || !LowercaseHex.decode(bytes, link.from(prev) + 1, hash)) {
            return false;
        }
        links.add(new Link(position, text(link.from(party), link.to(party)), integer(link, number), hash, hidden));
        return true;
    }

    /** Negative if it is none. */
    private long integer(CanonicalScanner scanner, int field) {
        int from = scanner.from(field);
        int to = scanner.to(field);
        long number = 0;
        for (int at = from; at < to; at++) {
            if (bytes[at] < '0' || bytes[at] > '9' || at - from == MAX_DIGITS) {
                return -1;
            }
            number = 10 * number + bytes[at] - '0';
        }
        return number;
    }

    private String text(int from, int to) {
        return new String(bytes, from, to - from, StandardCharsets.UTF_8);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
