package org.guildbook.bench;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/**
 * What was asked for by {@code -Dbench.only=append,verify -Dbench.scale=0.1}.
 *
 * @param only names of parts; empty for all
 * @param scale of the length of rounds and the size of logs, 1 for figures worth keeping
 */
record Options(List<String> only, double scale) {

    private static final int ROUND_MILLIS = 3_000;
    private static final int SHORTEST_ROUND_MILLIS = 300;
    private static final int ROUNDS = 5;
    private static final int FEWEST_ROUNDS = 2;
    private static final int STEP = 5_000;

    static Options ofSystemProperties() {
        List<String> only = Stream.of(System.getProperty("bench.only", "").split(","))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .toList();
        return new Options(only, Double.parseDouble(System.getProperty("bench.scale", "1")));
    }

    boolean wants(String part) {
        return only.isEmpty() || only.contains(part);
    }

    /** Whether the figures are worth keeping in the tree. */
    boolean complete() {
        return only.isEmpty() && scale >= 1;
    }

    Duration round() {
        return Duration.ofMillis(Math.max(SHORTEST_ROUND_MILLIS, Math.round(ROUND_MILLIS * scale)));
    }

    int rounds() {
        return Math.max(FEWEST_ROUNDS, (int) Math.round(ROUNDS * Math.min(1, scale)));
    }

    /** A number of entries or members, scaled and rounded up to whole five thousands. */
    int entries(int full) {
        return Math.max(1, (int) Math.ceil(full * scale / STEP)) * STEP;
    }
}
