package org.guildbook.bench;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/** A table in Markdown: the first column text, the others figures. */
final class Table {

    private final List<String> lines = new ArrayList<>();

    Table(String... head) {
        row(head);
        lines.add("|---|" + String.join("", Collections.nCopies(head.length - 1, "---:|")));
    }

    void row(String... cells) {
        lines.add("| " + String.join(" | ", cells) + " |");
    }

    String markdown() {
        return String.join("\n", lines);
    }

    static String count(double value) {
        return String.format(Locale.ROOT, "%,.0f", value);
    }

    static String decimal(double value, int digits) {
        return String.format(Locale.ROOT, "%,." + digits + "f", value);
    }

    static String percent(double part) {
        return String.format(Locale.ROOT, "%.0f %%", part * 100);
    }
}
