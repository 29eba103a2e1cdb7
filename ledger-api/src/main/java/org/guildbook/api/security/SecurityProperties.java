package org.guildbook.api.security;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Where tokens come from, each a property {@code guildbook.security.…}.
 *
 * @param issuer address of an outside issuer of tokens; absent = the built-in one
 * @param audience that a token must name
 * @param tokenLife of access tokens of the built-in issuer
 * @param redirectUris where the built-in issuer may send a browser back to
 * @param clients systems that ask the built-in issuer for tokens in their own name
 */
@Validated
@ConfigurationProperties("guildbook.security")
public record SecurityProperties(
        @Nullable String issuer,
        @DefaultValue("guildbook") @NotBlank String audience,
        @DefaultValue("1h") Duration tokenLife,

        @DefaultValue({
            "http://127.0.0.1/swagger-ui/oauth2-redirect.html",
            "http://localhost:8080/swagger-ui/oauth2-redirect.html"
        })
        List<String> redirectUris,

        @DefaultValue List<@Valid Client> clients) {

    /**
     * A system with a token of its own.
     *
     * @param secretHash with the name of its algorithm in front, for example {@code {bcrypt}$2a$…}
     * @param roles {@code operator}, {@code integrator} or neither
     * @param parties community id to the id of the party the system acts as
     */
    public record Client(
            @NotBlank String id,
            @NotBlank String secretHash,
            @DefaultValue List<String> roles,
            @DefaultValue Map<String, String> parties) {}

    public boolean builtIn() {
        return issuer == null || issuer.isBlank();
    }
}
