package org.guildbook.api.limits;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.guildbook.api.problem.ApiPaths;
import org.guildbook.api.problem.Fault;
import org.guildbook.api.problem.FaultException;
import org.guildbook.api.problem.ProblemWriter;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.web.filter.OncePerRequestFilter;

/** Reads the body of an API request up to the limit and keeps it, so that its hash is known before it is parsed. */
@Order(Ordered.HIGHEST_PRECEDENCE + 20)
final class BodyLimit extends OncePerRequestFilter {

    private final LimitProperties limits;
    private final ProblemWriter problems;

    BodyLimit(LimitProperties limits, ProblemWriter problems) {
        this.limits = limits;
        this.problems = problems;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !ApiPaths.contains(request);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        boolean announcedTooLarge = request.getContentLengthLong() > limits.bodyBytes();
        byte[] body = announcedTooLarge ? new byte[0] : request.getInputStream().readNBytes(limits.bodyBytes() + 1);
        if (announcedTooLarge || body.length > limits.bodyBytes()) {
            FaultException tooLarge = FaultException.of(
                    Fault.BODY_TOO_LARGE,
                    "body",
                    announcedTooLarge ? request.getContentLengthLong() + " bytes" : "more",
                    "at most " + limits.bodyBytes() + " bytes");
            problems.write(request, response, tooLarge);
            return;
        }
        chain.doFilter(new KeptBody(request, body), response);
    }
}
