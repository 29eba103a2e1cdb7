package org.guildbook.journal;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The newest entries in memory, found by tag and type: every entry with {@code floor < place <= last}. Those after the
 * last {@link #commit} are only promised: conditions are checked against them, nobody reads them, and {@link #rollBack}
 * takes them back.
 *
 * <p>Who changes it takes its monitor. Who reads takes none, so that no thread waits for callers: the floor rises before
 * the oldest entries go, so whoever looks at it last knows whether it missed any of them.
 */
final class RecentWindow {

    /** What an entry costs in memory beyond its bytes, roughly. */
    private static final int OVERHEAD_BYTES = 512;

    private static final Optional<List<StoredEntry>> NOTHING = Optional.of(List.of());

    /** Where the entries of one community are. */
    private record Index(Map<String, Places> tags, Map<String, Places> types) {

        Index() {
            this(new ConcurrentHashMap<>(), new ConcurrentHashMap<>());
        }
    }

    private final int maxEntries;
    private final long maxBytes;
    private final Map<UUID, Index> indexes = new ConcurrentHashMap<>();
    private volatile AtomicReferenceArray<@Nullable StoredEntry> ring = new AtomicReferenceArray<>(64);
    private volatile long floor;
    private volatile long committed;
    private volatile long last;
    private volatile long indexed;
    private long bytes;

    RecentWindow(int maxEntries, int maxBytes, long floor) {
        this.maxEntries = maxEntries;
        this.maxBytes = maxBytes;
        this.floor = floor;
        this.committed = floor;
        this.last = floor;
        this.indexed = floor;
    }

    /** Everything after this place is in the window. */
    long floor() {
        return floor;
    }

    long committed() {
        return committed;
    }

    /** Entries after this place can only be found here. */
    long indexed() {
        return indexed;
    }

    /** Entries up to this place can be found elsewhere. */
    synchronized void indexed(long place) {
        indexed = Math.max(indexed, place);
    }

    synchronized void reset(long place) {
        floor = place;
        committed = place;
        last = place;
        indexes.clear();
        ring = new AtomicReferenceArray<>(64);
        bytes = 0;
    }

    synchronized void add(StoredEntry entry) {
        long place = entry.place();
        if (place != last + 1) {
            throw new IllegalStateException("place " + place + " after " + last);
        }
        if (last - floor == ring.length()) {
            grow();
        }
        set(place, entry);
        bytes += cost(entry);
        Index index = index(entry);
        for (String tag : entry.tags()) {
            index.tags.computeIfAbsent(tag, _ -> new Places()).add(place);
        }
        index.types.computeIfAbsent(entry.type(), _ -> new Places()).add(place);
        last = place;
    }

    /** Keeps what was added up to this place, and forgets the oldest of those indexed if they have become too many. */
    synchronized void commit(long place) {
        committed = place;
        while (floor < Math.min(committed, indexed) && exceeds(1)) {
            long oldest = floor + 1;
            floor = oldest;
            forget(oldest, Places::removeFirst);
        }
    }

    /** Whether it is so many times larger than it should be because nothing that is indexed is left to be forgotten. */
    synchronized boolean isStuck(int times) {
        return floor >= indexed && exceeds(times);
    }

    private boolean exceeds(int times) {
        return last - floor > (long) times * maxEntries || (bytes > times * maxBytes && last - floor > 1);
    }

    /** Takes back what was added since the last commit. */
    synchronized void rollBack() {
        while (last > committed) {
            long newest = last;
            last = newest - 1;
            forget(newest, Places::removeLast);
        }
    }

    /** Lets go of the sealed bytes of entries; they are found as before. */
    synchronized void erase(UUID community, List<ErasedRange> ranges) {
        for (long place = floor + 1; place <= last; place++) {
            StoredEntry entry = at(place);
            if (entry != null
                    && entry.community().equals(community)
                    && ranges.stream().anyMatch(range -> range.contains(entry.position()))) {
                StoredEntry erased = entry.erased();
                set(place, erased);
                bytes += cost(erased) - cost(entry);
            }
        }
    }

    /** Whether an entry after {@code afterPlace} matches any criterion, or empty if the window does not reach back. */
    Optional<Boolean> anyMatch(List<Criterion> criteria, long afterPlace) {
        Matches matches = new Matches(afterPlace, last, 1);
        criteria.forEach(matches::add);
        if (!matches.found.isEmpty()) {
            return Optional.of(true);
        }
        return afterPlace < floor ? Optional.empty() : Optional.of(false);
    }

    /** The matching entries in order of place, or empty if the window does not reach back to {@code afterPlace}. */
    Optional<List<StoredEntry>> read(List<Criterion> criteria, long afterPlace, long upToPlace) {
        if (upToPlace > committed) {
            return Optional.empty();
        }
        Matches matches = new Matches(afterPlace, upToPlace, Integer.MAX_VALUE);
        criteria.forEach(matches::add);
        if (afterPlace < floor) {
            return Optional.empty();
        }
        return matches.found.isEmpty() ? NOTHING : Optional.of(List.copyOf(matches.found.values()));
    }

    /** The next entries of all logs, or empty if the window does not reach back to {@code afterPlace}. */
    Optional<List<StoredEntry>> page(long afterPlace, long upToPlace) {
        if (upToPlace > committed) {
            return Optional.empty();
        }
        List<StoredEntry> page = new ArrayList<>();
        for (long place = afterPlace + 1; place <= upToPlace; place++) {
            StoredEntry entry = at(place);
            if (entry == null) {
                return Optional.empty();
            }
            page.add(entry);
        }
        return afterPlace < floor ? Optional.empty() : Optional.of(page);
    }

    /** A search that ends early once enough was found; complete unless the floor has risen above its beginning. */
    private final class Matches {

        private final long after;
        private final long upTo;
        private final int limit;
        private final SortedMap<Long, StoredEntry> found = new TreeMap<>();

        Matches(long after, long upTo, int limit) {
            this.after = after;
            this.upTo = upTo;
            this.limit = limit;
        }

        void add(Criterion criterion) {
            Index index = indexes.get(criterion.community());
            if (index == null) {
                return;
            }
            if (!criterion.tags().isEmpty()) {
                add(criterion, rarest(criterion.tags(), index));
            } else if (!criterion.types().isEmpty()) {
                criterion.types().forEach(type -> add(criterion, view(index.types, type)));
            } else {
                for (long place = Math.max(after, floor) + 1; place <= upTo && found.size() < limit; place++) {
                    add(criterion, place);
                }
            }
        }

        private void add(Criterion criterion, Places.View candidates) {
            for (int i = candidates.firstAfter(after); i < candidates.size() && found.size() < limit; i++) {
                long place = candidates.get(i);
                if (place > upTo) {
                    return;
                }
                add(criterion, place);
            }
        }

        private void add(Criterion criterion, long place) {
            StoredEntry entry = at(place);
            if (entry != null
                    && entry.community().equals(criterion.community())
                    && (criterion.types().isEmpty() || criterion.types().contains(entry.type()))
                    && (criterion.tags().size() < 2 || entry.tags().containsAll(criterion.tags()))) {
                found.put(place, entry);
            }
        }

        private static Places.View rarest(Iterable<String> tags, Index index) {
            Places.View rarest = null;
            for (String tag : tags) {
                Places.View tagged = view(index.tags, tag);
                if (rarest == null || tagged.size() < rarest.size()) {
                    rarest = tagged;
                }
            }
            return rarest == null ? Places.View.EMPTY : rarest;
        }

        private static Places.View view(Map<String, Places> places, String key) {
            Places kept = places.get(key);
            return kept == null ? Places.View.EMPTY : kept.view();
        }
    }

    /** After floor or last have passed it. */
    private void forget(long place, Consumer<Places> end) {
        StoredEntry entry = at(place);
        if (entry == null) {
            throw new IllegalStateException("no entry at place " + place);
        }
        bytes -= cost(entry);
        Index index = index(entry);
        for (String tag : entry.tags()) {
            forget(index.tags, tag, end);
        }
        forget(index.types, entry.type(), end);
        set(place, null);
    }

    private Index index(StoredEntry entry) {
        return indexes.computeIfAbsent(entry.community(), _ -> new Index());
    }

    private static void forget(Map<String, Places> places, String key, Consumer<Places> end) {
        places.computeIfPresent(key, (_, kept) -> {
            end.accept(kept);
            return kept.view().size() == 0 ? null : kept;
        });
    }

    private void grow() {
        AtomicReferenceArray<@Nullable StoredEntry> larger = new AtomicReferenceArray<>(ring.length() * 2);
        for (long place = floor + 1; place <= last; place++) {
            larger.set((int) (place % larger.length()), at(place));
        }
        ring = larger;
    }

    /** The entry, or null if it is not in the window any more. */
    private @Nullable StoredEntry at(long place) {
        AtomicReferenceArray<@Nullable StoredEntry> entries = ring;
        StoredEntry entry = entries.get((int) (place % entries.length()));
        return entry == null || entry.place() != place ? null : entry;
    }

    private void set(long place, @Nullable StoredEntry entry) {
        ring.set((int) (place % ring.length()), entry);
    }

    private static long cost(StoredEntry entry) {
        byte[] sealed = entry.sealed();
        return OVERHEAD_BYTES + 64L * entry.tags().size() + entry.leaf().length + (sealed == null ? 0 : sealed.length);
    }
}
