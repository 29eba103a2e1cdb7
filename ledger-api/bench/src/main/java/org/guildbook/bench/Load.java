package org.guildbook.bench;

import java.time.Duration;
import org.HdrHistogram.ConcurrentHistogram;

/** Keeps a number of calls in flight from virtual threads for a while. */
final class Load {

    private static final long LONGEST_CALL_NANOS = Duration.ofMinutes(10).toNanos();

    private static final int PRECISION_DIGITS = 3;

    private Load() {}

    /**
     * Calls that are in flight at the end are waited for and counted, and so is the time they take.
     *
     * @param length 0 for one call each
     */
    static Round run(Contender contender, int asked, Duration length, Server server) {
        ConcurrentHistogram latencies = new ConcurrentHistogram(LONGEST_CALL_NANOS, PRECISION_DIGITS);
        long postmaster = server.postmaster().pid();
        long repeated = contender.repeated();
        Cpu before = Cpu.used(postmaster);
        long began = System.nanoTime();
        Crew.run(contender.inFlight(asked), () -> callUntil(began + length.toNanos(), contender, latencies));
        double seconds = (System.nanoTime() - began) / 1e9;
        Cpu cpu = Cpu.used(postmaster).since(before);
        long units = latencies.getTotalCount() * contender.unitsPerCall();
        return new Round(units, seconds, latencies.copy(), contender.repeated() - repeated, cpu);
    }

    private static void callUntil(long end, Contender contender, ConcurrentHistogram latencies) throws Exception {
        long now = System.nanoTime();
        do {
            contender.call();
            long after = System.nanoTime();
            latencies.recordValue(after - now);
            now = after;
        } while (now < end);
    }
}
