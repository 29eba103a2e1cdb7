package org.guildbook.journal;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.guildbook.chain.CanonicalField;
import org.guildbook.chain.CanonicalReader;

/**
 * Positions whose salt and sealed bytes an entry lets go, as its open part lists them: {@code
 * "open":{"erases":[{"from":3,"toExclusive":4}]}}. Only positions before its own count.
 */
record ErasedRange(long from, long toExclusive) {

    /** What the fields of a leaf list; nothing, for nearly every entry. */
    static List<ErasedRange> of(Map<String, Object> leaf) {
        if (!(leaf.get("open") instanceof Map<?, ?> open) || !(open.get("erases") instanceof List<?> ranges)) {
            return List.of();
        }
        return ranges.stream().flatMap(ErasedRange::range).toList();
    }

    static List<ErasedRange> of(byte[] leaf) {
        return CanonicalField.of(leaf, "open")
                .map(CanonicalReader::read)
                .map(open -> of(Map.of("open", open)))
                .orElse(List.of());
    }

    private static Stream<ErasedRange> range(Object range) {
        return range instanceof Map<?, ?> ends
                        && ends.get("from") instanceof Long from
                        && ends.get("toExclusive") instanceof Long toExclusive
                        && from <= toExclusive
                ? Stream.of(new ErasedRange(from, toExclusive))
                : Stream.empty();
    }

    boolean contains(long position) {
        return position >= from && position < toExclusive;
    }
}
