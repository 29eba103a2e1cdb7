package org.guildbook.axon;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.List;
import org.guildbook.journal.Criterion;
import org.guildbook.values.CommunityId;
import org.jspecify.annotations.Nullable;

/**
 * States of rules with the place they were read up to, so that the next decision reads only what came after.
 *
 * <p>Nothing here has to be right about the present: whatever was appended since is read on top, and the condition of the
 * append decides. So there is nothing to invalidate, and any state may be forgotten at any time.
 */
public final class StateCache {

    /** States kept; the least used are forgotten first. */
    static final long MAX_STATES = 500_000;

    /** A state to which nothing was added is kept anew once it is so far behind: while the journal's window still knows. */
    static final long PLACES_BEHIND = 20_000;

    /** Compared in the cheapest order, as several times in every decision. */
    record Key(CommunityId community, Class<?> rule, Object id) {

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Key key
                    && rule == key.rule
                    && id.equals(key.id)
                    && community.value().equals(key.community.value());
        }

        @Override
        public int hashCode() {
            return 31 * id.hashCode() + System.identityHashCode(rule);
        }
    }

    /**
     * A state as of a place.
     *
     * @param boundary what the state follows from
     * @param place all facts of the state's boundary up to here are in the state, and none after
     */
    record Remembered<S>(S state, List<Criterion> boundary, long place) {}

    private final Cache<Key, Remembered<?>> states =
            Caffeine.newBuilder().maximumSize(MAX_STATES).recordStats().build();

    @Nullable
    Remembered<?> find(Key key) {
        return states.getIfPresent(key);
    }

    /** Keeps the state, unless a newer one is there. */
    void keep(Key key, Remembered<?> state) {
        states.asMap().merge(key, state, (old, fresh) -> fresh.place() > old.place() ? fresh : old);
    }

    /** Forgets all: after an erasure, states follow from what is left. */
    public void forget() {
        states.invalidateAll();
    }

    /** How often since the start a state was remembered. */
    public long hits() {
        return states.stats().hitCount();
    }

    /** How often since the start a state had to be read from its first fact. */
    public long misses() {
        return states.stats().missCount();
    }
}
