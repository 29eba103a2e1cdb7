package org.guildbook.api.web;

import java.math.BigDecimal;
import java.text.NumberFormat;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Currency;
import java.util.Locale;
import org.guildbook.values.Money;
import org.guildbook.values.Sha256;

/** How figures look to a reader: money with its currency and its digits, dates of the community's time zone. */
public record Figures(Locale locale, ZoneId zone) {

    private static final int SHORT_HASH_DIGITS = 12;
    private static final int MICRO_DIGITS = 6;

    public String money(long amountMinor, String currency) {
        Currency unit = Currency.getInstance(currency);
        NumberFormat format = NumberFormat.getCurrencyInstance(locale);
        format.setCurrency(unit);
        format.setMinimumFractionDigits(unit.getDefaultFractionDigits());
        format.setMaximumFractionDigits(unit.getDefaultFractionDigits());
        return format.format(BigDecimal.valueOf(amountMinor, unit.getDefaultFractionDigits()));
    }

    public String money(Money money) {
        return money(money.amountMinor(), money.unit());
    }

    /** Money or points, by the unit of a posting. */
    public String amount(long amount, String unit) {
        return unit.equals("PTS") ? count(amount) + " PTS" : money(amount, unit);
    }

    /** Rounded for the scale of a chart, for example 1.5M or 150万. */
    public String roughMoney(long amountMinor, String currency) {
        int digits = Currency.getInstance(currency).getDefaultFractionDigits();
        NumberFormat format = NumberFormat.getCompactNumberInstance(locale, NumberFormat.Style.SHORT);
        format.setMaximumFractionDigits(1);
        return format.format(amountMinor / Math.pow(10, digits));
    }

    public String count(long number) {
        return NumberFormat.getIntegerInstance(locale).format(number);
    }

    /** Micro-points as exact points without trailing zeros, at least {@code minimumDigits} of them. */
    public String points(long microPoints, int minimumDigits) {
        NumberFormat format = NumberFormat.getNumberInstance(locale);
        format.setMinimumFractionDigits(minimumDigits);
        format.setMaximumFractionDigits(MICRO_DIGITS);
        return format.format(BigDecimal.valueOf(microPoints, MICRO_DIGITS));
    }

    /** Whole points, as a score or a board shows them. */
    public String wholePoints(long microPoints) {
        return count(Math.floorDiv(microPoints, 1_000_000));
    }

    /** Parts per million as a percentage, for example 70.7 %. */
    public String percent(long ppm) {
        NumberFormat format = NumberFormat.getPercentInstance(locale);
        format.setMaximumFractionDigits(1);
        return format.format(BigDecimal.valueOf(ppm, MICRO_DIGITS));
    }

    public String date(LocalDate date) {
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM)
                .withLocale(locale)
                .format(date);
    }

    public String month(YearMonth month) {
        return DateTimeFormatter.ofPattern(chinese() ? "y年M月" : "MMMM y", locale)
                .format(month);
    }

    /** Short enough for the foot of a column. */
    public String monthShort(YearMonth month) {
        return DateTimeFormatter.ofPattern(chinese() ? "M月" : "MMM", locale).format(month);
    }

    public String time(Instant at) {
        return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.MEDIUM)
                .withLocale(locale)
                .withZone(zone)
                .format(at);
    }

    public String shortHash(Sha256 hash) {
        return hash.hex().substring(0, SHORT_HASH_DIGITS) + "…";
    }

    private boolean chinese() {
        return locale.getLanguage().equals(Locale.CHINESE.getLanguage());
    }
}
