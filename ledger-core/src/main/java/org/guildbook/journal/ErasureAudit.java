package org.guildbook.journal;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.guildbook.journal.Finding.Kind;

/**
 * Holds entries without salt and sealed bytes against the entries that say so: each later, in the same log, by position.
 * Nothing lets a voucher be erased.
 */
final class ErasureAudit {

    private static final String VOUCHER = "a voucher was erased";

    private final Map<UUID, NavigableMap<Long, Finding>> holes = new HashMap<>();

    /** Takes the next entry: a hole itself, or a record of some before it. */
    void take(AuditedRow row, SortedMap<String, Object> leaf) {
        boolean voucher = leaf.containsKey("postings");
        NavigableMap<Long, Finding> inLog = holes.computeIfAbsent(row.community(), _ -> new TreeMap<>());
        ErasedRange.of(leaf)
                .forEach(range -> inLog.subMap(range.from(), range.toExclusive())
                        .values()
                        .removeIf(hole -> !hole.detail().equals(VOUCHER)));
        if (row.sealed() == null && row.salt() == null) {
            inLog.put(
                    row.position(),
                    new Finding(
                            Kind.SEALED,
                            row.community(),
                            row.position(),
                            voucher ? VOUCHER : "erased, and no entry says so"));
        }
    }

    /** The holes that no entry has spoken of. */
    List<Finding> unrecorded() {
        return holes.values().stream().flatMap(inLog -> inLog.values().stream()).toList();
    }
}
