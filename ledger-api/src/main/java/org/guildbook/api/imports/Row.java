package org.guildbook.api.imports;

import java.time.LocalDate;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.guildbook.decision.Refused;
import org.jspecify.annotations.Nullable;

/** One row of the file; what is wrong with a cell is told, and read as absent. */
final class Row {

    /** What a spreadsheet would compute; a number or a telephone number may begin with a sign. */
    private static final Pattern FORMULA = Pattern.compile("[=@].*|[+-](?![0-9 ()./-]*$).*");

    private static final Pattern CONTROL = Pattern.compile("\\p{Cc}");
    private static final Pattern DATE = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");

    private final int number;
    private final Map<Column, String> cells;
    private final Consumer<RowFault> faults;

    /** @param cells those that are not empty */
    Row(int number, Map<Column, String> cells, Consumer<RowFault> faults) {
        this.number = number;
        this.cells = new EnumMap<>(Column.class);
        this.cells.putAll(cells);
        this.faults = faults;
    }

    /** As a spreadsheet counts; the header is 1. */
    int number() {
        return number;
    }

    /** Tells what is wrong with the cells whatever they mean. */
    void check() {
        for (Column column : Column.values()) {
            String cell = text(column);
            if (column.required() && cell.isEmpty()) {
                fault(column, new Refused("cell-missing"));
            } else if (cell.length() > column.limitChars()) {
                fault(column, new Refused("cell-too-long"));
            } else if (CONTROL.matcher(cell).find()) {
                fault(column, new Refused("cell-unreadable"));
            } else if (FORMULA.matcher(cell).matches()) {
                fault(column, new Refused("cell-is-formula"));
            }
        }
    }

    /** What stands there; empty if nothing does. */
    String text(Column column) {
        return cells.getOrDefault(column, "");
    }

    @Nullable
    String orNull(Column column) {
        return cells.get(column);
    }

    @Nullable
    LocalDate date(Column column) {
        return read(column, text -> DATE.matcher(text).matches() ? LocalDate.parse(text) : null);
    }

    /** @param parse returns null, or throws, for what it cannot read */
    <T> @Nullable T read(Column column, Function<String, @Nullable T> parse) {
        String cell = cells.get(column);
        if (cell == null) {
            return null;
        }
        T value;
        try {
            value = parse.apply(cell);
        } catch (RuntimeException _) {
            value = null;
        }
        if (value == null) {
            fault(column, new Refused("cell-unreadable"));
        }
        return value;
    }

    void fault(Column column, Refused refused) {
        faults.accept(new RowFault(number, column.header(), refused.rule(), orNull(column)));
    }
}
