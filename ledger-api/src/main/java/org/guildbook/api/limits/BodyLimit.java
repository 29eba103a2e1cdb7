package org.guildbook.api.limits;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.function.Predicate;
import org.guildbook.api.problem.Fault;
import org.guildbook.api.problem.FaultException;
import org.guildbook.api.problem.ProblemWriter;
import org.springframework.web.filter.OncePerRequestFilter;

/** Reads the body of an API request up to the limit and keeps it, so that its hash is known before it is parsed. */
final class BodyLimit extends OncePerRequestFilter {

    private final int limitBytes;
    private final Predicate<HttpServletRequest> limited;
    private final ProblemWriter problems;

    /** @param limited the requests that this limit is for */
    BodyLimit(int limitBytes, Predicate<HttpServletRequest> limited, ProblemWriter problems) {
        this.limitBytes = limitBytes;
        this.limited = limited;
        this.problems = problems;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !limited.test(request);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        boolean announcedTooLarge = request.getContentLengthLong() > limitBytes;
        byte[] body = announcedTooLarge ? new byte[0] : request.getInputStream().readNBytes(limitBytes + 1);
        if (announcedTooLarge || body.length > limitBytes) {
            FaultException tooLarge = FaultException.of(
                    Fault.BODY_TOO_LARGE,
                    "body",
                    announcedTooLarge ? request.getContentLengthLong() + " bytes" : "more",
                    "at most " + limitBytes + " bytes");
            problems.write(request, response, tooLarge);
            return;
        }
        chain.doFilter(new KeptBody(request, body), response);
    }
}
