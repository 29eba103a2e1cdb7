package org.guildbook.bench;

import org.HdrHistogram.Histogram;

/**
 * One contender, one number of calls in flight, a few seconds.
 *
 * @param units made durable: events
 * @param latencyNanos of each call
 * @param repeated decisions repeated because of a conflict
 * @param cpu used meanwhile
 */
record Round(long units, double seconds, Histogram latencyNanos, long repeated, Cpu cpu) {

    double perSecond() {
        return units / seconds;
    }

    double millisAt(double percentile) {
        return latencyNanos.getValueAtPercentile(percentile) / 1e6;
    }

    double repeatedPerUnit() {
        return repeated / (double) Math.max(1, units);
    }

    double jvmMicrosPerUnit() {
        return cpu.jvmMicros() / (double) Math.max(1, units);
    }

    double postgresMicrosPerUnit() {
        return cpu.postgresMicros() / (double) Math.max(1, units);
    }

    /** Cores kept busy by neither the JVM nor this PostgreSQL: 0 on a quiet machine. */
    double coresOfOthers() {
        return Math.max(0, (cpu.machineMicros() - cpu.jvmMicros() - cpu.postgresMicros()) / (seconds * 1e6));
    }
}
