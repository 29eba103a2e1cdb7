package org.guildbook.api.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.guildbook.api.limits.LimitProperties;
import org.guildbook.api.limits.RateLimit;
import org.guildbook.api.problem.ApiPaths;
import org.guildbook.api.problem.Fault;
import org.guildbook.api.problem.FaultException;
import org.guildbook.api.problem.ProblemWriter;
import org.guildbook.projections.chapters.Communities;
import org.guildbook.projections.membershipstatus.MembershipStatuses;
import org.guildbook.projections.officeholders.OfficeHolders;
import org.guildbook.projections.privacies.Privacies;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.security.crypto.factory.PasswordEncoderFactories;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtClaimNames;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.server.resource.web.authentication.BearerTokenAuthenticationFilter;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.security.web.firewall.RequestRejectedHandler;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;

/** Bearer tokens for the API, sessions for the pages, and one table of routes before both. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(SecurityProperties.class)
@Import({IssuerConfiguration.class, OutsideIssuerConfiguration.class})
public class SecurityConfiguration {

    /** Nothing is inline, neither script nor style. */
    private static final String CONTENT_SECURITY_POLICY = "default-src 'self'; img-src 'self' data:; "
            + "object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'none'";

    @Bean
    Identities identities(UserDirectory users) {
        return new Identities(users);
    }

    @Bean
    OfficeAuthority officeAuthority(
            OfficeHolders officeHolders, MembershipStatuses memberships, Communities communities, Clock clock) {
        return new OfficeAuthority(officeHolders, memberships, communities, clock);
    }

    @Bean
    SealedReaders sealedReaders(Identities identities, OfficeAuthority offices, Privacies privacies) {
        return new SealedReaders(identities, offices, privacies);
    }

    @Bean
    RouteGate routeGate(Identities identities, OfficeAuthority offices) {
        return new RouteGate(RouteTable.ROUTES, identities, offices);
    }

    @Bean
    PasswordEncoder passwordEncoder() {
        return PasswordEncoderFactories.createDelegatingPasswordEncoder();
    }

    @Bean
    UserDetailsService userDetailsService(UserDirectory users) {
        return username -> users.find(username)
                .map(user -> User.withUsername(user.username())
                        .password(user.passwordHash())
                        .build())
                .orElseThrow(() -> new UsernameNotFoundException(username));
    }

    @Bean
    FilterRegistrationBean<RateLimit> addressRateLimit(LimitProperties limits, ProblemWriter problems) {
        RateLimit limit = new RateLimit(
                limits.requestsPerMinuteAndAddress(),
                limits.trackedCallers(),
                HttpServletRequest::getRemoteAddr,
                problems);
        FilterRegistrationBean<RateLimit> registration = new FilterRegistrationBean<>(limit);
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE + 10);
        return registration;
    }

    @Bean
    @Order(2)
    SecurityFilterChain apiChain(
            HttpSecurity http, RouteGate gate, Identities identities, LimitProperties limits, ProblemWriter problems) {
        RateLimit perClient = new RateLimit(
                limits.requestsPerMinuteAndClient(),
                limits.trackedCallers(),
                _ -> identities
                        .current()
                        .map(identity -> identity.client() + " " + identity.subject())
                        .orElse(null),
                problems);
        http.securityMatcher(ApiPaths::contains)
                .authorizeHttpRequests(requests -> requests.anyRequest().access(gate))
                .oauth2ResourceServer(server -> server.jwt(Customizer.withDefaults())
                        .authenticationEntryPoint((request, response, failure) ->
                                problems.write(request, response, refusal(gate, request, failure))))
                .exceptionHandling(failures -> failures.authenticationEntryPoint((request, response, failure) ->
                                problems.write(request, response, refusal(gate, request, failure)))
                        .accessDeniedHandler((request, response, failure) ->
                                problems.write(request, response, refusal(gate, request, failure))))
                .addFilterAfter(perClient, BearerTokenAuthenticationFilter.class)
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                // A token is sent by programs on purpose, never by a browser on its own.
                .csrf(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .headers(SecurityConfiguration::headers);
        return http.build();
    }

    @Bean
    @Order(3)
    SecurityFilterChain pagesChain(HttpSecurity http, RouteGate gate) {
        http.authorizeHttpRequests(requests -> requests.anyRequest().access(gate))
                .formLogin(form -> form.loginPage("/login"))
                .exceptionHandling(failures -> failures.authenticationEntryPoint(signInOrNotFound(gate))
                        .accessDeniedHandler((request, response, _) -> response.sendError(
                                gate.methodsOf(request).isEmpty()
                                        ? HttpServletResponse.SC_NOT_FOUND
                                        : HttpServletResponse.SC_FORBIDDEN)))
                .logout(logout -> logout.logoutSuccessUrl("/"))
                .headers(SecurityConfiguration::headers);
        return http.build();
    }

    /** Nobody is asked to sign in for a page that does not exist. */
    private static AuthenticationEntryPoint signInOrNotFound(RouteGate gate) {
        AuthenticationEntryPoint signIn = new LoginUrlAuthenticationEntryPoint("/login");
        return (request, response, failure) -> {
            if (gate.methodsOf(request).isEmpty()) {
                response.sendError(HttpServletResponse.SC_NOT_FOUND);
            } else {
                signIn.commence(request, response, failure);
            }
        };
    }

    /** Paths that no honest client sends, for example with an encoded slash. */
    @Bean
    RequestRejectedHandler requestRejectedHandler(ProblemWriter problems) {
        return (request, response, _) -> problems.write(request, response, FaultException.of(Fault.MALFORMED_REQUEST));
    }

    static OAuth2TokenValidator<Jwt> audience(SecurityProperties properties) {
        return new JwtClaimValidator<List<String>>(
                JwtClaimNames.AUD, audience -> audience != null && audience.contains(properties.audience()));
    }

    /** A caller learns that a route or method does not exist before being asked for a token. */
    private static Throwable refusal(RouteGate gate, HttpServletRequest request, Throwable failure) {
        Set<String> methods = gate.methodsOf(request);
        if (methods.isEmpty()) {
            return FaultException.of(Fault.NO_SUCH_ROUTE);
        }
        boolean known = methods.contains(request.getMethod())
                || (request.getMethod().equals("HEAD") && methods.contains("GET"));
        return known
                ? failure
                : FaultException.of(Fault.METHOD_NOT_ALLOWED, Map.of("Allow", String.join(", ", methods)));
    }

    private static void headers(HeadersConfigurer<HttpSecurity> headers) {
        headers.contentSecurityPolicy(policy -> policy.policyDirectives(CONTENT_SECURITY_POLICY))
                .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.SAME_ORIGIN))
                .permissionsPolicyHeader(
                        permissions -> permissions.policy("camera=(), geolocation=(), microphone=(), payment=()"));
    }
}
