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
import org.guildbook.journal.Heads.Series;
import org.guildbook.journal.Heads.SeriesHead;
import org.guildbook.journal.StampedEntry.GivenNumber;

/** Checks entries one after the other against their own bytes and against what came before. */
final class EntryAudit {

    /** A row of the tag index. */
    record TagRow(UUID community, String tag, String type) {}

    private record LogEnd(long position, byte[] hash) {}

    private final List<Finding> findings;
    private final Map<UUID, LogEnd> logs = new HashMap<>();
    private final Map<Series, SeriesHead> series = new HashMap<>();
    private GlobalHead last = new GlobalHead(0, new byte[EntryHash.BYTES], Instant.EPOCH);

    EntryAudit(List<Finding> findings) {
        this.findings = findings;
    }

    void check(AuditedRow row, List<TagRow> tags, List<GivenNumber> numbers) {
        Expectation expect = (kind, kept, detail) -> {
            if (!kept) {
                findings.add(new Finding(kind, row.community(), row.position(), detail));
            }
        };
        LogEnd before = logs.computeIfAbsent(row.community(), first -> new LogEnd(-1, EntryHash.beforeFirst(first)));
        expect.that(Kind.PLACE, row.place() == last.place() + 1, "place " + row.place() + " follows " + last.place());
        expect.that(Kind.POSITION, row.position() == before.position() + 1, "it follows position " + before.position());
        expect.that(Kind.PREV, Arrays.equals(row.prev(), before.hash()), "prev is not the hash before");
        expect.that(Kind.HASH, Arrays.equals(row.hash(), EntryHash.of(row.leaf())), "hash is not that of the leaf");
        expect.that(Kind.TIME, !row.at().isBefore(last.at()), row.at() + " after " + last.at());

        SortedMap<String, Object> leaf = fields(row.leaf(), Kind.LEAF, expect);
        byte[] sealedBytes = Objects.requireNonNullElse(row.sealed(), new byte[0]);
        expect.that(Kind.SEALED, row.sealed() != null && row.salt() != null, "salt or sealed bytes are missing");
        SortedMap<String, Object> sealed =
                row.sealed() == null ? Collections.emptySortedMap() : fields(sealedBytes, Kind.SEALED, expect);

        columns(row, leaf, sealed, expect);
        if (row.salt() != null) {
            byte[] seal = Seal.of(row.salt(), sealedBytes);
            expect.that(Kind.SEAL, hex(seal).equals(leaf.get("seal")), "seal is not that of salt and sealed bytes");
        }
        tags(row, sealed, tags, expect);
        numbers(row, leaf, sealed, numbers, expect);

        logs.put(row.community(), new LogEnd(row.position(), row.hash()));
        last = new GlobalHead(row.place(), row.hash(), row.at());
    }

    void checkHead(GlobalHead head) {
        if (!head.isSameAs(last) || !head.at().equals(last.at())) {
            findings.add(new Finding(
                    Kind.HEAD, new UUID(0, 0), head.place(), "the head is not the newest entry, at " + last.place()));
        }
    }

    private static void columns(
            AuditedRow row, SortedMap<String, Object> leaf, SortedMap<String, Object> sealed, Expectation expect) {
        expect.that(Kind.LEAF, Long.valueOf(Leaf.VERSION).equals(leaf.get("v")), "unknown version of the format");
        expect.that(Kind.INDEX, row.community().toString().equals(leaf.get("community")), "community");
        expect.that(Kind.INDEX, row.eventId().toString().equals(leaf.get("eventId")), "event id");
        expect.that(Kind.INDEX, Leaf.time(row.at()).equals(leaf.get("at")), "time");
        expect.that(Kind.POSITION, Long.valueOf(row.position()).equals(leaf.get("position")), "position in the leaf");
        expect.that(Kind.PREV, hex(row.prev()).equals(leaf.get("prev")), "prev in the leaf");
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

    private static void tags(AuditedRow row, SortedMap<String, Object> sealed, List<TagRow> rows, Expectation expect) {
        if (!(sealed.get("tags") instanceof List<?> tags)) {
            expect.that(Kind.SEALED, row.sealed() == null, "no tags");
            return;
        }
        Set<TagRow> expected = new HashSet<>();
        tags.forEach(tag -> expected.add(new TagRow(row.community(), String.valueOf(tag), row.type())));
        expect.that(Kind.TAGS, expected.equals(new HashSet<>(rows)), "the index has " + rows + ", not " + tags);
    }

    private void numbers(
            AuditedRow row,
            SortedMap<String, Object> leaf,
            SortedMap<String, Object> sealed,
            List<GivenNumber> rows,
            Expectation expect) {
        Set<GivenNumber> documents = new HashSet<>();
        if (leaf.get("document") instanceof String document) {
            GivenNumber given = document(row.community(), document);
            documents.add(given);
            expect.that(
                    Kind.DOCUMENT,
                    given.number() == newest(given.series()).number() + 1,
                    document + " follows number " + newest(given.series()).number());
        }
        Set<GivenNumber> sequence = new HashSet<>();
        if (sealed.get("sequence") instanceof List<?> items) {
            for (Object item : items) {
                if (item instanceof Map<?, ?> link) {
                    GivenNumber given = new GivenNumber(
                            Series.party(row.community(), String.valueOf(link.get("party"))),
                            link.get("number") instanceof Long number ? number : 0);
                    sequence.add(given);
                    SeriesHead before = newest(given.series());
                    expect.that(
                            Kind.SEQUENCE,
                            given.number() == before.number() + 1
                                    && hex(before.hash()).equals(link.get("prev")),
                            given + " follows number " + before.number());
                }
            }
        } else {
            expect.that(Kind.SEALED, row.sealed() == null, "no sequence");
        }
        rows(Kind.DOCUMENT, "document:", documents, rows, expect);
        rows(Kind.SEQUENCE, "party:", sequence, rows, expect);
        for (GivenNumber given : rows) {
            series.put(given.series(), new SeriesHead(given.number(), row.hash()));
        }
    }

    private static void rows(
            Kind kind, String prefix, Set<GivenNumber> expected, List<GivenNumber> rows, Expectation expect) {
        Set<GivenNumber> found = new HashSet<>(rows);
        found.removeIf(given -> !given.series().name().startsWith(prefix));
        expect.that(kind, found.equals(expected), "the index has " + found + ", not " + expected);
    }

    private SeriesHead newest(Series name) {
        return series.getOrDefault(name, new SeriesHead(0, EntryHash.beforeFirst(name.community())));
    }

    private static GivenNumber document(UUID community, String document) {
        int dash = document.lastIndexOf('-');
        String digits = document.substring(dash + 1);
        return new GivenNumber(
                Series.documents(community, document.substring(0, Math.max(0, dash))),
                digits.matches("[0-9]{1,18}") ? Long.parseLong(digits) : 0);
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
