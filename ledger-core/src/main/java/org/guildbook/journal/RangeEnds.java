package org.guildbook.journal;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.guildbook.chain.EntryHash;
import org.jspecify.annotations.Nullable;

/**
 * What a range of entries expects of the entries before it, and what it leaves to those after it: for each log, document
 * series and party the first link and the last.
 *
 * <p>Ranges are checked apart from each other and then joined in order.
 */
final class RangeEnds {

    /** The links of one log or series: numbers from the first to the last, and the hashes at both ends. */
    private static final class Links {

        private final UUID community;
        private final long firstNumber;
        private final byte @Nullable [] firstPrev;
        private long number;
        private byte[] hash;
        private long micros;

        private Links(UUID community, long number, byte @Nullable [] prev, byte[] hash, long micros) {
            this.community = community;
            this.firstNumber = number;
            this.firstPrev = prev;
            this.number = number;
            this.hash = hash;
            this.micros = micros;
        }

        private boolean isContinuedBy(long next, byte @Nullable [] prev) {
            return next == number + 1 && (prev == null || Arrays.equals(prev, hash));
        }
    }

    private final Map<Object, Links> links = new HashMap<>();
    private boolean empty = true;
    private long firstMicros;
    private long lastMicros;
    private long lastPlace;
    private byte[] lastHash = new byte[EntryHash.BYTES];

    /** Whether the time runs on. */
    boolean time(long place, byte[] hash, long micros) {
        boolean forward = micros >= lastMicros;
        if (empty) {
            empty = false;
            firstMicros = micros;
        }
        lastMicros = micros;
        lastPlace = place;
        lastHash = hash;
        return forward;
    }

    /** Whether the entry continues its log, as far as this range knows. */
    boolean log(UUID community, long position, byte[] prev, byte[] hash, long micros) {
        return link(community, community, position, prev, hash, micros);
    }

    /** Whether the document continues its series. */
    boolean document(Series.Documents series, long number, byte[] hash) {
        return link(series, series.community(), number, null, hash, 0);
    }

    /** Whether the entry continues those of a party, by its key in the tag index. */
    boolean party(UUID community, long party, long number, byte[] prev, byte[] hash) {
        return link(party, community, number, prev, hash, 0);
    }

    private boolean link(Object chain, UUID community, long number, byte @Nullable [] prev, byte[] hash, long micros) {
        Links known = links.get(chain);
        if (known == null) {
            links.put(chain, new Links(community, number, prev, hash, micros));
            return true;
        }
        boolean continued = known.isContinuedBy(number, prev);
        known.number = number;
        known.hash = hash;
        known.micros = micros;
        return continued;
    }

    /** Takes in the range that follows; whether it fits. */
    boolean join(RangeEnds next) {
        if (next.empty) {
            return true;
        }
        boolean fits = next.firstMicros >= lastMicros;
        for (Map.Entry<Object, Links> each : next.links.entrySet()) {
            Links after = each.getValue();
            Links before = links.computeIfAbsent(each.getKey(), chain -> nothing(chain, after.community));
            fits &= before.isContinuedBy(after.firstNumber, after.firstPrev);
            links.put(each.getKey(), after);
        }
        lastMicros = next.lastMicros;
        lastPlace = next.lastPlace;
        lastHash = next.lastHash;
        return fits;
    }

    private static Links nothing(Object chain, UUID community) {
        long number = chain instanceof UUID ? -1 : 0;
        return new Links(community, number, null, EntryHash.beforeFirst(community), 0);
    }

    /** Whether the tables of heads name the newest entries. */
    boolean endsWith(GlobalHead head, Map<UUID, Head> logs) {
        if (head.place() != lastPlace || !Arrays.equals(head.hash(), lastHash) || micros(head.at()) != lastMicros) {
            return false;
        }
        long known = links.keySet().stream().filter(UUID.class::isInstance).count();
        return known == logs.size()
                && logs.entrySet().stream().allMatch(log -> {
                    Links end = links.get(log.getKey());
                    Head newest = log.getValue();
                    return end != null
                            && end.number == newest.position()
                            && Arrays.equals(end.hash, newest.hash())
                            && end.micros == micros(newest.at());
                });
    }

    private static long micros(Instant at) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, at);
    }
}
