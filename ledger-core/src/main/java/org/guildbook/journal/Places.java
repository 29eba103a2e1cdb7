package org.guildbook.journal;

import java.util.Arrays;

/** Rising places, added at the end and removed at either end by one thread at a time, while others read. */
final class Places {

    /** What was there at one moment: no slot of it is written again. */
    record View(long[] places, int begin, int end) {

        static final View EMPTY = new View(new long[0], 0, 0);

        int size() {
            return end - begin;
        }

        long get(int index) {
            return places[begin + index];
        }

        /** Index of the first place after this one. */
        int firstAfter(long place) {
            int found = Arrays.binarySearch(places, begin, end, place);
            return (found >= 0 ? found + 1 : -found - 1) - begin;
        }
    }

    private volatile View view = View.EMPTY;
    /** Slots of the array that some view may have seen. */
    private int written;

    View view() {
        return view;
    }

    void add(long place) {
        View now = view;
        if (now.end != written || written == now.places.length) {
            // Twice as many as there are, so that every move pays for as many additions.
            long[] moved = new long[Math.max(2, 2 * now.size())];
            System.arraycopy(now.places, now.begin, moved, 0, now.size());
            now = new View(moved, 0, now.size());
        }
        now.places[now.end] = place;
        written = now.end + 1;
        view = new View(now.places, now.begin, written);
    }

    void removeFirst() {
        View now = view;
        view = new View(now.places, now.begin + 1, now.end);
    }

    void removeLast() {
        View now = view;
        view = new View(now.places, now.begin, now.end - 1);
    }
}
