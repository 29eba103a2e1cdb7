package org.guildbook.bench;

import org.guildbook.journal.StoredEntry;
import org.jspecify.annotations.Nullable;

/** What real entries weigh, for contenders that are to store as much. */
final class Samples {

    private Samples() {}

    /** Bytes of what is stored for good: leaf, salt, sealed part. */
    static int bytes(StoredEntry entry) {
        return entry.leaf().length + length(entry.salt()) + length(entry.sealed());
    }

    private static int length(byte @Nullable [] bytes) {
        return bytes == null ? 0 : bytes.length;
    }
}
