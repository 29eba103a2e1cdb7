package org.guildbook.api.security;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.guildbook.values.CommunityId;
import org.guildbook.values.PartyId;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;

/** Reads the identity from a token's claims, or from the session of a user who signed in with a form. */
public final class Identities {

    /** Claim: community id to party id. */
    public static final String PARTIES = "parties";

    /** Claim: list of {@link #OPERATOR} and {@link #INTEGRATOR}. */
    public static final String ROLES = "roles";

    public static final String OPERATOR = "operator";
    public static final String INTEGRATOR = "integrator";

    /** The client name of sessions on the pages. */
    public static final String WEB = "web";

    private final UserDirectory users;

    public Identities(UserDirectory users) {
        this.users = users;
    }

    /** Who calls; empty without a valid token or session. */
    public Optional<Identity> current() {
        return of(SecurityContextHolder.getContext().getAuthentication());
    }

    /** The identity behind an authentication. */
    public Optional<Identity> of(@Nullable Authentication authentication) {
        return switch (authentication) {
            case null -> Optional.empty();
            case AnonymousAuthenticationToken _ -> Optional.empty();
            case JwtAuthenticationToken token -> Optional.of(fromClaims(token.getToken()));
            case Authentication unproven when !unproven.isAuthenticated() -> Optional.empty();
            default ->
                users.find(authentication.getName())
                        .map(user -> new Identity(user.username(), WEB, user.parties(), user.operator(), false));
        };
    }

    private static Identity fromClaims(Jwt jwt) {
        Map<CommunityId, PartyId> parties = new HashMap<>();
        Map<String, Object> claimed = jwt.getClaimAsMap(PARTIES);
        if (claimed != null) {
            claimed.forEach((key, value) -> {
                CommunityId community = Ids.parse(key, CommunityId::new);
                PartyId party = Ids.parse(String.valueOf(value), PartyId::new);
                if (community != null && party != null && !party.equals(PartyId.SYSTEM)) {
                    parties.put(community, party);
                }
            });
        }
        List<String> roles = Objects.requireNonNullElse(jwt.getClaimAsStringList(ROLES), List.of());
        String subject = Objects.requireNonNullElse(jwt.getSubject(), "");
        String client = Objects.requireNonNullElse(jwt.getClaimAsString("client_id"), subject);
        return new Identity(subject, client, parties, roles.contains(OPERATOR), roles.contains(INTEGRATOR));
    }
}
