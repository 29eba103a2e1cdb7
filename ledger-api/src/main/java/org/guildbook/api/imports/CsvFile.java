package org.guildbook.api.imports;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.guildbook.decision.Refused;
import org.jspecify.annotations.Nullable;

/** Reads rows out of the bytes of a file: UTF-8, comma separated, RFC 4180, columns named in the first row. */
final class CsvFile {

    /** Most rows of one file, without the header. */
    static final int ROWS_MAX = 20_000;

    /** Longest name of a column that is quoted, in characters. */
    private static final int NAME_LIMIT_CHARS = 40;

    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private final Consumer<RowFault> faults;

    CsvFile(Consumer<RowFault> faults) {
        this.faults = faults;
    }

    /** The rows; what cannot be read is told as faults. Without a usable header there are no rows. */
    List<Row> rows(byte[] bytes) {
        CharBuffer text = CharBuffer.allocate(bytes.length);
        ByteBuffer read = ByteBuffer.wrap(bytes);
        CoderResult decoded = StandardCharsets.UTF_8.newDecoder().decode(read, text, true);
        if (decoded.isError()) {
            return none(1 + lines(bytes, read.position()), new Refused("file-encoding-wrong"));
        }
        String plain = text.flip().toString();
        return rows(plain.startsWith(BYTE_ORDER_MARK) ? plain.substring(1) : plain);
    }

    private static int lines(byte[] bytes, int end) {
        int lines = 0;
        for (int i = 0; i < end; i++) {
            lines += bytes[i] == '\n' ? 1 : 0;
        }
        return lines;
    }

    private List<Row> rows(String text) {
        List<Row> rows = new ArrayList<>();
        List<Column> header = List.of();
        int number = 0;
        // Empty lines are counted, so that a row has the number that a spreadsheet shows.
        try (CsvReader<CsvRecord> records = CsvReader.builder()
                .skipEmptyLines(false)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .ofCsvRecord(text)) {
            for (CsvRecord record : records) {
                number++;
                List<String> cells =
                        record.getFields().stream().map(String::strip).toList();
                if (number == 1) {
                    header = header(cells);
                    if (header.isEmpty()) {
                        return List.of();
                    }
                } else if (!cells.stream().allMatch(String::isEmpty)) {
                    if (rows.size() == ROWS_MAX) {
                        return none(number, new Refused("too-many-rows"));
                    }
                    rows.add(row(number, header, cells));
                }
            }
        } catch (CsvParseException _) {
            return none(number + 1, new Refused("file-unreadable"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return rows.isEmpty() ? none(1, new Refused("file-empty")) : rows;
    }

    private Row row(int number, List<Column> header, List<String> cells) {
        if (cells.size() != header.size()) {
            fault(number, null, new Refused("cell-count-wrong"));
        }
        Map<Column, String> known = new EnumMap<>(Column.class);
        for (int i = 0; i < Math.min(cells.size(), header.size()); i++) {
            if (!cells.get(i).isEmpty()) {
                known.put(header.get(i), cells.get(i));
            }
        }
        return new Row(number, known, faults);
    }

    /** The columns in the order of the file; none, if they are not what they must be. */
    private List<Column> header(List<String> names) {
        Set<Column> columns = new LinkedHashSet<>();
        for (String name : names.subList(0, Math.min(names.size(), Column.values().length + 1))) {
            Column column = Column.of(name).orElse(null);
            if (column == null) {
                fault(1, name.substring(0, Math.min(name.length(), NAME_LIMIT_CHARS)), new Refused("column-unknown"));
            } else if (!columns.add(column)) {
                fault(1, name, new Refused("column-repeated"));
            }
        }
        List<Column> missing = Arrays.stream(Column.values())
                .filter(column -> column.required() && !columns.contains(column))
                .toList();
        missing.forEach(column -> fault(1, column.header(), new Refused("column-missing")));
        return missing.isEmpty() && columns.size() == names.size() ? List.copyOf(columns) : List.of();
    }

    private List<Row> none(int number, Refused refused) {
        fault(number, null, refused);
        return List.of();
    }

    private void fault(int number, @Nullable String column, Refused refused) {
        faults.accept(new RowFault(number, column, refused.rule(), null));
    }
}
