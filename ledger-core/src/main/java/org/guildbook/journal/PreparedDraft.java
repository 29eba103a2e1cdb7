package org.guildbook.journal;

import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.guildbook.chain.CanonicalJson;
import org.guildbook.chain.CanonicalTemplate;
import org.guildbook.chain.Leaf;
import org.jspecify.annotations.Nullable;

/**
 * A draft with everything done on the caller's thread that does not depend on its place, to keep the sequencer free.
 *
 * @param salt drawn for this entry alone
 * @param tags sorted
 * @param tagKeys of the tags, in their order
 * @param parties sorted
 * @param links the parties' items of the sealed sequence, still without {@code number} and {@code prev}
 * @param leaf still without {@code at}, the number of the document if there is one, {@code position}, {@code prev} and {@code seal}
 * @param sealed still without {@code sequence}
 */
record PreparedDraft(
        Draft draft,
        byte[] salt,
        List<String> tags,
        long[] tagKeys,
        int typeKey,
        List<Series.Party> parties,
        List<CanonicalTemplate> links,
        Series.@Nullable Documents documents,
        CanonicalTemplate leaf,
        CanonicalTemplate sealed) {

    static PreparedDraft of(Draft draft, byte[] salt) {
        List<String> tags = draft.tags().stream().sorted().toList();
        List<String> parties = draft.parties().stream().sorted().toList();
        Draft.DocumentSeries series = draft.series();
        return new PreparedDraft(
                draft,
                salt,
                tags,
                IndexKeys.tags(draft.community(), tags),
                IndexKeys.type(draft.type()),
                parties.stream()
                        .map(party -> Series.Party.of(draft.community(), party))
                        .toList(),
                parties.stream().map(PreparedDraft::link).toList(),
                series == null ? null : new Series.Documents(draft.community(), series.name()),
                leaf(draft),
                CanonicalTemplate.of(draft.sealed(), Set.of("sequence")));
    }

    private static CanonicalTemplate link(String party) {
        SortedMap<String, byte[]> known = new TreeMap<>();
        known.put("party", CanonicalJson.write(party));
        return CanonicalTemplate.of(known, Set.of("number", "prev"));
    }

    private static CanonicalTemplate leaf(Draft draft) {
        SortedMap<String, byte[]> known = new TreeMap<>();
        known.putAll(draft.open());
        known.put("community", CanonicalJson.write(draft.community().toString()));
        known.put("eventId", CanonicalJson.write(draft.eventId().toString()));
        known.put("v", CanonicalJson.write(Leaf.VERSION));
        Set<String> later = new TreeSet<>(Set.of("at", "position", "prev", "seal"));
        if (draft.series() != null) {
            later.add("document");
        }
        return CanonicalTemplate.of(known, later);
    }
}
