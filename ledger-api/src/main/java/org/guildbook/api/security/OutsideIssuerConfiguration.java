package org.guildbook.api.security;

import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtValidators;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.jwt.SupplierJwtDecoder;

/** Tokens come from an outside issuer, which is asked for its keys when the first token arrives. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnExpression("!'${guildbook.security.issuer:}'.isBlank()")
class OutsideIssuerConfiguration {

    @Bean
    JwtDecoder jwtDecoder(SecurityProperties properties) {
        String issuer = String.valueOf(properties.issuer());
        return new SupplierJwtDecoder(() -> {
            NimbusJwtDecoder decoder =
                    NimbusJwtDecoder.withIssuerLocation(issuer).build();
            decoder.setJwtValidator(new DelegatingOAuth2TokenValidator<>(
                    JwtValidators.createDefaultWithIssuer(issuer), SecurityConfiguration.audience(properties)));
            return decoder;
        });
    }
}
