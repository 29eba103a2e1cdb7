package org.guildbook.journal;

import java.time.Instant;
import java.util.Arrays;

/** The newest entry of a log. */
public record Head(long position, byte[] hash, Instant at) {

    boolean isSameAs(Head other) {
        return position == other.position && Arrays.equals(hash, other.hash) && at.equals(other.at);
    }
}
