package org.guildbook.bench;

import java.util.Objects;
import org.guildbook.journal.StoredEntry;
import org.jspecify.annotations.Nullable;

/** What real entries weigh, for contenders that are to store as much. */
final class Samples {

    private Samples() {}

    /** Bytes of what is stored for good: leaf, salt, sealed part. */
    static int bytes(StoredEntry entry) {
        return entry.leaf().length + present(entry.salt()).length + present(entry.sealed()).length;
    }

    /** Salt or sealed part, in a log where nothing was erased. */
    static byte[] present(byte @Nullable [] bytes) {
        return Objects.requireNonNull(bytes);
    }
}
