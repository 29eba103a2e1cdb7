package org.guildbook.api.problem;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;

/** Which paths speak JSON to programs; all others speak HTML to people. */
public final class ApiPaths {

    /** The first and so far only version. */
    public static final String VERSION_1 = "/v1";

    /** Path prefixes of the API, each a whole segment. */
    public static final List<String> PREFIXES = List.of(VERSION_1, "/v3/api-docs", "/actuator");

    /** Whether the request is for the API. */
    public static boolean contains(HttpServletRequest request) {
        String path = request.getRequestURI();
        return PREFIXES.stream().anyMatch(prefix -> path.equals(prefix) || path.startsWith(prefix + "/"));
    }

    private ApiPaths() {}
}
