package org.guildbook.api.imports;

import com.fasterxml.jackson.annotation.JsonInclude;
import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.guildbook.api.imports.Imports.Checked;
import org.guildbook.values.PartyId;
import org.jspecify.annotations.Nullable;

/**
 * What a file would record, row by row; for nobody but who brought it, because it quotes cells.
 *
 * @param refused faults; with any, nothing is recorded. The first 1,000 are told
 * @param rows in the order of the file
 */
record ImportReport(int members, int terms, int payments, int refused, List<Line> rows) {

    /** Faults told at most; who has more begins with these. */
    static final int FAULTS_MAX = 1_000;

    private static final int FOUND_LIMIT_CHARS = 80;

    /** Tells spreadsheets that the text is UTF-8. */
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    /** What becomes of a row. */
    enum Outcome {
        NEW,
        /** On the ledger already. */
        RECORDED,
        REFUSED
    }

    /**
     * One row, or one fault of it.
     *
     * @param row as a spreadsheet counts; the header is 1
     * @param memberRef as in the file
     * @param party the id that the member has, or would have
     * @param column at fault; absent where it is the row as a whole
     * @param found what stands there, shortened
     * @param sentence in the caller's language
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Line(
            int row,
            @Nullable String memberRef,
            @Nullable PartyId party,
            Outcome outcome,
            @Nullable String column,
            @Nullable String refusal,
            @Nullable String found,
            @Nullable String sentence) {}

    /** @param sentences of refusals, in the caller's language */
    static ImportReport of(Checked checked, Function<String, String> sentences) {
        ImportPlan plan = checked.plan();
        Set<String> recorded = checked.recorded().stream().map(ImportStep::id).collect(Collectors.toSet());
        Set<Integer> refused = checked.faults().stream().map(RowFault::row).collect(Collectors.toSet());
        List<Line> lines = new ArrayList<>();
        for (Row row : plan.rows()) {
            String ref = row.text(Column.MEMBER_REF);
            if (!refused.contains(row.number())) {
                PartyId party = checked.members().party(ref);
                Outcome outcome = recorded.contains(ImportStep.idOf(party)) ? Outcome.RECORDED : Outcome.NEW;
                lines.add(new Line(row.number(), ref, party, outcome, null, null, null, null));
            }
        }
        checked.faults().stream()
                .limit(FAULTS_MAX)
                .map(fault -> new Line(
                        fault.row(),
                        null,
                        null,
                        Outcome.REFUSED,
                        fault.column(),
                        fault.refusal(),
                        shortened(fault.found()),
                        sentences.apply(fault.refusal())))
                .forEach(lines::add);
        lines.sort(Comparator.comparingInt(Line::row));
        return new ImportReport(
                plan.members().size(),
                plan.terms(),
                plan.payments(),
                checked.faults().size(),
                lines);
    }

    private static @Nullable String shortened(@Nullable String found) {
        return found == null || found.length() <= FOUND_LIMIT_CHARS
                ? found
                : found.substring(0, FOUND_LIMIT_CHARS) + "…";
    }

    /** The rows as a file for spreadsheets. */
    byte[] csv() {
        StringWriter text = new StringWriter().append(BYTE_ORDER_MARK);
        try (CsvWriter csv = CsvWriter.builder().build(text)) {
            csv.writeRecord("row", "member_ref", "party", "outcome", "column", "refusal", "found", "sentence");
            for (Line line : rows) {
                csv.writeRecord(Stream.of(
                                line.row,
                                line.memberRef,
                                line.party,
                                line.outcome.name().toLowerCase(Locale.ROOT),
                                line.column,
                                line.refusal,
                                line.found,
                                line.sentence)
                        .map(ImportReport::cell)
                        .toList());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** A spreadsheet that opens the report must compute nothing that somebody else wrote. */
    private static String cell(@Nullable Object value) {
        String text = value == null ? "" : value.toString();
        return !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }
}
