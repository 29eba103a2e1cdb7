package org.guildbook.api.security;

import java.util.Optional;
import org.guildbook.api.security.UserDirectory.User;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.settings.ClientSettings;
import org.springframework.security.oauth2.server.authorization.settings.OAuth2TokenFormat;
import org.springframework.security.oauth2.server.authorization.settings.TokenSettings;

/**
 * Who may ask the built-in issuer for a token: the browser client, the configured systems, and each demo user by name and
 * password, so that a demo needs nothing but curl.
 */
final class ClientRegistry implements RegisteredClientRepository {

    /** The public client of the API's own description page; proves itself by PKCE. */
    static final String BROWSER = "guildbook-web";

    private final SecurityProperties properties;
    private final UserDirectory users;

    ClientRegistry(SecurityProperties properties, UserDirectory users) {
        this.properties = properties;
        this.users = users;
    }

    @Override
    public @Nullable RegisteredClient findByClientId(String clientId) {
        if (clientId.equals(BROWSER)) {
            return browser();
        }
        return properties.clients().stream()
                .filter(client -> client.id().equals(clientId))
                .map(client -> system(client.id(), client.secretHash()))
                .findFirst()
                .or(() -> demoUser(clientId).map(user -> system(user.username(), user.passwordHash())))
                .orElse(null);
    }

    @Override
    public @Nullable RegisteredClient findById(String id) {
        return findByClientId(id);
    }

    /** Offered with a stronger hash after a sign-in; hashes come from the configuration and stay as they are there. */
    @Override
    public void save(RegisteredClient client) {}

    Optional<User> demoUser(String clientId) {
        return users.demoUsers().stream()
                .filter(user -> user.username().equals(clientId))
                .findFirst();
    }

    private RegisteredClient browser() {
        return RegisteredClient.withId(BROWSER)
                .clientId(BROWSER)
                .clientAuthenticationMethod(ClientAuthenticationMethod.NONE)
                .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
                .redirectUris(uris -> uris.addAll(properties.redirectUris()))
                .clientSettings(ClientSettings.builder().requireProofKey(true).build())
                .tokenSettings(tokens())
                .build();
    }

    private RegisteredClient system(String id, String secretHash) {
        return RegisteredClient.withId(id)
                .clientId(id)
                .clientSecret(secretHash)
                .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
                .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_POST)
                .authorizationGrantType(AuthorizationGrantType.CLIENT_CREDENTIALS)
                .tokenSettings(tokens())
                .build();
    }

    private TokenSettings tokens() {
        return TokenSettings.builder()
                .accessTokenFormat(OAuth2TokenFormat.SELF_CONTAINED)
                .accessTokenTimeToLive(properties.tokenLife())
                .build();
    }
}
