package org.guildbook.journal;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something in the stored log that the bytes contradict.
 *
 * @param community absent when the finding concerns the order of all logs
 * @param position in the log of the community, or the place when {@code community} is absent
 */
public record Finding(Kind kind, @Nullable UUID community, long position, String detail) {

    public enum Kind {
        HEAD,
        PLACE,
        POSITION,
        PREV,
        HASH,
        LEAF,
        SEAL,
        SEALED,
        INDEX,
        TAGS,
        SEQUENCE,
        DOCUMENT,
        TIME
    }
}
