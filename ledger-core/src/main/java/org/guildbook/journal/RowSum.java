package org.guildbook.journal;

import java.security.SecureRandom;

/**
 * A sum of fingerprints of rows: equal sums mean equal rows, in whatever order they came.
 *
 * <p>The fingerprints depend on a key drawn for each audit, so that nobody can prepare rows whose fingerprints cancel
 * out: different rows have equal sums once in 2^128.
 */
final class RowSum {

    /** Drawn once per audit. */
    record Key(long first, long second, long absent) {

        static Key draw() {
            SecureRandom random = new SecureRandom();
            return new Key(random.nextLong(), random.nextLong(), random.nextLong());
        }
    }

    private final Key key;
    private long first;
    private long second;

    RowSum(Key key) {
        this.key = key;
    }

    /** Adds a row of the tag index that bears no number. */
    void tag(long tag, long place, int type) {
        add(tag, place, type, key.absent());
    }

    /** Adds a row of the tag index with the number of a party. */
    void party(long party, long place, int type, long number) {
        add(party, place, type, mix(number) ^ ~key.absent());
    }

    /** Adds a row of the index of documents. */
    void document(Series.Documents series, long number, long place) {
        add(IndexKeys.tag(series.community(), series.name()), place, 0, mix(number));
    }

    boolean isSameAs(RowSum other) {
        return first == other.first && second == other.second;
    }

    private void add(long a, long b, int c, long d) {
        first += row(key.first(), a, b, c, d);
        second += row(key.second(), a, b, c, d);
    }

    private static long row(long key, long a, long b, int c, long d) {
        return mix(mix(mix(mix(key ^ a) + b) ^ c) + d + key);
    }

    /** The finalizer of SplitMix64: every bit of the result depends on every bit of the number. */
    private static long mix(long number) {
        long mixed = (number ^ (number >>> 30)) * 0xbf58476d1ce4e5b9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94d049bb133111ebL;
        return mixed ^ (mixed >>> 31);
    }
}
