package org.guildbook.api.web;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.guildbook.journal.StoredEntry;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What the open bytes of an entry say; nothing of the sealed part.
 *
 * @param type absent where it is sealed: only the family shows
 * @param raw the open bytes as text, one line
 * @param pretty the same, indented; not what is hashed
 * @param sums what the postings sum to, by unit: zero each
 */
public record EntryView(
        long position,
        String hash,
        String prev,
        String seal,
        Instant at,
        String family,
        @Nullable String type,
        @Nullable String document,
        @Nullable LocalDate effectiveOn,
        @Nullable LocalDate bookedOn,
        List<Line> postings,
        Map<String, Long> sums,
        boolean erased,
        String raw,
        String pretty) {

    /** One posting; {@code amount} stands on the side it is booked on. */
    public record Line(
            String account,
            boolean debit,
            long amount,
            String unit,
            @Nullable String fund,
            @Nullable String chapter) {}

    static EntryView of(StoredEntry entry, JsonMapper json) {
        JsonNode leaf = json.readTree(entry.leaf());
        List<Line> postings = new ArrayList<>();
        for (JsonNode posting : leaf.path("postings")) {
            postings.add(new Line(
                    posting.path("account").asString(),
                    posting.path("side").asString().equals("DEBIT"),
                    posting.path("amount").asLong(),
                    posting.path("unit").asString(),
                    text(posting, "fund"),
                    text(posting, "chapter")));
        }
        Map<String, Long> sums = new LinkedHashMap<>();
        postings.forEach(line -> sums.merge(line.unit(), line.debit() ? line.amount() : -line.amount(), Long::sum));
        return new EntryView(
                entry.position(),
                HexFormat.of().formatHex(entry.hash()),
                leaf.path("prev").asString(),
                leaf.path("seal").asString(),
                entry.at(),
                leaf.path("family").asString(),
                text(leaf, "type"),
                text(leaf, "document"),
                date(leaf, "effectiveOn"),
                date(leaf, "bookedOn"),
                List.copyOf(postings),
                sums,
                entry.sealed() == null,
                new String(entry.leaf(), StandardCharsets.UTF_8),
                json.writerWithDefaultPrettyPrinter().writeValueAsString(leaf));
    }

    private static @Nullable String text(JsonNode node, String field) {
        return node.hasNonNull(field) ? node.get(field).asString() : null;
    }

    private static @Nullable LocalDate date(JsonNode node, String field) {
        String text = text(node, field);
        return text == null ? null : LocalDate.parse(text);
    }
}
