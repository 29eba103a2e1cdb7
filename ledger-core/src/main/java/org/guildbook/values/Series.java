package org.guildbook.values;

import java.util.regex.Pattern;

/**
 * A gapless run of document numbers of one community, for example {@code RC-2026-DUES}.
 *
 * <p>A decision names the series; the journal stamps the number in the same append.
 *
 * @param name the part before the number
 * @param digits width of the number, zero-padded
 */
public record Series(String name, int digits) {

    private static final Pattern NAME = Pattern.compile("[A-Z]{2}(-[A-Z0-9]{1,8}){0,3}");

    public Series {
        if (!NAME.matcher(name).matches() || digits < 1 || digits > 9) {
            throw new IllegalArgumentException("not a series: " + name + " with " + digits + " digits");
        }
    }

    public static Series duesReceipts(int year) {
        return new Series("RC-%04d-DUES".formatted(year), 6);
    }

    public static Series waivers(int year) {
        return new Series("WV-%04d".formatted(year), 6);
    }

    public static Series paymentsMade(int year) {
        return new Series("PV-%04d".formatted(year), 6);
    }

    public static Series journalVouchers(int year, int month) {
        return new Series("JV-%04d-%02d".formatted(year, month), 4);
    }

    /** The document number, for example {@code RC-2026-DUES-000001}. */
    public String document(long number) {
        return name + "-" + ("%0" + digits + "d").formatted(number);
    }
}
