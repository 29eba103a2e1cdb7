package org.guildbook.api.endpoints;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import org.guildbook.api.problem.Fault;
import org.guildbook.api.problem.FaultException;
import org.guildbook.values.CommunityId;
import org.jspecify.annotations.Nullable;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.servlet.HandlerMapping;

/** What the path of the request names. */
final class PathVariables {

    static HttpServletRequest servlet(NativeWebRequest web) {
        if (web.getNativeRequest() instanceof HttpServletRequest request) {
            return request;
        }
        throw new IllegalStateException("not a servlet request");
    }

    /** The community in the path; null on routes above all communities. */
    static @Nullable CommunityId community(HttpServletRequest request) {
        String text =
                request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE) instanceof Map<?, ?> variables
                                && variables.get("community") instanceof String named
                        ? named
                        : null;
        if (text == null) {
            return null;
        }
        try {
            return CommunityId.of(text);
        } catch (IllegalArgumentException _) {
            throw FaultException.of(Fault.INVALID_PARAMETERS, "community", text, "a UUID");
        }
    }

    private PathVariables() {}
}
