package org.guildbook.bench;

import org.HdrHistogram.Histogram;

/**
 * One contender, one number of calls in flight, a few seconds.
 *
 * @param calls that returned
 * @param latencyNanos of each call
 * @param repeated decisions repeated because of a conflict
 * @param cpu used meanwhile
 */
record Round(long calls, double seconds, Histogram latencyNanos, long repeated, Cpu cpu) {

    double perSecond() {
        return calls / seconds;
    }

    double millisAt(double percentile) {
        return latencyNanos.getValueAtPercentile(percentile) / 1e6;
    }

    double repeatedPerCall() {
        return repeated / (double) Math.max(1, calls);
    }

    double jvmMicrosPerCall() {
        return cpu.jvmMicros() / (double) Math.max(1, calls);
    }

    double postgresMicrosPerCall() {
        return cpu.postgresMicros() / (double) Math.max(1, calls);
    }

    /** Cores kept busy by neither the JVM nor this PostgreSQL: 0 on a quiet machine. */
    double coresOfOthers() {
        return Math.max(0, (cpu.machineMicros() - cpu.jvmMicros() - cpu.postgresMicros()) / (seconds * 1e6));
    }
}
