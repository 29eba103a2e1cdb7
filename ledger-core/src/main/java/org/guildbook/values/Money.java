package org.guildbook.values;

import java.util.regex.Pattern;

/**
 * An amount of money in minor units, for example 1,008,000 fen for CNY 10,080.00.
 *
 * @param amountMinor minor units of {@code unit}; absolute value at most 2^53 - 1
 * @param unit ISO 4217 currency code
 */
public record Money(long amountMinor, String unit) {

    private static final Pattern CURRENCY = Pattern.compile("[A-Z]{3}");

    /** The largest integer that every JSON reader keeps exact: 2^53 - 1. */
    public static final long LIMIT = (1L << 53) - 1;

    public Money {
        if (Math.abs(amountMinor) > LIMIT) {
            throw new IllegalArgumentException("amountMinor beyond 2^53 - 1: " + amountMinor);
        }
        if (!CURRENCY.matcher(unit).matches()) {
            throw new IllegalArgumentException("unit is not an ISO 4217 code: " + unit);
        }
    }

    public Money plus(Money other) {
        if (!unit.equals(other.unit)) {
            throw new IllegalArgumentException("cannot add " + other.unit + " to " + unit);
        }
        return new Money(Math.addExact(amountMinor, other.amountMinor), unit);
    }
}
