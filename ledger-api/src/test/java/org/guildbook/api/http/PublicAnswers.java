package org.guildbook.api.http;

import static java.util.Map.entry;
import static org.guildbook.api.http.Http.COMMUNITY;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.guildbook.api.http.Http.Answer;
import org.guildbook.api.problem.ApiPaths;
import org.guildbook.api.proofs.ProofFolder;
import org.guildbook.api.security.Caller;
import org.guildbook.api.security.Route;
import org.guildbook.api.security.RouteTable;
import org.guildbook.values.PartyId;
import org.guildbook.values.Quarter;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.http.HttpMethod;

/** What one visitor or another is answered on every address that is read, pages and files included. */
final class PublicAnswers {

    /** A file for each pattern that leaves it open; there are none of the last two kinds. */
    private static final Map<String, List<String>> FILES = Map.ofEntries(
            entry("/swagger-ui/**", List.of("/swagger-ui/index.html")),
            entry("/actuator/health/**", List.of("/actuator/health/liveness", "/actuator/health/readiness")),
            entry("/css/**", List.of("/css/guildbook.css", "/css/chart.css")),
            entry("/images/**", List.of("/images/guildbook.svg")),
            entry("/vendor/**", List.of("/vendor/charts.css-1.2.0/charts.min.css")),
            entry("/js/**", List.of()),
            entry("/webjars/**", List.of()));

    /** Nothing was wrong, there is no such picture, and members are not shown to strangers unless they say so. */
    private static final Set<String> NOT_THERE =
            Set.of("/error", "/favicon.ico", "/v1/communities/{community}/members/{party}/profile");

    private final Http http;
    private final ConfigurableApplicationContext application;
    private final Map<String, String> variables;
    private final List<Long> positions;

    /**
     * @param about whom members and their cases are asked about
     * @param positions of entries to ask for
     */
    PublicAnswers(
            Http http, ConfigurableApplicationContext application, PartyId about, String caseId, LongStream positions) {
        this.http = http;
        this.application = application;
        this.variables = Map.of(
                "{community}", TestUsers.COMMUNITY.toString(),
                "{party}", about.toString(),
                "{case}", caseId,
                "{chapter}", SmallCommunity.CHAPTER.toString(),
                "{quarter}", Quarter.of(SmallCommunity.today()).toString());
        this.positions = positions.boxed().toList();
    }

    /** By address; the visitor signs in on the page as well as for the API. */
    Map<String, Answer> to(@Nullable String user) throws IOException {
        return to(user, _ -> true);
    }

    /** To nobody in particular, from what is open to everybody and is there. */
    Map<String, Answer> open() throws IOException {
        return to(null, route -> route.callers().contains(Caller.PUBLIC) && !NOT_THERE.contains(route.pattern()));
    }

    private Map<String, Answer> to(@Nullable String user, Predicate<Route> which) throws IOException {
        Map<String, Answer> answers = new LinkedHashMap<>();
        for (Route route : RouteTable.ROUTES) {
            if (route.method().equals(HttpMethod.GET) && which.test(route)) {
                boolean tile = route.pattern().endsWith("/log/tile/**");
                for (String path : tile ? tiles(user) : paths(route.pattern())) {
                    boolean api = ApiPaths.PREFIXES.stream().anyMatch(path::startsWith);
                    answers.put(path, http.send(api ? http.as(user, path) : http.inSession(user, path)));
                }
            }
        }
        return answers;
    }

    private List<String> paths(String pattern) {
        if (pattern.endsWith("/**")) {
            return Objects.requireNonNull(FILES.get(pattern), pattern);
        }
        String path = pattern;
        for (Map.Entry<String, String> variable : variables.entrySet()) {
            path = path.replace(variable.getKey(), variable.getValue());
        }
        String filled = path + query(pattern);
        Stream<String> all = filled.contains("{position}")
                ? positions.stream().map(position -> filled.replace("{position}", position.toString()))
                : Stream.of(filled);
        return all.map(one -> one.replaceAll("\\{[a-z]+}", "00000000-0000-1000-0000-00000000dead"))
                .toList();
    }

    /** What the route cannot do without. */
    private static String query(String pattern) {
        return switch (pattern.substring(pattern.lastIndexOf('/'))) {
            case "/consistency" -> "?from=1";
            case "/silent-groups" -> "?since=" + SmallCommunity.today();
            case "/personal-data" -> "?purpose=LEGAL";
            default -> "";
        };
    }

    /** Every tile and every bundle of entries that is published; they are asked for once, by nobody in particular. */
    private List<String> tiles(@Nullable String user) throws IOException {
        if (user != null) {
            return List.of();
        }
        Path log = application.getBean(ProofFolder.class).published().resolve(TestUsers.COMMUNITY.toString());
        try (Stream<Path> files = Files.walk(log.resolve("tile"))) {
            List<String> paths = new ArrayList<>();
            files.filter(Files::isRegularFile).forEach(file -> paths.add(COMMUNITY + "/log/" + log.relativize(file)));
            return paths;
        }
    }
}
