package org.guildbook.api.security;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.OAuth2AccessToken;
import org.springframework.security.oauth2.server.authorization.OAuth2Authorization;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationCode;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationService;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;

/** Codes waiting to be exchanged and tokens just issued; tokens prove themselves, so nothing here must last. */
final class RecentAuthorizations implements OAuth2AuthorizationService {

    private static final long LIMIT = 10_000;

    private final Cache<String, OAuth2Authorization> byId = bounded();
    private final Cache<String, String> idByToken = bounded();

    private static <T> Cache<String, T> bounded() {
        return Caffeine.newBuilder()
                .maximumSize(LIMIT)
                .expireAfterWrite(Duration.ofMinutes(10))
                .build();
    }

    @Override
    public void save(OAuth2Authorization authorization) {
        byId.put(authorization.getId(), authorization);
        tokens(authorization).forEach(token -> idByToken.put(token, authorization.getId()));
    }

    @Override
    public void remove(OAuth2Authorization authorization) {
        byId.invalidate(authorization.getId());
        tokens(authorization).forEach(idByToken::invalidate);
    }

    @Override
    public @Nullable OAuth2Authorization findById(String id) {
        return byId.getIfPresent(id);
    }

    @Override
    public @Nullable OAuth2Authorization findByToken(String token, @Nullable OAuth2TokenType type) {
        String id = idByToken.getIfPresent(token);
        return id == null ? null : byId.getIfPresent(id);
    }

    private static Stream<String> tokens(OAuth2Authorization authorization) {
        return Stream.of(
                        authorization.getToken(OAuth2AuthorizationCode.class),
                        authorization.getToken(OAuth2AccessToken.class))
                .filter(token -> token != null)
                .map(token -> token.getToken().getTokenValue());
    }
}
