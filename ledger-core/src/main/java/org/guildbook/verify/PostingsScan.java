package org.guildbook.verify;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.guildbook.chain.CanonicalScanner;

/** Whether postings certainly sum to zero; those in more than one book or unit are left to {@link LeafCheck}. */
final class PostingsScan {

    /** The sum of so many amounts, each within 2^53, is within 2^63. */
    private static final int MAX_POSTINGS = 1_000;

    private static final byte[] AMOUNT = ascii("amount");
    private static final byte[] BOOK = ascii("book");
    private static final byte[] SIDE = ascii("side");
    private static final byte[] UNIT = ascii("unit");
    private static final byte[] DEBIT = ascii("\"DEBIT\"");
    private static final byte[] CREDIT = ascii("\"CREDIT\"");

    private final CanonicalScanner posting = new CanonicalScanner();
    private byte[] bytes = {};
    private int bookFrom;
    private int bookTo;
    private int unitFrom;
    private int unitTo;
    private long balance;

    /** @param from where a canonical value begins, and ends before {@code to} */
    boolean balance(byte[] source, int from, int to) {
        bytes = source;
        balance = 0;
        bookTo = 0;
        int at = from + 1;
        int end = bytes[from] == '[' ? to - 1 : -1;
        for (int postings = 0; at < end && postings < MAX_POSTINGS; postings++) {
            int next = posting.endOf(bytes, at, end);
            if (next < 0 || !add()) {
                return false;
            }
            at = next + 1;
        }
        return at >= end && end > 0 && balance == 0;
    }

    private boolean add() {
        int amount = posting.field(AMOUNT, 0);
        int book = amount < 0 ? -1 : posting.field(BOOK, amount);
        int side = book < 0 ? -1 : posting.field(SIDE, book);
        int unit = side < 0 ? -1 : posting.field(UNIT, side);
        if (unit < 0 || !isInteger(amount) || !isInFirstBook(book, unit)) {
            return false;
        }
        if (is(side, DEBIT)) {
            balance += integer(amount);
        } else if (is(side, CREDIT)) {
            balance -= integer(amount);
        } else {
            return false;
        }
        return true;
    }

    private boolean isInFirstBook(int book, int unit) {
        if (bookTo == 0) {
            bookFrom = posting.from(book);
            bookTo = posting.to(book);
            unitFrom = posting.from(unit);
            unitTo = posting.to(unit);
        }
        return Arrays.equals(bytes, bookFrom, bookTo, bytes, posting.from(book), posting.to(book))
                && Arrays.equals(bytes, unitFrom, unitTo, bytes, posting.from(unit), posting.to(unit));
    }

    private boolean isInteger(int field) {
        byte first = bytes[posting.from(field)];
        return first == '-' || (first >= '0' && first <= '9');
    }

    private long integer(int field) {
        boolean negative = bytes[posting.from(field)] == '-';
        long number = 0;
        for (int at = posting.from(field) + (negative ? 1 : 0); at < posting.to(field); at++) {
            number = 10 * number + bytes[at] - '0';
        }
        return negative ? -number : number;
    }

    private boolean is(int field, byte[] value) {
        return Arrays.equals(bytes, posting.from(field), posting.to(field), value, 0, value.length);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
