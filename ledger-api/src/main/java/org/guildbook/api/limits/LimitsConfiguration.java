package org.guildbook.api.limits;

import jakarta.servlet.http.HttpServletRequest;
import java.util.function.Predicate;
import org.guildbook.api.problem.ApiPaths;
import org.guildbook.api.problem.ProblemWriter;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;

/** The bounds of the API. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(LimitProperties.class)
public class LimitsConfiguration {

    @Bean
    FilterRegistrationBean<BodyLimit> bodyLimit(LimitProperties limits, ProblemWriter problems) {
        Predicate<HttpServletRequest> limited = ApiPaths::contains;
        return limit(
                new BodyLimit(limits.bodyBytes(), limited.and(request -> !bringsAFile(request)), problems),
                Ordered.HIGHEST_PRECEDENCE + 20);
    }

    /** Behind the gate: a large body is read from nobody but who may bring one. */
    @Bean
    FilterRegistrationBean<BodyLimit> importLimit(LimitProperties limits, ProblemWriter problems) {
        return limit(new BodyLimit(limits.importBytes(), LimitsConfiguration::bringsAFile, problems), 0);
    }

    private static boolean bringsAFile(HttpServletRequest request) {
        return request.getMethod().equals("POST")
                && request.getRequestURI().startsWith(ApiPaths.VERSION_1 + "/communities/")
                && request.getRequestURI().endsWith("/imports");
    }

    private static FilterRegistrationBean<BodyLimit> limit(BodyLimit limit, int order) {
        FilterRegistrationBean<BodyLimit> registration = new FilterRegistrationBean<>(limit);
        registration.setOrder(order);
        return registration;
    }
}
