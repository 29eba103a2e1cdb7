package org.guildbook.journal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * The newest entries in memory, found by tag and type: every entry with {@code floor < place <= last}. Those after the
 * last {@link #commit} are only promised: conditions are checked against them, nobody reads them, and {@link #rollBack}
 * takes them back.
 *
 * <p>Safe for use by one writer and many readers.
 */
final class RecentWindow {

    /** What an entry costs in memory beyond its bytes, roughly. */
    private static final int OVERHEAD_BYTES = 512;

    private record Tagged(UUID community, String tag) {}

    private record Typed(UUID community, String type) {}

    private static final Optional<List<StoredEntry>> NOTHING = Optional.of(List.of());

    private final int maxEntries;
    private final long maxBytes;
    private final Map<Object, Places> places = new HashMap<>();
    private StoredEntry[] ring = new StoredEntry[64];
    private long bytes;
    private long floor;
    private long committed;
    private long last;

    RecentWindow(int maxEntries, int maxBytes, long floor) {
        this.maxEntries = maxEntries;
        this.maxBytes = maxBytes;
        this.floor = floor;
        this.committed = floor;
        this.last = floor;
    }

    /** Everything after this place is in the window. */
    synchronized long floor() {
        return floor;
    }

    synchronized long committed() {
        return committed;
    }

    synchronized void reset(long place) {
        Arrays.fill(ring, null);
        places.clear();
        bytes = 0;
        floor = place;
        committed = place;
        last = place;
    }

    synchronized void add(StoredEntry entry) {
        if (entry.place() != last + 1) {
            throw new IllegalStateException("place " + entry.place() + " after " + last);
        }
        if (last - floor == ring.length) {
            grow();
        }
        last = entry.place();
        ring[slot(last)] = entry;
        bytes += cost(entry);
        for (String tag : entry.tags()) {
            places(new Tagged(entry.community(), tag)).add(last);
        }
        places(new Typed(entry.community(), entry.type())).add(last);
    }

    /** Keeps what was added up to this place, and forgets the oldest entries if they have become too many. */
    synchronized void commit(long place) {
        committed = place;
        while (floor < committed && (last - floor > maxEntries || (bytes > maxBytes && last - floor > 1))) {
            evict();
        }
    }

    /** Takes back what was added since the last commit. */
    synchronized void rollBack() {
        for (; last > committed; last--) {
            StoredEntry newest = at(last);
            bytes -= cost(newest);
            for (String tag : newest.tags()) {
                forget(new Tagged(newest.community(), tag), Places::removeLast);
            }
            forget(new Typed(newest.community(), newest.type()), Places::removeLast);
        }
    }

    /** Lets go of the sealed bytes of entries; they are found as before. */
    synchronized void erase(UUID community, List<ErasedRange> ranges) {
        for (long place = floor + 1; place <= last; place++) {
            StoredEntry entry = at(place);
            if (entry.community().equals(community)
                    && ranges.stream().anyMatch(range -> range.contains(entry.position()))) {
                StoredEntry erased = entry.erased();
                ring[slot(place)] = erased;
                bytes += cost(erased) - cost(entry);
            }
        }
    }

    /** Whether an entry after {@code afterPlace} matches any criterion; exact only from the floor on. */
    synchronized boolean anyMatch(List<Criterion> criteria, long afterPlace) {
        for (Criterion criterion : criteria) {
            if (matches(criterion, afterPlace, last, 1, new Places())) {
                return true;
            }
        }
        return false;
    }

    /** The matching entries in order of place, or empty if the window does not reach back to {@code afterPlace}. */
    synchronized Optional<List<StoredEntry>> read(List<Criterion> criteria, long afterPlace, long upToPlace) {
        if (afterPlace < floor || upToPlace > committed) {
            return Optional.empty();
        }
        Places found = new Places();
        for (Criterion criterion : criteria) {
            matches(criterion, afterPlace, upToPlace, Integer.MAX_VALUE, found);
        }
        if (found.size() == 0) {
            return NOTHING;
        }
        return Optional.of(found.stream().sorted().distinct().mapToObj(this::at).toList());
    }

    /** The next entries of all logs, or empty if the window does not reach back to {@code afterPlace}. */
    synchronized Optional<List<StoredEntry>> page(long afterPlace, long upToPlace) {
        if (afterPlace < floor || upToPlace > committed) {
            return Optional.empty();
        }
        List<StoredEntry> page = new ArrayList<>();
        for (long place = afterPlace + 1; place <= upToPlace; place++) {
            page.add(at(place));
        }
        return Optional.of(page);
    }

    /** Adds matching places to {@code found}, until it holds {@code limit}; returns whether it holds any. */
    private boolean matches(Criterion criterion, long after, long upTo, int limit, Places found) {
        for (Places candidates : candidates(criterion)) {
            for (int i = candidates.firstAfter(after); i < candidates.size() && found.size() < limit; i++) {
                long place = candidates.get(i);
                if (place > upTo) {
                    break;
                }
                StoredEntry entry = at(place);
                if ((criterion.types().isEmpty() || criterion.types().contains(entry.type()))
                        && (criterion.tags().size() < 2 || entry.tags().containsAll(criterion.tags()))) {
                    found.add(place);
                }
            }
        }
        if (criterion.tags().isEmpty() && criterion.types().isEmpty()) {
            for (long place = Math.max(after, floor) + 1; place <= upTo && found.size() < limit; place++) {
                if (at(place).community().equals(criterion.community())) {
                    found.add(place);
                }
            }
        }
        return found.size() > 0;
    }

    /** Where a match can be: at the rarest of the tags, or without tags at each of the types. */
    private List<Places> candidates(Criterion criterion) {
        if (criterion.tags().isEmpty()) {
            return criterion.types().stream()
                    .map(type -> places.getOrDefault(new Typed(criterion.community(), type), Places.NONE))
                    .toList();
        }
        Places rarest = null;
        for (String tag : criterion.tags()) {
            Places tagged = places.getOrDefault(new Tagged(criterion.community(), tag), Places.NONE);
            if (rarest == null || tagged.size() < rarest.size()) {
                rarest = tagged;
            }
        }
        return rarest == null ? List.of() : List.of(rarest);
    }

    private void evict() {
        floor++;
        StoredEntry oldest = at(floor);
        bytes -= cost(oldest);
        for (String tag : oldest.tags()) {
            forget(new Tagged(oldest.community(), tag), Places::removeFirst);
        }
        forget(new Typed(oldest.community(), oldest.type()), Places::removeFirst);
    }

    private void forget(Object key, Consumer<Places> end) {
        Places kept = places(key);
        end.accept(kept);
        if (kept.size() == 0) {
            places.remove(key);
        }
    }

    private Places places(Object key) {
        return places.computeIfAbsent(key, _ -> new Places());
    }

    private void grow() {
        StoredEntry[] larger = new StoredEntry[ring.length * 2];
        for (long place = floor + 1; place <= last; place++) {
            larger[(int) (place % larger.length)] = at(place);
        }
        ring = larger;
    }

    private StoredEntry at(long place) {
        return ring[slot(place)];
    }

    private int slot(long place) {
        return (int) (place % ring.length);
    }

    private static long cost(StoredEntry entry) {
        byte[] sealed = entry.sealed();
        return OVERHEAD_BYTES + 64L * entry.tags().size() + entry.leaf().length + (sealed == null ? 0 : sealed.length);
    }
}
