package org.guildbook.bench;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

/** Some virtual threads that do the same until it is done. */
final class Crew {

    @FunctionalInterface
    interface Work {
        void run() throws Exception;
    }

    private Crew() {}

    /** Returns when all of them have; throws if one of them failed. */
    static void run(int threads, Work work) {
        Callable<Boolean> called = () -> {
            work.run();
            return true;
        };
        try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Boolean> one : IntStream.range(0, threads)
                    .mapToObj(_ -> executor.submit(called))
                    .toList()) {
                one.get();
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException("one of %d failed".formatted(threads), e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
