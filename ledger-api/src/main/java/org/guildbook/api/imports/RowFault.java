package org.guildbook.api.imports;

import org.jspecify.annotations.Nullable;

/**
 * Why a row is refused.
 *
 * @param row as a spreadsheet counts; the header is 1
 * @param column absent where the row as a whole is at fault
 * @param refusal stable id
 * @param found what stands in the cell; may be personal
 */
record RowFault(
        int row,
        @Nullable String column,
        String refusal,
        @Nullable String found) {

    /** Without what stands in the cell, so that it never gets into a log. */
    @Override
    public String toString() {
        return row + " " + column + " " + refusal;
    }
}
