package org.guildbook.journal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.guildbook.chain.CanonicalJson;
import org.guildbook.chain.EntryHash;
import org.guildbook.chain.Leaf;
import org.guildbook.chain.Seal;
import org.guildbook.journal.StampedEntry.GivenNumber;
import org.jspecify.annotations.Nullable;

/** Turns drafts into entries: numbers, chains, seals and hashes them on top of a layer of {@link Heads}. */
final class Stamper {

    private final Heads heads;
    private final List<GivenNumber> numbers = new ArrayList<>();

    Stamper(Heads heads) {
        this.heads = heads;
    }

    /**
     * The entry at {@code place}.
     *
     * @throws org.guildbook.chain.TooLargeException if its leaf or sealed part exceeds the format's limit
     */
    StampedEntry stamp(Draft draft, byte[] salt, long place, Instant at) {
        numbers.clear();
        Head last = heads.log(draft.community());
        long position = last.position() + 1;
        String document = document(draft);

        SortedMap<String, byte[]> sealedFields = sorted(draft.sealed());
        sealedFields.put("sequence", CanonicalJson.write(sequence(draft)));
        byte[] sealed = Seal.render(sealedFields);

        SortedMap<String, byte[]> open = sorted(draft.open());
        open.put("at", CanonicalJson.write(Leaf.time(at)));
        open.put("community", CanonicalJson.write(draft.community().toString()));
        if (document != null) {
            open.put("document", CanonicalJson.write(document));
        }
        open.put("eventId", CanonicalJson.write(draft.eventId().toString()));
        open.put("position", CanonicalJson.write(position));
        open.put("prev", CanonicalJson.write(hex(last.hash())));
        open.put("seal", CanonicalJson.write(hex(Seal.of(salt, sealed))));
        open.put("v", CanonicalJson.write(Leaf.VERSION));
        byte[] leaf = Leaf.render(open);
        byte[] hash = EntryHash.of(leaf);

        heads.put(draft.community(), new Head(position, hash, at));
        numbers.forEach(given -> heads.put(given.series(), new Heads.SeriesHead(given.number(), hash)));
        StoredEntry entry = new StoredEntry(
                place,
                draft.community(),
                position,
                draft.eventId(),
                draft.type(),
                draft.version(),
                at,
                draft.tags().stream().sorted().toList(),
                leaf,
                salt,
                sealed,
                hash);
        return new StampedEntry(entry, last.hash(), document, List.copyOf(numbers));
    }

    private @Nullable String document(Draft draft) {
        Draft.DocumentSeries series = draft.series();
        if (series == null) {
            return null;
        }
        Heads.Series name = Heads.Series.documents(draft.community(), series.name());
        long number = heads.newest(name).number() + 1;
        numbers.add(new GivenNumber(name, number));
        return series.name() + "-" + String.format(Locale.ROOT, "%0" + series.digits() + "d", number);
    }

    private List<Map<String, Object>> sequence(Draft draft) {
        List<Map<String, Object>> sequence = new ArrayList<>();
        for (String party : draft.parties().stream().sorted().toList()) {
            Heads.Series name = Heads.Series.party(draft.community(), party);
            Heads.SeriesHead last = heads.newest(name);
            numbers.add(new GivenNumber(name, last.number() + 1));
            sequence.add(Map.of("number", last.number() + 1, "party", party, "prev", hex(last.hash())));
        }
        return sequence;
    }

    /** By the order of the format, whatever order the draft's map has. */
    private static SortedMap<String, byte[]> sorted(SortedMap<String, byte[]> fields) {
        SortedMap<String, byte[]> sorted = new TreeMap<>();
        sorted.putAll(fields);
        return sorted;
    }

    private static String hex(byte[] hash) {
        return HexFormat.of().formatHex(hash);
    }
}
