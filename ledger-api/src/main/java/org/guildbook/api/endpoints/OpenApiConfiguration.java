package org.guildbook.api.endpoints;

import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.security.OAuthFlow;
import io.swagger.v3.oas.models.security.OAuthFlows;
import io.swagger.v3.oas.models.security.Scopes;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import io.swagger.v3.oas.models.servers.Server;
import java.util.List;
import java.util.UUID;
import org.guildbook.values.Quarter;
import org.guildbook.values.Sha256;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the description of the API says beyond the endpoints themselves. */
@Configuration(proxyBeanMethods = false)
class OpenApiConfiguration {

    private static final String TOKEN = "token";

    @Bean
    OpenAPI description() {
        SpringDocUtils values = SpringDocUtils.getConfig();
        values.addRequestWrapperToIgnore(Write.class, Read.class);
        LedgerTypes.IDS.forEach(id -> values.replaceWithClass(id, UUID.class));
        values.replaceWithClass(Sha256.class, String.class);
        values.replaceWithClass(Quarter.class, String.class);
        OAuthFlow code = new OAuthFlow()
                .authorizationUrl("/oauth2/authorize")
                .tokenUrl("/oauth2/token")
                .scopes(new Scopes());
        OAuthFlow credentials = new OAuthFlow().tokenUrl("/oauth2/token").scopes(new Scopes());
        return new OpenAPI()
                .info(new Info()
                        .title("Guildbook")
                        .version("1")
                        .description("The membership and reputation ledger. Every write needs an Idempotency-Key."))
                .servers(List.of(new Server().url("/")))
                .components(new Components()
                        .addSecuritySchemes(
                                TOKEN,
                                new SecurityScheme()
                                        .type(SecurityScheme.Type.OAUTH2)
                                        .flows(new OAuthFlows()
                                                .authorizationCode(code)
                                                .clientCredentials(credentials))))
                .addSecurityItem(new SecurityRequirement().addList(TOKEN));
    }
}
