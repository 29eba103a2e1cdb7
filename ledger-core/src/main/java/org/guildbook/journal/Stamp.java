package org.guildbook.journal;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What the journal gave an entry: its position, hash and time, and the document number if the draft named a series. */
public record Stamp(
        UUID community,
        long position,
        byte[] hash,
        Instant at,
        @Nullable String document) {}
