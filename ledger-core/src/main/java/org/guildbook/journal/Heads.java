package org.guildbook.journal;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.guildbook.chain.EntryHash;
import org.jspecify.annotations.Nullable;

/**
 * The newest entry of every log and the newest number of every series that appends are stamped from.
 *
 * <p>They run ahead of what is committed, and are cleared when that turns out otherwise. An append of several drafts
 * works on a layer of its own, which is merged when all of them are stamped; dropping the layer undoes it.
 */
final class Heads {

    /** Logs and series kept in memory between batches. */
    static final int MAX_CACHED = 200_000;

    /** The newest number of a series and the hash of the entry that bears it. */
    record SeriesHead(long number, byte[] hash) {}

    private final @Nullable Heads below;
    private final Map<UUID, Head> logs = new LinkedHashMap<>(16, 0.75f, true);
    private final Map<Series, SeriesHead> series = new LinkedHashMap<>(16, 0.75f, true);

    Heads() {
        this(null);
    }

    private Heads(@Nullable Heads below) {
        this.below = below;
    }

    static Head beforeFirst(UUID community) {
        return new Head(-1, EntryHash.beforeFirst(community), Instant.EPOCH);
    }

    Heads layer() {
        return new Heads(this);
    }

    boolean knows(UUID community) {
        return logs.containsKey(community);
    }

    boolean knows(Series name) {
        return series.containsKey(name);
    }

    /** The head of a log; it must have been put before. */
    Head log(UUID community) {
        Head head = logs.get(community);
        return head != null || below == null ? Objects.requireNonNull(head) : below.log(community);
    }

    /** The newest number of a series; it must have been put before. */
    SeriesHead newest(Series name) {
        SeriesHead newest = series.get(name);
        return newest != null || below == null ? Objects.requireNonNull(newest) : below.newest(name);
    }

    void put(UUID community, Head head) {
        logs.put(community, head);
    }

    void put(Series name, SeriesHead newest) {
        series.put(name, newest);
    }

    void merge() {
        Heads to = Objects.requireNonNull(below);
        to.logs.putAll(logs);
        to.series.putAll(series);
    }

    /** Forgets what was used longest ago; batches under way used theirs last, and have room for many times that. */
    void trim() {
        trim(logs);
        trim(series);
    }

    void clear() {
        logs.clear();
        series.clear();
    }

    private static void trim(Map<?, ?> map) {
        var eldest = map.keySet().iterator();
        while (map.size() > MAX_CACHED) {
            eldest.next();
            eldest.remove();
        }
    }
}
