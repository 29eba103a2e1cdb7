package org.guildbook.journal;

import java.util.Arrays;
import java.util.stream.LongStream;

/** Rising places, added at the end and removed at either end. */
final class Places {

    static final Places NONE = new Places();

    private long[] places = new long[2];
    private int begin;
    private int end;

    void add(long place) {
        if (end == places.length) {
            // Half empty at the front: moving down is enough, and every move pays for as many removals.
            int capacity = begin > places.length / 2 ? places.length : places.length * 2;
            long[] moved = new long[capacity];
            System.arraycopy(places, begin, moved, 0, size());
            end -= begin;
            begin = 0;
            places = moved;
        }
        places[end++] = place;
    }

    void removeFirst() {
        begin++;
    }

    void removeLast() {
        end--;
    }

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

    LongStream stream() {
        return Arrays.stream(places, begin, end);
    }
}
