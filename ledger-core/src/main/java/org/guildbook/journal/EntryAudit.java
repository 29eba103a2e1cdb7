package org.guildbook.journal;

import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.UUID;
import org.guildbook.chain.CanonicalReader;
import org.guildbook.chain.EntryHash;
import org.guildbook.chain.Leaf;
import org.guildbook.chain.NotCanonicalException;
import org.guildbook.chain.Seal;
import org.guildbook.journal.Finding.Kind;
import org.guildbook.journal.Heads.SeriesHead;
import org.jspecify.annotations.Nullable;

/** Checks entries one after the other against their own bytes and against what came before. */
final class EntryAudit {

    /** A row of the tag index: of a tag, or with a number of a party. */
    record TagRow(long key, int type, @Nullable Long number) {}

    /** A row of the index of document numbers. */
    record DocumentRow(Series.Documents series, long number) {

        /** From the text of the leaf; without a number at its end it has the number 0, which fits nowhere. */
        static DocumentRow of(UUID community, String document) {
            int dash = document.lastIndexOf('-');
            String digits = document.substring(dash + 1);
            return new DocumentRow(
                    new Series.Documents(community, document.substring(0, Math.max(0, dash))),
                    digits.matches("[0-9]{1,18}") ? Long.parseLong(digits) : 0);
        }
    }

    private final List<Finding> findings;
    private final long indexed;
    private final Map<UUID, Head> logs = new HashMap<>();
    private final Map<Series.Documents, Long> documents = new HashMap<>();
    private final Map<Long, SeriesHead> parties = new HashMap<>();
    private final ErasureAudit erasures = new ErasureAudit();
    private GlobalHead last = new GlobalHead(0, new byte[EntryHash.BYTES], Instant.EPOCH);

    /** @param indexed the place up to which the index of tags is written */
    EntryAudit(List<Finding> findings, long indexed) {
        this.findings = findings;
        this.indexed = indexed;
    }

    void check(AuditedRow row, List<TagRow> tags, List<DocumentRow> numbers) {
        Expectation expect = (kind, kept, detail) -> {
            if (!kept) {
                findings.add(new Finding(kind, row.community(), row.position(), detail));
            }
        };
        Head before = logs.computeIfAbsent(row.community(), Heads::beforeFirst);
        expect.that(Kind.PLACE, row.place() == last.place() + 1, "place " + row.place() + " follows " + last.place());
        expect.that(Kind.POSITION, row.position() == before.position() + 1, "it follows position " + before.position());
        expect.that(Kind.HASH, Arrays.equals(row.hash(), EntryHash.of(row.leaf())), "hash is not that of the leaf");
        expect.that(Kind.TIME, !row.at().isBefore(last.at()), row.at() + " after " + last.at());

        SortedMap<String, Object> leaf = fields(row.leaf(), Kind.LEAF, expect);
        byte[] sealedBytes = Objects.requireNonNullElse(row.sealed(), new byte[0]);
        expect.that(Kind.SEALED, (row.sealed() == null) == (row.salt() == null), "salt or sealed bytes are missing");
        SortedMap<String, Object> sealed =
                row.sealed() == null ? Collections.emptySortedMap() : fields(sealedBytes, Kind.SEALED, expect);

        expect.that(Kind.PREV, hex(before.hash()).equals(leaf.get("prev")), "prev is not the hash before");
        columns(row, leaf, sealed, expect);
        if (row.salt() != null) {
            byte[] seal = Seal.of(row.salt(), sealedBytes);
            expect.that(Kind.SEAL, hex(seal).equals(leaf.get("seal")), "seal is not that of salt and sealed bytes");
        }
        tags(row, sealed, tags, expect);
        sequence(row, sealed, tags, expect);
        document(row, leaf, numbers, expect);

        erasures.take(row, leaf);
        logs.put(row.community(), new Head(row.position(), row.hash(), row.at()));
        last = new GlobalHead(row.place(), row.hash(), row.at());
    }

    /** Compares the newest entries with what the tables of heads say. */
    void checkHeads(GlobalHead head, Map<UUID, Head> newest) {
        if (!head.isSameAs(last) || !head.at().equals(last.at())) {
            findings.add(new Finding(
                    Kind.HEAD, new UUID(0, 0), head.place(), "the head is not the newest entry, at " + last.place()));
        }
        if (indexed > head.place()) {
            findings.add(new Finding(Kind.HEAD, new UUID(0, 0), indexed, "tags are indexed beyond the head"));
        }
        Map<UUID, Head> unknown = new HashMap<>(logs);
        newest.forEach((community, end) -> {
            Head found = unknown.remove(community);
            if (found == null || !found.isSameAs(end)) {
                findings.add(new Finding(Kind.HEAD, community, end.position(), "not the newest entry of the log"));
            }
        });
        unknown.forEach((community, end) ->
                findings.add(new Finding(Kind.HEAD, community, end.position(), "the head of the log is missing")));
    }

    /** Reports what was erased without a record. */
    void checkErasures() {
        findings.addAll(erasures.unrecorded());
    }

    /** Of an erased entry the type, if it was sealed, is known to nobody any more. */
    private static void columns(
            AuditedRow row, SortedMap<String, Object> leaf, SortedMap<String, Object> sealed, Expectation expect) {
        expect.that(Kind.LEAF, Long.valueOf(Leaf.VERSION).equals(leaf.get("v")), "unknown version of the format");
        expect.that(Kind.INDEX, row.community().toString().equals(leaf.get("community")), "community");
        expect.that(Kind.INDEX, row.eventId().toString().equals(leaf.get("eventId")), "event id");
        expect.that(Kind.INDEX, Leaf.time(row.at()).equals(leaf.get("at")), "time");
        expect.that(Kind.POSITION, Long.valueOf(row.position()).equals(leaf.get("position")), "position in the leaf");
        if (row.sealed() == null && !leaf.containsKey("type")) {
            return;
        }
        expect.that(
                Kind.INDEX,
                !(leaf.containsKey("type") && sealed.containsKey("type"))
                        && row.type().equals(leaf.getOrDefault("type", sealed.get("type"))),
                "type");
        expect.that(
                Kind.INDEX,
                Long.valueOf(row.version()).equals(leaf.getOrDefault("version", sealed.get("version"))),
                "version");
    }

    private void tags(AuditedRow row, SortedMap<String, Object> sealed, List<TagRow> rows, Expectation expect) {
        if (!(sealed.get("tags") instanceof List<?> tags)) {
            expect.that(Kind.SEALED, row.sealed() == null, "no tags");
            return;
        }
        Set<TagRow> expected = new HashSet<>();
        if (row.place() <= indexed) {
            tags.forEach(tag -> expected.add(
                    new TagRow(IndexKeys.tag(row.community(), String.valueOf(tag)), IndexKeys.type(row.type()), null)));
        }
        Set<TagRow> found = new HashSet<>(rows);
        found.removeIf(tag -> tag.number() != null);
        expect.that(Kind.TAGS, found.equals(expected), "the index has " + found + ", not " + tags);
    }

    private void sequence(AuditedRow row, SortedMap<String, Object> sealed, List<TagRow> rows, Expectation expect) {
        Set<TagRow> found = new HashSet<>(rows);
        found.removeIf(tag -> tag.number() == null);
        Set<TagRow> known = found;
        if (sealed.get("sequence") instanceof List<?> links) {
            Set<TagRow> expected = new HashSet<>();
            for (Object each : links) {
                if (each instanceof Map<?, ?> link) {
                    long key = IndexKeys.party(row.community(), String.valueOf(link.get("party")));
                    long number = link.get("number") instanceof Long stated ? stated : 0;
                    SeriesHead before =
                            parties.getOrDefault(key, new SeriesHead(0, EntryHash.beforeFirst(row.community())));
                    expect.that(
                            Kind.SEQUENCE,
                            number == before.number() + 1 && hex(before.hash()).equals(link.get("prev")),
                            link + " follows number " + before.number());
                    expected.add(new TagRow(key, IndexKeys.type(row.type()), number));
                }
            }
            boolean isIndexed = row.place() <= indexed;
            expect.that(
                    Kind.SEQUENCE,
                    found.equals(isIndexed ? expected : Set.of()),
                    "the index has " + found + ", not " + links);
            known = isIndexed ? found : expected;
        } else {
            expect.that(Kind.SEALED, row.sealed() == null, "no sequence");
        }
        // The rows, so that after an erasure the next link is still known.
        known.forEach(tag -> parties.put(tag.key(), new SeriesHead(Objects.requireNonNull(tag.number()), row.hash())));
    }

    private void document(AuditedRow row, SortedMap<String, Object> leaf, List<DocumentRow> rows, Expectation expect) {
        Set<DocumentRow> expected = new HashSet<>();
        if (leaf.get("document") instanceof String text) {
            DocumentRow document = DocumentRow.of(row.community(), text);
            long before = documents.getOrDefault(document.series(), 0L);
            expect.that(Kind.DOCUMENT, document.number() == before + 1, text + " follows number " + before);
            expected.add(document);
            documents.put(document.series(), document.number());
        }
        expect.that(Kind.DOCUMENT, expected.equals(new HashSet<>(rows)), "the index has " + rows + ", not " + expected);
    }

    private static SortedMap<String, Object> fields(byte[] bytes, Kind kind, Expectation expect) {
        try {
            return CanonicalReader.object(bytes);
        } catch (NotCanonicalException e) {
            expect.that(kind, false, String.valueOf(e.getMessage()));
            return Collections.emptySortedMap();
        }
    }

    private static String hex(byte[] hash) {
        return HexFormat.of().formatHex(hash);
    }

    @FunctionalInterface
    private interface Expectation {
        void that(Kind kind, boolean kept, String detail);
    }
}
