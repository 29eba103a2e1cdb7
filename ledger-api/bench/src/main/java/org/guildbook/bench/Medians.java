package org.guildbook.bench;

import java.util.Arrays;

/** The middle one of several measurements, which a disturbance in one of them does not move. */
final class Medians {

    private Medians() {}

    static double of(double... values) {
        double[] sorted = Arrays.stream(values).sorted().toArray();
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
