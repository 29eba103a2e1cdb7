package org.guildbook.tampering;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.guildbook.chain.CanonicalJson;
import org.guildbook.journal.Condition;
import org.guildbook.journal.Draft;
import org.guildbook.journal.Journal;

/** Facts of two kinds in turn: a tip, all sealed, and a payment with voucher and number. */
final class SampleFacts {

    static final UUID COMMUNITY = UUID.fromString("019b76da-a800-7000-8000-000000000001");

    private SampleFacts() {}

    /** Appends entries, each by itself; the ids of the events are drawn. */
    static void append(Journal journal, int entries) {
        for (int i = 0; i < entries; i++) {
            long next = journal.head(COMMUNITY).map(head -> head.position() + 1).orElse(0L);
            journal.append(Condition.NONE, List.of(next % 2 == 0 ? tip() : payment()))
                    .join();
        }
    }

    private static Draft tip() {
        return draft("points.PointsTipped", List.of("giver:ann", "receiver:bo"), List.of("ann", "bo"), false);
    }

    private static Draft payment() {
        return draft("dues.DuesPaymentRecorded", List.of("payer:ann"), List.of("ann"), true);
    }

    /** The record of an erasure. */
    static Draft erasure(int position) {
        SortedMap<String, byte[]> open = new TreeMap<>();
        open.put("family", CanonicalJson.write("PRIVACY"));
        open.put(
                "open",
                CanonicalJson.write(Map.of("erases", List.of(Map.of("from", position, "toExclusive", position + 1)))));
        open.put("type", CanonicalJson.write("privacy.ErasureRecorded"));
        open.put("version", CanonicalJson.write(1));
        SortedMap<String, byte[]> sealed = new TreeMap<>(Map.of("tags", CanonicalJson.write(List.of())));
        return new Draft(
                COMMUNITY, UUID.randomUUID(), "privacy.ErasureRecorded", 1, List.of(), List.of(), null, open, sealed);
    }

    private static Draft draft(String type, List<String> tags, List<String> parties, boolean voucher) {
        Draft.DocumentSeries series = voucher ? new Draft.DocumentSeries("RC-2026", 6) : null;
        SortedMap<String, byte[]> open = new TreeMap<>();
        SortedMap<String, byte[]> sealed = new TreeMap<>();
        SortedMap<String, byte[]> typed = voucher ? open : sealed;
        typed.put("type", CanonicalJson.write(type));
        typed.put("version", CanonicalJson.write(1));
        open.put("family", CanonicalJson.write(voucher ? "BOOK" : "POINTS"));
        if (voucher) {
            open.put(
                    "postings",
                    CanonicalJson.write(
                            List.of(posting("assets:bank", "DEBIT"), posting("liabilities:deferred-dues", "CREDIT"))));
        }
        sealed.put("payload", CanonicalJson.write(Map.of("note", new ArrayList<>(tags))));
        sealed.put("tags", CanonicalJson.write(tags));
        return new Draft(COMMUNITY, UUID.randomUUID(), type, 1, tags, parties, series, open, sealed);
    }

    private static Map<String, Object> posting(String account, String side) {
        return Map.of("account", account, "amount", 100_800, "book", "MONEY", "side", side, "unit", "CNY");
    }
}
