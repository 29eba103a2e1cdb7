package org.guildbook.api.http;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.platform.commons.support.ReflectionSupport;

/** The problems that the test classes over HTTP have heard in this JVM so far. */
final class HeardRefusals {

    private static final Map<Class<?>, Set<Http.Refusal>> BY_CLASS = new ConcurrentHashMap<>();

    static void note(Class<?> test, Set<Http.Refusal> heard) {
        BY_CLASS.put(test, heard);
    }

    static Set<Http.Refusal> all() {
        return BY_CLASS.values().stream().flatMap(Set::stream).collect(Collectors.toSet());
    }

    /** The test classes over HTTP that have not run to their end yet. */
    static List<Class<?>> silent() {
        return ReflectionSupport.findAllClassesInPackage(
                HeardRefusals.class.getPackageName(),
                test -> speaksHttp(test) && !BY_CLASS.containsKey(test),
                name -> name.endsWith("Test"));
    }

    private static boolean speaksHttp(Class<?> test) {
        ExtendWith extensions = test.getAnnotation(ExtendWith.class);
        return extensions != null
                && Arrays.stream(extensions.value()).anyMatch(ApplicationExtension.class::isAssignableFrom);
    }

    private HeardRefusals() {}
}
