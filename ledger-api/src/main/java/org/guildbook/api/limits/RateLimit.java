package org.guildbook.api.limits;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.function.Function;
import org.guildbook.api.problem.Fault;
import org.guildbook.api.problem.FaultException;
import org.guildbook.api.problem.ProblemWriter;
import org.jspecify.annotations.Nullable;
import org.springframework.web.filter.OncePerRequestFilter;

/** Counts requests per caller: a bucket of one minute's worth that refills evenly. */
public final class RateLimit extends OncePerRequestFilter {

    private final long perMinute;
    private final Function<HttpServletRequest, @Nullable String> caller;
    private final LoadingCache<String, Bucket> buckets;
    private final ProblemWriter problems;

    /** @param caller whom the request counts for; null counts for nobody */
    public RateLimit(
            long perMinute,
            int trackedCallers,
            Function<HttpServletRequest, @Nullable String> caller,
            ProblemWriter problems) {
        this.perMinute = perMinute;
        this.caller = caller;
        this.problems = problems;
        this.buckets = Caffeine.newBuilder()
                .maximumSize(trackedCallers)
                .expireAfterAccess(Duration.ofMinutes(2))
                .build(_ -> Bucket.builder()
                        .addLimit(limit -> limit.capacity(perMinute).refillGreedy(perMinute, Duration.ofMinutes(1)))
                        .build());
    }

    /** A second instance further down the chain counts again, for another kind of caller. */
    @Override
    protected String getAlreadyFilteredAttributeName() {
        return getClass().getName() + "@" + System.identityHashCode(this);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String name = caller.apply(request);
        if (name == null) {
            chain.doFilter(request, response);
            return;
        }
        ConsumptionProbe probe = buckets.get(name).tryConsumeAndReturnRemaining(1);
        response.setHeader("RateLimit-Limit", Long.toString(perMinute));
        response.setHeader("RateLimit-Remaining", Long.toString(probe.getRemainingTokens()));
        response.setHeader("RateLimit-Reset", Long.toString(secondsRoundedUp(probe.getNanosToWaitForReset())));
        if (probe.isConsumed()) {
            chain.doFilter(request, response);
        } else {
            long seconds = Math.max(1, secondsRoundedUp(probe.getNanosToWaitForRefill()));
            problems.write(request, response, FaultException.retryAfterSeconds(Fault.TOO_MANY_REQUESTS, seconds));
        }
    }

    private static long secondsRoundedUp(long nanos) {
        return Math.ceilDiv(nanos, 1_000_000_000L);
    }
}
