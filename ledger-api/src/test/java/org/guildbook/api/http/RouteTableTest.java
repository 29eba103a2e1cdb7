package org.guildbook.api.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.guildbook.api.http.Http.Answer;
import org.guildbook.api.security.Caller;
import org.guildbook.api.security.Route;
import org.guildbook.api.security.RouteTable;
import org.guildbook.values.Role;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.http.HttpMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

@ExtendWith(RunningGuildbook.class)
class RouteTableTest {

    /** Problems that say the gate is closed; a use case that refuses an office says {@code not-authorised}. */
    private static final Set<String> CLOSED = Set.of("not-signed-in", "not-open-to-you");

    private static final List<String> USERS = users();

    private static List<String> users() {
        List<String> users = new ArrayList<>(List.of("", TestUsers.STRANGER, TestUsers.OPERATOR, "ann", "bo"));
        for (Role role : Role.values()) {
            users.add(TestUsers.holderOf(role));
        }
        return users;
    }

    @Test
    void every_route_is_open_to_the_callers_in_the_table_and_to_nobody_else(Http http) {
        List<String> wrong = new ArrayList<>();
        for (Route route : RouteTable.ROUTES) {
            if (route.pattern().startsWith("/v1") || route.pattern().startsWith("/actuator/p")) {
                for (String user : USERS) {
                    boolean open = !CLOSED.contains(call(http, route, user).problem());
                    if (open != admits(route, user)) {
                        wrong.add(user + (open ? " reaches " : " does not reach ") + route);
                    }
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    /** Nothing is sent that could be recorded: no body, and no key. */
    private static Answer call(Http http, Route route, String user) {
        String path = route.pattern()
                .replace("{community}", TestUsers.COMMUNITY.toString())
                .replace("{party}", TestUsers.party("ann").toString())
                .replace("{chapter}", SmallCommunity.CHAPTER.toString())
                .replace("{quarter}", "2026Q1")
                .replace("{position}", "0")
                .replaceAll("\\{[a-z]+}", "00000000-0000-1000-0000-00000000dead");
        return http.send(http.as(user.isEmpty() ? null : user, path)
                .method(route.method().name(), BodyPublishers.noBody()));
    }

    /** What the table says, for the member ann of the only chapter. */
    private static boolean admits(Route route, String user) {
        Set<Caller> callers = route.callers();
        if (callers.contains(Caller.PUBLIC)) {
            return true;
        }
        if (user.isEmpty()) {
            return false;
        }
        boolean party = TestUsers.PARTIES.contains(user);
        boolean office = party
                && !user.equals("ann")
                && !user.equals("bo")
                && callers.contains(Caller.valueOf(user.toUpperCase(Locale.ROOT)));
        // The founding entry names the owner and belongs to the secretary; other parties may not open it. Auditors get
        // its
        // receipt, without the sealed part.
        boolean sealedFounding =
                switch (route.pattern().substring(route.pattern().lastIndexOf('/'))) {
                    case "/sealed" -> Set.of("owner", "secretary").contains(user);
                    case "/receipt" -> Set.of("owner", "secretary", "auditor").contains(user);
                    default -> true;
                };
        return callers.contains(Caller.SIGNED_IN)
                || (callers.contains(Caller.OPERATOR) && user.equals(TestUsers.OPERATOR))
                || (callers.contains(Caller.PARTY) && party && sealedFounding)
                || (callers.contains(Caller.SELF) && user.equals("ann"))
                || office;
    }

    @Test
    void every_mapped_route_stands_in_the_table(ConfigurableApplicationContext application) {
        Set<String> inTheTable = new TreeSet<>();
        RouteTable.ROUTES.forEach(route -> inTheTable.add(route.method() + " " + route.pattern()));
        Set<String> mapped = new TreeSet<>();
        application
                .getBeansOfType(RequestMappingHandlerMapping.class)
                .values()
                .forEach(mapping -> mapping.getHandlerMethods()
                        .keySet()
                        .forEach(info -> info.getPatternValues()
                                .forEach(pattern -> (info.getMethodsCondition()
                                                        .getMethods()
                                                        .isEmpty()
                                                ? Set.of("GET")
                                                : info.getMethodsCondition().getMethods())
                                        .forEach(method -> mapped.add(method + " " + withoutPatterns(pattern))))));
        assertThat(mapped).isSubsetOf(inTheTable).hasSizeGreaterThan(40);
    }

    private static String withoutPatterns(String pattern) {
        return pattern.replaceAll("\\{([a-z]+):[^/]*}", "{$1}");
    }

    @Test
    void no_row_stands_twice() {
        assertThat(RouteTable.ROUTES)
                .extracting(route -> route.method() + " " + route.pattern())
                .doesNotHaveDuplicates();
        assertThat(RouteTable.ROUTES).extracting(Route::method).containsOnly(HttpMethod.GET, HttpMethod.POST);
    }
}
