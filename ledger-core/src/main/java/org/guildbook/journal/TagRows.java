package org.guildbook.journal;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.guildbook.chain.CanonicalField;
import org.guildbook.chain.CanonicalReader;

/**
 * What the index of tags is to say of one entry.
 *
 * @param hash of the entry
 * @param type key of its type
 * @param tags keys
 * @param parties keys
 * @param numbers of the entry in the sealed sequences of the parties, in their order
 */
record TagRows(long place, byte[] hash, int type, long[] tags, long[] parties, long[] numbers) {

    static TagRows of(StampedEntry stamped) {
        PreparedDraft draft = stamped.draft();
        return new TagRows(
                stamped.entry().place(),
                stamped.entry().hash(),
                draft.typeKey(),
                draft.tagKeys(),
                draft.parties().stream().mapToLong(Series.Party::key).toArray(),
                stamped.partyNumbers().stream().mapToLong(Long::longValue).toArray());
    }

    /** From the sealed bytes; absent after an erasure, before which the entry was indexed. */
    static Optional<TagRows> of(StoredEntry entry) {
        byte[] sealed = entry.sealed();
        return sealed == null ? Optional.empty() : Optional.of(of(entry, sealed));
    }

    private static TagRows of(StoredEntry entry, byte[] sealed) {
        List<Map<?, ?>> links = CanonicalField.of(sealed, "sequence").map(CanonicalReader::read).stream()
                .flatMap(sequence -> ((List<?>) sequence).stream())
                .<Map<?, ?>>map(link -> (Map<?, ?>) link)
                .toList();
        return new TagRows(
                entry.place(),
                entry.hash(),
                IndexKeys.type(entry.type()),
                IndexKeys.tags(entry.community(), entry.tags()),
                links.stream()
                        .mapToLong(link -> IndexKeys.party(entry.community(), String.valueOf(link.get("party"))))
                        .toArray(),
                links.stream()
                        .mapToLong(link -> Long.parseLong(String.valueOf(link.get("number"))))
                        .toArray());
    }
}
