package org.guildbook.values;

import java.time.LocalDate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A calendar quarter, written {@code 2025Q4}; index = 4 × year + number − 1. */
public record Quarter(int year, int number) implements Comparable<Quarter> {

    private static final Pattern TEXT = Pattern.compile("(\\d{4})Q([1-4])");

    public Quarter {
        if (year < 0 || year > 9999 || number < 1 || number > 4) {
            throw new IllegalArgumentException("not a quarter: " + year + "Q" + number);
        }
    }

    public static Quarter of(LocalDate date) {
        return new Quarter(date.getYear(), (date.getMonthValue() + 2) / 3);
    }

    public static Quarter parse(String text) {
        Matcher matcher = TEXT.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("not a quarter, expected for example 2025Q4: " + text);
        }
        return new Quarter(Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2)));
    }

    public static Quarter ofIndex(int index) {
        return new Quarter(Math.floorDiv(index, 4), Math.floorMod(index, 4) + 1);
    }

    public int index() {
        return 4 * year + number - 1;
    }

    public Quarter plus(int quarters) {
        return ofIndex(index() + quarters);
    }

    public LocalDate from() {
        return LocalDate.of(year, 3 * number - 2, 1);
    }

    public LocalDate toExclusive() {
        return plus(1).from();
    }

    @Override
    public int compareTo(Quarter other) {
        return Integer.compare(index(), other.index());
    }

    @Override
    public String toString() {
        return "%04dQ%d".formatted(year, number);
    }
}
