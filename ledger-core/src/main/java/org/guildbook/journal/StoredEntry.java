package org.guildbook.journal;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.guildbook.chain.CanonicalField;
import org.jspecify.annotations.Nullable;

/**
 * An entry as it stands in the database.
 *
 * @param place in the order of all logs of this database, from 1; internal, never public
 * @param position dense place in the log of its community, from 0
 * @param leaf the open bytes, authoritative
 * @param salt 32 bytes, absent after an erasure
 * @param sealed the sealed bytes, absent after an erasure
 * @param hash SHA-256(0x00 ‖ leaf)
 */
public record StoredEntry(
        long place,
        UUID community,
        long position,
        UUID eventId,
        String type,
        int version,
        Instant at,
        List<String> tags,
        byte[] leaf,
        byte @Nullable [] salt,
        byte @Nullable [] sealed,
        byte[] hash) {

    /** Whether it moves money or points: then it is never erased. */
    public boolean isVoucher() {
        return CanonicalField.of(leaf, "postings").isPresent();
    }

    /** Without salt and sealed bytes; tags still to be read from these are read. */
    StoredEntry erased() {
        return new StoredEntry(
                place, community, position, eventId, type, version, at, List.copyOf(tags), leaf, null, null, hash);
    }
}
