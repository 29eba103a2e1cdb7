package org.guildbook.api.endpoints;

import jakarta.servlet.http.HttpServletRequest;
import org.guildbook.api.problem.Fault;
import org.guildbook.api.problem.FaultException;
import org.guildbook.values.CommunityId;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/** Reads from the request which community is asked about, and which position the caller has seen. */
final class ReadResolver implements HandlerMethodArgumentResolver {

    private static final long ANY = -1;

    private final Reads reads;

    ReadResolver(Reads reads) {
        this.reads = reads;
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType().equals(Read.class);
    }

    @Override
    public Read resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest web,
            @Nullable WebDataBinderFactory binders) {
        HttpServletRequest request = PathVariables.servlet(web);
        CommunityId community = PathVariables.community(request);
        if (community == null) {
            throw new IllegalStateException("no community in the path of " + request.getRequestURI());
        }
        return reads.read(community, position(request.getHeader(Writes.POSITION)));
    }

    private static long position(@Nullable String header) {
        if (header == null) {
            return ANY;
        }
        if (!header.matches("\\d{1,18}")) {
            throw FaultException.of(Fault.INVALID_PARAMETERS, Writes.POSITION, header, "a position, for example 421");
        }
        return Long.parseLong(header);
    }
}
