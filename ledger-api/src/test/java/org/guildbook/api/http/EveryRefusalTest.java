package org.guildbook.api.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.guildbook.api.GuildbookApplication;
import org.guildbook.api.problem.Fault;
import org.guildbook.decision.Command;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.http.server.PathContainer;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.util.pattern.PathPatternParser;

/**
 * Whatever a use case about members, their conduct, their privacy or the structure of a community may be refused for
 * was heard over HTTP, from the route of that use case, by some test of this package. It is run as the last one.
 */
@Order(Integer.MAX_VALUE)
@ExtendWith(RunningGuildbook.class)
class EveryRefusalTest {

    private static final Pattern OF_A_TOPIC =
            Pattern.compile("org/guildbook/(chapter|community|conduct|membership|policy|privacy)/\\w+");

    /** May be said of every command, before its own rules are asked. */
    private static final Set<String> COMMON =
            Set.of("command-reused", "decision-stale", "effective-date-in-future", "unknown-community");

    /** What no request can bring about, and why. */
    private static final Set<Answer> OUT_OF_REACH = Set.of(
            // The request is refused as invalid before the use case counts.
            new Answer("AssignHandlers", "limit-exceeded"),
            new Answer("AssignInterviewer", "limit-exceeded"),
            // One request takes over one term, of which nothing was paid.
            new Answer("AdmitFoundingMember", "amount-not-positive"),
            new Answer("AdmitFoundingMember", "currency-mismatch"),
            new Answer("AdmitFoundingMember", "limit-exceeded"),
            new Answer("AdmitFoundingMember", "term-missing"),
            // Said to the system alone.
            new Answer("LeaveSmallGroup", "still-a-member"),
            // The office of its leader ends with the group.
            new Answer("RecordGroupMeeting", "group-dissolved"),
            // The node that signs makes the key, and counts what was lost.
            new Answer("RotateSigningKey", "limit-exceeded"),
            new Answer("RestoreLog", "incarnation-not-next"),
            new Answer("RestoreLog", "not-authorised"));

    /** A use case, by its simple name, and a refusal. */
    private record Answer(String useCase, String refusal) implements Comparable<Answer> {

        @Override
        public int compareTo(Answer other) {
            return toString().compareTo(other.toString());
        }

        @Override
        public String toString() {
            return useCase + " " + refusal;
        }
    }

    private final MethodGraph methods = new MethodGraph(Command.class, GuildbookApplication.class);

    @Test
    void every_refusal_of_every_use_case_was_heard(ConfigurableApplicationContext application) {
        boolean part = System.getProperty("test") != null || System.getProperty("basedir") == null;
        if (part && !HeardRefusals.silent().equals(List.of(EveryRefusalTest.class))) {
            return;
        }
        assertThat(HeardRefusals.silent()).as("run before this").containsExactly(EveryRefusalTest.class);
        Map<RequestMappingInfo, Class<?>> useCases = useCasesByRoute(application);
        Set<Answer> unheard = new TreeSet<>();
        Set<String> refusals = refusals();
        for (Class<?> useCase : new HashSet<>(useCases.values())) {
            methods.texts(methods.reached(methods.methodsOf(useCase))).stream()
                    .filter(refusals::contains)
                    .forEach(refusal -> unheard.add(new Answer(useCase.getSimpleName(), refusal)));
        }
        HeardRefusals.all()
                .forEach(heard -> useCases.forEach((route, useCase) -> {
                    if (leadsTo(route, heard)) {
                        unheard.remove(new Answer(useCase.getSimpleName(), heard.problem()));
                    }
                }));
        assertThat(unheard).isEqualTo(new TreeSet<>(OUT_OF_REACH));
    }

    /** What a rule of a use case may say, as opposed to what may be wrong with any request. */
    private static Set<String> refusals() {
        Set<String> faults = Arrays.stream(Fault.values()).map(Fault::id).collect(Collectors.toSet());
        return ResourceBundle.getBundle("refusals", Locale.ENGLISH).keySet().stream()
                .filter(id -> !faults.contains(id) && !COMMON.contains(id))
                .collect(Collectors.toSet());
    }

    /** The use case whose command the method behind a route makes; a route that leads to several proves nothing of one. */
    private Map<RequestMappingInfo, Class<?>> useCasesByRoute(ConfigurableApplicationContext application) {
        Map<RequestMappingInfo, Class<?>> useCases = new HashMap<>();
        application
                .getBeansOfType(RequestMappingHandlerMapping.class)
                .values()
                .forEach(mapping -> mapping.getHandlerMethods().forEach((route, handler) -> {
                    List<Class<?>> commands = commands(handler.getMethod()).toList();
                    if (commands.size() == 1) {
                        useCases.put(route, commands.getFirst());
                    }
                }));
        return useCases;
    }

    private Stream<Class<?>> commands(Method handler) {
        String owner = handler.getDeclaringClass().getName().replace('.', '/');
        MethodGraph.Method entrance = new MethodGraph.Method(
                owner,
                handler.getName(),
                MethodType.methodType(handler.getReturnType(), handler.getParameterTypes())
                        .toMethodDescriptorString());
        return methods.reached(Set.of(entrance)).stream()
                .filter(method -> method.name().equals("<init>"))
                .filter(method -> OF_A_TOPIC.matcher(method.owner()).matches())
                .<Class<?>>map(method -> type(method.owner().replace('/', '.')))
                .filter(Command.class::isAssignableFrom)
                .distinct();
    }

    private static Class<?> type(String name) {
        try {
            return Class.forName(name);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    private static boolean leadsTo(RequestMappingInfo route, Http.Refusal heard) {
        return route.getMethodsCondition().getMethods().stream()
                        .anyMatch(method -> method.name().equals(heard.method()))
                && route.getPatternValues().stream()
                        .map(PathPatternParser.defaultInstance::parse)
                        .anyMatch(pattern -> pattern.matches(PathContainer.parsePath(heard.path())));
    }
}
