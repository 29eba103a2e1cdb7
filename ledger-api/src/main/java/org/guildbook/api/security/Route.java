package org.guildbook.api.security;

import java.util.Set;
import org.springframework.http.HttpMethod;

/**
 * A route and who may call it.
 *
 * @param pattern path with variables, as in the endpoint's mapping
 * @param callers any one of them suffices
 */
public record Route(HttpMethod method, String pattern, Set<Caller> callers) {

    public Route {
        callers = Set.copyOf(callers);
    }

    static Route get(String pattern, Caller... callers) {
        return new Route(HttpMethod.GET, pattern, Set.of(callers));
    }

    static Route post(String pattern, Caller... callers) {
        return new Route(HttpMethod.POST, pattern, Set.of(callers));
    }
}
