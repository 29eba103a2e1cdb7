package org.guildbook.api.security;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.guildbook.values.CommunityId;
import org.guildbook.values.PartyId;
import org.guildbook.values.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.PathContainer;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/** Lets a request through if the table says so for one of the capacities of its caller. */
public final class RouteGate implements AuthorizationManager<RequestAuthorizationContext> {

    private final List<Row> rows;
    private final Identities identities;
    private final OfficeAuthority offices;

    RouteGate(List<Route> routes, Identities identities, OfficeAuthority offices) {
        PathPatternParser parser = new PathPatternParser();
        this.rows = routes.stream()
                .map(route -> new Row(parser.parse(route.pattern()), route))
                .toList();
        this.identities = identities;
        this.offices = offices;
    }

    private record Row(PathPattern pattern, Route route) {}

    @Override
    public AuthorizationDecision authorize(
            Supplier<? extends @Nullable Authentication> authentication, RequestAuthorizationContext context) {
        HttpServletRequest request = context.getRequest();
        return new AuthorizationDecision(admits(asked(request), request.getRequestURI(), authentication));
    }

    /** Whether whoever is signed in now may GET the path, so that a page offers nothing that is closed to its reader. */
    public boolean opens(String path) {
        return admits(
                HttpMethod.GET, path, () -> SecurityContextHolder.getContext().getAuthentication());
    }

    private boolean admits(HttpMethod method, String uri, Supplier<? extends @Nullable Authentication> authentication) {
        PathContainer path = PathContainer.parsePath(uri);
        for (Row row : rows) {
            PathPattern.PathMatchInfo match = row.pattern().matchAndExtract(path);
            if (match != null && row.route().method().equals(method)) {
                return admits(row.route(), match.getUriVariables(), authentication);
            }
        }
        return false;
    }

    /** The methods of the path that the table knows; empty for a path it does not know. */
    public Set<String> methodsOf(HttpServletRequest request) {
        PathContainer path = PathContainer.parsePath(request.getRequestURI());
        return rows.stream()
                .filter(row -> row.pattern().matches(path))
                .map(row -> row.route().method().name())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Whoever may GET may ask for the headers alone. */
    private static HttpMethod asked(HttpServletRequest request) {
        HttpMethod method = HttpMethod.valueOf(request.getMethod());
        return method.equals(HttpMethod.HEAD) ? HttpMethod.GET : method;
    }

    private boolean admits(
            Route route, Map<String, String> variables, Supplier<? extends @Nullable Authentication> authentication) {
        if (route.callers().contains(Caller.PUBLIC)) {
            return true;
        }
        Optional<Identity> identity = identities.of(authentication.get());
        return identity.isPresent() && admits(route.callers(), variables, identity.get());
    }

    private boolean admits(Set<Caller> callers, Map<String, String> variables, Identity identity) {
        if (callers.contains(Caller.SIGNED_IN) || (callers.contains(Caller.OPERATOR) && identity.operator())) {
            return true;
        }
        CommunityId community = Ids.parse(variables.get("community"), CommunityId::new);
        Optional<PartyId> party = community == null ? Optional.empty() : identity.party(community);
        if (community == null || party.isEmpty()) {
            return false;
        }
        if (identity.integrator()) {
            return callers.contains(Caller.INTEGRATOR);
        }
        return callers.contains(Caller.PARTY)
                || (callers.contains(Caller.SELF)
                        && party.get().equals(Ids.parse(variables.get("party"), PartyId::new)))
                || holdsAnOffice(callers, variables, community, party.get());
    }

    private boolean holdsAnOffice(
            Set<Caller> callers, Map<String, String> variables, CommunityId community, PartyId party) {
        List<Role> roles = new ArrayList<>();
        callers.forEach(caller -> caller.office().ifPresent(roles::add));
        return !roles.isEmpty() && offices.holds(community, party, Set.copyOf(roles), variables);
    }
}
