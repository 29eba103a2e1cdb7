package org.guildbook.bench;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.HdrHistogram.ConcurrentHistogram;

/** Keeps a number of calls in flight from virtual threads for a while. */
final class Load {

    private static final long LONGEST_CALL_NANOS = Duration.ofMinutes(2).toNanos();

    private static final int PRECISION_DIGITS = 3;

    private Load() {}

    /** Calls that are in flight at the end are waited for and counted, and so is the time they take. */
    static Round run(Contender contender, int asked, Duration length, long postmaster) {
        int inFlight = contender.inFlight(asked);
        ConcurrentHistogram latencies = new ConcurrentHistogram(LONGEST_CALL_NANOS, PRECISION_DIGITS);
        long repeated = contender.repeated();
        Cpu before = Cpu.used(postmaster);
        long began = System.nanoTime();
        long end = began + length.toNanos();
        try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<?> caller : IntStream.range(0, inFlight)
                    .<Future<?>>mapToObj(_ -> callers.submit(() -> callUntil(end, contender, latencies)))
                    .toList()) {
                caller.get();
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException(contender.name() + " failed", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
        double seconds = (System.nanoTime() - began) / 1e9;
        Cpu cpu = Cpu.used(postmaster).since(before);
        long units = latencies.getTotalCount() * contender.unitsPerCall();
        return new Round(units, seconds, latencies.copy(), contender.repeated() - repeated, cpu);
    }

    private static boolean callUntil(long end, Contender contender, ConcurrentHistogram latencies) throws Exception {
        long now = System.nanoTime();
        while (now < end) {
            contender.call();
            long after = System.nanoTime();
            latencies.recordValue(after - now);
            now = after;
        }
        return true;
    }
}
