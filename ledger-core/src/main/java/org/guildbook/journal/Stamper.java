package org.guildbook.journal;

import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import org.guildbook.chain.CanonicalJson;
import org.guildbook.chain.CanonicalTemplate;
import org.guildbook.chain.EntryHash;
import org.guildbook.chain.Leaf;
import org.guildbook.chain.Seal;
import org.guildbook.journal.Heads.SeriesHead;
import org.guildbook.journal.StampedEntry.DocumentNumber;
import org.jspecify.annotations.Nullable;

/** Turns drafts into entries of one time: numbers, chains, seals and hashes them on top of a layer of {@link Heads}. */
final class Stamper {

    private final Heads heads;
    private final Instant at;
    private final byte[] time;

    Stamper(Heads heads, Instant at) {
        this.heads = heads;
        this.at = at;
        this.time = CanonicalJson.write(Leaf.time(at));
    }

    /**
     * The entry at {@code place}.
     *
     * @throws org.guildbook.chain.TooLargeException if its leaf or sealed part exceeds the format's limit
     */
    StampedEntry stamp(PreparedDraft prepared, long place) {
        Draft draft = prepared.draft();
        Head last = heads.log(draft.community());
        long position = last.position() + 1;
        List<SeriesHead> before = prepared.parties().stream().map(heads::newest).toList();
        byte[] sealed = Seal.withinLimit(prepared.sealed().fill(sequence(prepared.links(), before)));
        DocumentNumber document = document(prepared);
        byte[] leaf =
                Leaf.withinLimit(leaf(prepared, position, last.hash(), document, Seal.of(prepared.salt(), sealed)));
        byte[] hash = EntryHash.of(leaf);

        heads.put(draft.community(), new Head(position, hash, at));
        List<Long> partyNumbers = new ArrayList<>(before.size());
        for (int i = 0; i < before.size(); i++) {
            partyNumbers.add(before.get(i).number() + 1);
            heads.put(prepared.parties().get(i), new SeriesHead(partyNumbers.get(i), hash));
        }
        if (document != null) {
            heads.put(document.series(), new SeriesHead(document.number(), hash));
        }
        StoredEntry entry = new StoredEntry(
                place,
                draft.community(),
                position,
                draft.eventId(),
                draft.type(),
                draft.version(),
                at,
                prepared.tags(),
                leaf,
                prepared.salt(),
                sealed,
                hash);
        return new StampedEntry(entry, prepared, partyNumbers, document);
    }

    private byte[] leaf(
            PreparedDraft prepared, long position, byte[] prev, @Nullable DocumentNumber document, byte[] seal) {
        byte[] number = CanonicalJson.write(position);
        return document == null
                ? prepared.leaf().fill(time, number, hex(prev), hex(seal))
                : prepared.leaf().fill(time, CanonicalJson.write(document.text()), number, hex(prev), hex(seal));
    }

    private @Nullable DocumentNumber document(PreparedDraft prepared) {
        Draft.DocumentSeries named = prepared.draft().series();
        Series.Documents series = prepared.documents();
        if (named == null || series == null) {
            return null;
        }
        long number = heads.newest(series).number() + 1;
        String digits = String.format(Locale.ROOT, "%0" + named.digits() + "d", number);
        return new DocumentNumber(series, number, named.name() + "-" + digits);
    }

    private static byte[] sequence(List<CanonicalTemplate> links, List<SeriesHead> before) {
        ByteArrayOutputStream sequence = new ByteArrayOutputStream(2 + 160 * links.size());
        sequence.write('[');
        for (int i = 0; i < links.size(); i++) {
            if (i > 0) {
                sequence.write(',');
            }
            SeriesHead last = before.get(i);
            sequence.writeBytes(links.get(i).fill(CanonicalJson.write(last.number() + 1), hex(last.hash())));
        }
        sequence.write(']');
        return sequence.toByteArray();
    }

    private static byte[] hex(byte[] hash) {
        return CanonicalJson.write(HexFormat.of().formatHex(hash));
    }
}
