package org.guildbook.api.security;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.security.web.util.matcher.MediaTypeRequestMatcher;

/** The built-in issuer of tokens: code with PKCE for browsers, client credentials for systems and demo users. */
@Configuration(proxyBeanMethods = false)
@Conditional(OnBuiltInIssuer.class)
class IssuerConfiguration {

    @Bean
    JWKSource<SecurityContext> signingKey(JdbcClient db) {
        return new ImmutableJWKSet<>(new JWKSet(new SigningKeys(db).key()));
    }

    @Bean
    ClientRegistry clientRegistry(SecurityProperties properties, UserDirectory users) {
        return new ClientRegistry(properties, users);
    }

    @Bean
    TokenClaims tokenClaims(SecurityProperties properties, UserDirectory users, ClientRegistry clients) {
        return new TokenClaims(properties, users, clients);
    }

    @Bean
    RecentAuthorizations recentAuthorizations() {
        return new RecentAuthorizations();
    }

    /** Without a fixed address: the issuer's name follows the address a caller used. */
    @Bean
    AuthorizationServerSettings issuerSettings() {
        return AuthorizationServerSettings.builder().build();
    }

    /** Only this key signs, so the issuer's name, which follows the address, proves nothing more. */
    @Bean
    JwtDecoder jwtDecoder(JWKSource<SecurityContext> keys, SecurityProperties properties) {
        NimbusJwtDecoder decoder = NimbusJwtDecoder.withJwkSource(keys).build();
        decoder.setJwtValidator(new DelegatingOAuth2TokenValidator<>(
                new JwtTimestampValidator(), SecurityConfiguration.audience(properties)));
        return decoder;
    }

    @Bean
    @Order(1)
    SecurityFilterChain issuerChain(HttpSecurity http) {
        http.oauth2AuthorizationServer(server -> http.securityMatcher(server.getEndpointsMatcher()))
                .authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
                .exceptionHandling(failures -> failures.defaultAuthenticationEntryPointFor(
                        new LoginUrlAuthenticationEntryPoint("/login"),
                        new MediaTypeRequestMatcher(MediaType.TEXT_HTML)));
        return http.build();
    }
}
