package org.guildbook.api.security;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.guildbook.api.security.UserDirectory.User;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.server.authorization.token.JwtEncodingContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenCustomizer;

/** Writes into a token who its subject is in each community. */
final class TokenClaims implements OAuth2TokenCustomizer<JwtEncodingContext> {

    private final SecurityProperties properties;
    private final UserDirectory users;
    private final ClientRegistry clients;

    TokenClaims(SecurityProperties properties, UserDirectory users, ClientRegistry clients) {
        this.properties = properties;
        this.users = users;
        this.clients = clients;
    }

    @Override
    public void customize(JwtEncodingContext context) {
        String client = context.getRegisteredClient().getClientId();
        boolean itself = AuthorizationGrantType.CLIENT_CREDENTIALS.equals(context.getAuthorizationGrantType());
        Optional<SecurityProperties.Client> system = properties.clients().stream()
                .filter(configured -> itself && configured.id().equals(client))
                .findFirst();
        Authentication signedIn = context.getPrincipal();
        Optional<User> user = itself || signedIn == null ? clients.demoUser(client) : users.find(signedIn.getName());
        context.getClaims().audience(List.of(properties.audience())).claim("client_id", client);
        system.ifPresentOrElse(
                configured -> write(context, configured.parties(), configured.roles()),
                () -> user.ifPresent(known ->
                        write(context, parties(known), known.operator() ? List.of(Identities.OPERATOR) : List.of())));
    }

    private static void write(JwtEncodingContext context, Map<String, String> parties, List<String> roles) {
        context.getClaims()
                .claim(Identities.PARTIES, new HashMap<>(parties))
                .claim(Identities.ROLES, new ArrayList<>(roles));
    }

    private static Map<String, String> parties(User user) {
        Map<String, String> parties = new HashMap<>();
        user.parties().forEach((community, party) -> parties.put(community.toString(), party.toString()));
        return parties;
    }
}
