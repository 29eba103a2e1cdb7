package org.guildbook.journal;

import java.time.Instant;
import java.util.Arrays;

/** The newest place of the whole database, with the hash and time of the entry there. */
record GlobalHead(long place, byte[] hash, Instant at) {

    boolean isSameAs(GlobalHead other) {
        return place == other.place && Arrays.equals(hash, other.hash);
    }
}
