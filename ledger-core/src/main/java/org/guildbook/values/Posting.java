package org.guildbook.values;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One line of a voucher, readable by anyone.
 *
 * @param book MONEY or POINTS; no voucher touches both
 * @param account a control account, for example {@code liabilities:deferred-dues}
 * @param side signed value = +amount for DEBIT, −amount for CREDIT
 * @param amount minor units of {@code unit}, not zero; negative only in a reversal
 * @param unit ISO 4217 code, or {@code PTS}
 * @param fund whose purpose the money serves, for example {@code DUES}
 * @param chapter dimension of the line; absent where it would isolate a person
 */
public record Posting(
        Book book,
        String account,
        Side side,
        long amount,
        String unit,
        String fund,
        @Nullable ChapterId chapter) {

    private static final Pattern ACCOUNT = Pattern.compile("[a-z]+(:[a-z0-9-]+)*");

    public enum Book {
        MONEY,
        POINTS
    }

    public enum Side {
        DEBIT,
        CREDIT
    }

    public Posting {
        if (amount == 0 || Math.abs(amount) > Money.LIMIT) {
            throw new IllegalArgumentException("posting amount out of range: " + amount);
        }
        if (!ACCOUNT.matcher(account).matches()) {
            throw new IllegalArgumentException("not an account: " + account);
        }
    }

    public static Posting debit(String account, Money money, String fund, @Nullable ChapterId chapter) {
        return new Posting(Book.MONEY, account, Side.DEBIT, money.amountMinor(), money.unit(), fund, chapter);
    }

    public static Posting credit(String account, Money money, String fund, @Nullable ChapterId chapter) {
        return new Posting(Book.MONEY, account, Side.CREDIT, money.amountMinor(), money.unit(), fund, chapter);
    }

    public static Posting debitPoints(String account, long points) {
        return new Posting(Book.POINTS, account, Side.DEBIT, points, "PTS", "POINTS", null);
    }

    public static Posting creditPoints(String account, long points) {
        return new Posting(Book.POINTS, account, Side.CREDIT, points, "PTS", "POINTS", null);
    }

    /** Whether the line moves money that the community holds in a bank or a payment channel. */
    public boolean isCash() {
        return account.startsWith("assets:bank:") || account.startsWith("assets:payment-channel:");
    }

    public long signed() {
        return side == Side.DEBIT ? amount : -amount;
    }
}
